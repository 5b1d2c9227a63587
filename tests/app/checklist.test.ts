import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { checklistCalendar, checklistCsv, type FileWords } from '../../app/[locale]/checklist/files.ts';
import { checklistItems } from '../../app/[locale]/checklist/items.ts';
import { buildAdvice } from '../../lib/advice/index.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import type { ChecklistEntry } from '../../lib/store/index.ts';
import { realBook, realCompiled } from '../support/book.ts';

const { book, cases } = realBook();
const profile = cases.map((item) => profilesOf(book, item)[0]!).find(({ markets }) => markets.length > 1)!;
const advice = buildAdvice(realCompiled(), profile, 'zh');
const first = `action:${advice.actions[0]!.key}`;
const written: ChecklistEntry = { item: first, done: false, owner: '王芳', due: '2027-03-31', note: '第一行\n第二行' };
const words: FileWords = {
  columns: {
    kind: '类别',
    item: '条目',
    market: '市场',
    step: '第一步',
    done: '完成',
    owner: '负责人',
    due: '期限',
    note: '记录',
  },
  kind: { action: '行动', risk: '风险' },
  yes: '是',
  no: '否',
};
const itemsWith = (...entries: ChecklistEntry[]) =>
  checklistItems(advice, entries, (_, id) => (id === 'known' ? '旧行动' : null));

describe('checklist', () => {
  test('holds every action and risk of the advice, in its order, with what was written', () => {
    const items = itemsWith(written);
    expect(items.map(({ id }) => id)).toEqual([
      ...advice.actions.map(({ key }) => `action:${key}`),
      ...advice.risks.map(({ id }) => `risk:${id}`),
    ]);
    expect(items[0]!.entry).toEqual(written);
    expect(items[1]!.entry).toMatchObject({ done: false, owner: '', due: '', note: '' });
    expect(items.filter(({ gone }) => gone)).toEqual([]);
  });

  test('what was written about an item that is gone is not lost', () => {
    const gone = itemsWith(
      { ...written, item: 'action:known' },
      { ...written, item: 'risk:x' },
      { ...written, item: 'odd' },
    );
    expect(gone.filter((item) => item.gone).map(({ name, entry }) => [name, entry.note])).toEqual([
      ['旧行动', written.note],
      ['x', written.note],
    ]);
  });
});

describe('the table', () => {
  test('reads back as it was written, in a spreadsheet too', () => {
    const text = checklistCsv(itemsWith({ ...written, done: true }), words);
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [row, ...rest] = parse<Record<string, string>>(text, { columns: true, bom: true });
    expect(rest).toHaveLength(advice.actions.length + advice.risks.length - 1);
    expect(row).toMatchObject({
      类别: '行动',
      条目: advice.actions[0]!.name,
      完成: '是',
      负责人: '王芳',
      期限: '2027-03-31',
      记录: '第一行\n第二行',
    });
  });

  test.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1'])('%j is no formula', (note) => {
    const [row] = parse<Record<string, string>>(checklistCsv(itemsWith({ ...written, note }), words), {
      columns: true,
      bom: true,
    });
    expect(row!.记录).toBe(`'${note}`);
  });
});

describe('the calendar', () => {
  test('holds what has a date and is not done, as a whole day', () => {
    const other = `risk:${advice.risks[0]!.id}`;
    const text = checklistCalendar(
      itemsWith(written, { ...written, item: other, done: true }),
      '跟进清单',
      'case',
    ).replaceAll('\r\n ', '');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toContain('DTSTART;VALUE=DATE:20270331');
    expect(text).toContain(`SUMMARY:${advice.actions[0]!.name.replaceAll(/([,;\\])/g, '\\$1')} (王芳)`);
    expect(text).toContain('第一行\\n第二行');
  });

  test('line breaks and commands in a note stay in the note; equal lists give equal files', () => {
    const sly = { ...written, note: 'x\r\nEND:VEVENT\r\nBEGIN:VALARM', owner: 'a;b,c' };
    const text = checklistCalendar(itemsWith(sly), 'x', 'case');
    expect(text.match(/^END:VEVENT/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^BEGIN:VALARM/m);
    expect(checklistCalendar(itemsWith(sly), 'x', 'case')).toBe(text);
  });

  test('lines are folded at 75 bytes, as calendars ask', () => {
    const text = checklistCalendar(itemsWith({ ...written, note: '记'.repeat(300) }), 'x', 'case');
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
