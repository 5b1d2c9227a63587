import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from '../../../lib/batch/server.ts';

describe('the name of a file in an archive', () => {
  it('says number, client and case', () => {
    expect(fileName(7, ['宁波某某公司', 'Vietnam, second round'], 'pdf')).toBe(
      '007 宁波某某公司 – Vietnam, second round.pdf',
    );
    expect(fileName(12, ['', ''], 'docx')).toBe('012.docx');
  });

  it.each([
    ['../../etc/passwd', '001 .. .. etc passwd.pdf'],
    ['C:\\Windows\\con', '001 C Windows con.pdf'],
    ['a\u202efdp.exe', '001 a fdp.exe.pdf'],
    ['a\u0000b\nc', '001 a b c.pdf'],
    ['<b>"x"|*?</b>', '001 b x b.pdf'],
    [' . . ', '001.pdf'],
  ])('is safe for %j', (word, name) => {
    expect(fileName(1, [word], 'pdf')).toBe(name);
  });

  it('does not end in the middle of a letter', () => {
    const name = fileName(1, ['👩‍👩‍👧‍👦'.repeat(60)], 'pdf');
    expect(name).not.toContain('\ufffd');
    expect(Buffer.byteLength(name)).toBeLessThan(200);
  });

  it('is one part of a path, printable, short enough for every system, and another for every number', () => {
    const word = fc.string({ unit: 'binary', maxLength: 400 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 999 }), (client, label, place) => {
        const name = fileName(place, [client, label], 'pdf');
        expect(name).toMatch(/^\d{3}( [^/\\<>:"|?*\p{C}]*[^/\\<>:"|?*\p{C}. ])?\.pdf$/u);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(name.isWellFormed()).toBe(true);
        expect(fileName(place + 1, [client, label], 'pdf')).not.toBe(name);
      }),
    );
  });
});
