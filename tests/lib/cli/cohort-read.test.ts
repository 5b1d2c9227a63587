import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/cohort.ts';

function cohortRead(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'lib/cli/cohort-read.ts', ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

describe('npm run cohort:read', () => {
  it('writes a cohort file, a report and a mapping that reads the next file', () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('t.csv'), 'Firma;Kopfzahl;exportShare\na;12;7%\nb;x;\n');
    const [out, report, mapping] = ['c.parquet', 'r.csv', 'm.json'].map((name) => folder.file(name)) as [
      string,
      string,
      string,
    ];
    const looked = cohortRead(folder.file('t.csv'), '--save-mapping', mapping);
    expect(looked).toMatchObject({ status: 0, stderr: 'read as text in UTF-8, cells parted by semicolons\n' });
    expect(existsSync(out)).toBe(false);
    const edited = readFileSync(mapping, 'utf8')
      .replace(/("header": "Firma",\s*"to": )null/, '$1"id"')
      .replace(/("header": "Kopfzahl",\s*"to": )null/, '$1"employees"');
    writeFileSync(mapping, edited);
    const read = cohortRead(folder.file('t.csv'), '--mapping', mapping, '--out', out, '--report', report);
    expect(read.stderr).toContain('2 of 2 rows kept, 1 cells or rows could not be read\n');
    expect(read.status).toBe(0);
    const { counts, preview } = JSON.parse(read.stdout);
    expect(counts).toEqual({ rows: 2, kept: 2, rejected: 0, badCells: 1 });
    expect(preview.columns.map(({ name, known }: { name: string; known: number }) => [name, known])).toEqual([
      ['employees', 1],
      ['exportShare', 1],
    ]);
    expect(readFileSync(report, 'utf8')).toContain('3,Kopfzahl,employees,x,not readable as a number,');
  });

  it('ends with 2 and a plain line on input that cannot be used', () => {
    using folder = temporaryFolder();
    const file = (name: string, content: string | Buffer) => {
      writeFileSync(folder.file(name), content);
      return folder.file(name);
    };
    const out = folder.file('c.parquet');
    const cases: readonly (readonly [args: readonly string[], says: string])[] = [
      [[folder.file('none.csv')], 'none.csv: cannot be read or written (ENOENT)'],
      [[file('half.parquet', 'PAR1xxxx')], 'was not written to its end'],
      [[file('t.csv', 'id,employees\n,1\n'), '--out', out], 'no row could be read'],
      [[file('u.csv', 'id\n1\n'), '--mapping', file('m.json', '{}')], 'mapping'],
      [[file('v.csv', 'id\n1\n'), '--report', folder.file('r.pdf'), '--out', out], 'must end in .csv or .xlsx'],
    ];
    for (const [args, says] of cases) {
      const { status, stderr } = cohortRead(...args);
      expect({ args, status, stderr }).toEqual({ args, status: 2, stderr: expect.stringContaining(says) });
      expect(stderr).not.toContain('    at ');
    }
    expect(existsSync(out)).toBe(false);
  });
});
