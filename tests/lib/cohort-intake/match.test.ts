import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileColumns } from '../../../lib/cohort/node.ts';
import {
  IntakeError,
  type Mapping,
  openSource,
  parseMapping,
  proposeMapping,
  Targets,
} from '../../../lib/cohort-intake/node.ts';
import { build } from '../../../lib/engine/node.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { temporaryFolder } from '../../support/cohort.ts';

const { book } = realBook();
const targets = new Targets(book, fileColumns(build(realCompiled()).layout));

async function propose(content: string, saved?: Mapping) {
  using folder = temporaryFolder();
  writeFileSync(folder.file('t.csv'), content);
  return await proposeMapping(await openSource(folder.file('t.csv')), targets, 2026, saved);
}

describe('headings', () => {
  it('are every column of a cohort file by its name', () => {
    for (const name of ['id', 'asOf', ...targets.columns.keys()])
      expect(targets.find(name)).toEqual({ to: name, by: 'name' });
    expect(targets.find('GROUP.Region')).toEqual({ to: 'group.Region', by: 'name' });
  });

  it('are questions by their label in either language', () => {
    for (const { id, scope, items, label } of Object.values(book.questions)) {
      if (items) continue;
      const to = `${scope === 'firm' ? '' : scope === 'market' ? 'market1.' : 'good1.'}${id}`;
      for (const text of [label.en, label.zh]) expect(targets.find(text)?.to, text).toBe(to);
    }
  });

  it.each([
    ['员工人数', 'employees'],
    ['营业收入（万元）', 'annualRevenue'],
    ['企业名称', 'id'],
    ['所属行业', 'group.industry'],
    ['目标国家', 'market1.targetCountry'],
    ['市场2：目标国家', 'market2.targetCountry'],
    ['Target country (market 3)', 'market3.targetCountry'],
    ['targetCountry (market 3)', 'market3.targetCountry'],
    ['good 2 cnCode', 'good2.cnCode'],
    ['market6.targetCountry', null],
    ['备注', null],
  ])('%s is %s', (heading, to) => {
    expect(targets.find(heading)?.to ?? null).toBe(to);
  });

  it('that are misspelt get suggestions', () => {
    expect(targets.suggest('employes')).toContain('employees');
    expect(targets.suggest('企业员工有多少')).toContain('employees');
    for (const heading of ['!!', '备注', '甲乙', 'xyz']) expect(targets.suggest(heading), heading).toEqual([]);
  });
});

describe('a proposed mapping', () => {
  it('finds the headings below a title, and the unit in a heading', async () => {
    const { mapping } = await propose('2026 survey,,\nFirm ID,营业收入（万元）,备注\n1,2,x\n');
    expect(mapping).toMatchObject({ headerLine: 2, asOf: 2026, delimiter: ',', encoding: 'utf-8' });
    expect(mapping.columns).toEqual([
      { header: 'Firm ID', to: 'id' },
      { header: '营业收入（万元）', to: 'annualRevenue', factor: 10_000 },
      { header: '备注', to: null },
    ]);
  });

  it('gives no two columns to one question', async () => {
    const { columns, notes } = await propose('id,employees,员工人数\n1,2,3\n');
    expect(columns.map(({ to }) => to)).toEqual(['id', 'employees', null]);
    expect(notes.map(({ en }) => en)).toEqual(['"员工人数" is not read: "employees" is read as employees already']);
  });

  it('is used again for the next file, in another order and with other spaces', async () => {
    const first = await propose('Firm ID,Kopfzahl,x\n1,2,3\n');
    const saved: Mapping = {
      ...first.mapping,
      asOf: 2024,
      columns: first.mapping.columns.map((column) =>
        column.header === 'Kopfzahl' ? { ...column, to: 'employees' } : column,
      ),
    };
    const { columns, mapping, notes } = await propose(
      'kopf zahl,firm id,exportShare\n2,1,3\n',
      parseMapping(JSON.stringify(saved), targets),
    );
    expect(columns.map(({ to, by }) => [to, by])).toEqual([
      ['employees', 'saved'],
      ['id', 'saved'],
      ['exportShare', 'name'],
    ]);
    expect(mapping.asOf).toBe(2024);
    expect(notes).toEqual([]);
  });

  it('with 10,000 unknown headings is there at once', async () => {
    const header = Array.from({ length: 10_000 }, (_, index) => `spalte ${index}`).join(',');
    const { columns } = await propose(`${header}\n`);
    expect(columns).toHaveLength(10_000);
    expect(columns.every(({ to }) => to === null)).toBe(true);
  });
});

describe('a mapping file', () => {
  const problemOf = (text: string) => {
    try {
      parseMapping(text, targets);
    } catch (error) {
      expect(error).toBeInstanceOf(IntakeError);
      return (error as IntakeError).message;
    }
    return null;
  };
  const base = { version: 1, asOf: 2026, badCells: 'unknown' };

  it('is refused with what is wrong', () => {
    expect(problemOf('{')).toContain('not readable as JSON');
    expect(problemOf(JSON.stringify({ ...base, badCells: 'ignore', columns: [] }))).toContain('badCells');
    expect(problemOf(JSON.stringify({ ...base, columns: [{ header: 'a', to: 'employes' }] }))).toBe(
      'mapping of "a": there is no column "employes"; did you mean "employees"?',
    );
    expect(
      problemOf(
        JSON.stringify({
          ...base,
          columns: [
            { header: 'a', to: 'id' },
            { header: 'b', to: 'id' },
          ],
        }),
      ),
    ).toContain('two columns go to "id"');
  });
});
