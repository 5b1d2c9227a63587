import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { Database, fileColumns, openCohort, profileFrom, writeCohort } from '../../../lib/cohort/node.ts';
import {
  type CellProblem,
  explainProblem,
  type IntakeCounts,
  type Mapping,
  openSource,
  previewCohort,
  proposeMapping,
  readTable,
  Targets,
  writeCsvReport,
  writeXlsxReport,
} from '../../../lib/cohort-intake/node.ts';
import { together } from '../../../lib/cohort-intake/preview.ts';
import { build } from '../../../lib/engine/node.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { filedFirms, temporaryFolder } from '../../support/cohort.ts';

const { book } = realBook();
const { layout } = build(realCompiled());
const targets = new Targets(book, fileColumns(layout));

interface Taken {
  readonly counts: IntakeCounts;
  readonly problems: readonly CellProblem[];
}

async function take(
  path: string,
  out: string,
  change: Partial<Mapping> = {},
  more?: (problems: AsyncIterable<CellProblem>) => Promise<void>,
): Promise<Taken> {
  const source = await openSource(path);
  const { mapping } = await proposeMapping(source, targets, 2026);
  using intake = await readTable(source, { ...mapping, ...change }, out, { book, targets });
  await more?.(intake.problems());
  return { counts: intake.counts, problems: await Array.fromAsync(intake.problems()) };
}

async function firmsIn(path: string) {
  using database = await Database.open({ threads: 1 });
  const { rows } = await openCohort(database, path, layout);
  const read = await database.rows(`SELECT * FROM read_parquet('${path}')`);
  expect(read).toHaveLength(rows);
  return read;
}

const csv = [
  '企业名称,所属行业,员工人数,营业收入（万元）,exportExperience,foundingYear,年度,备注',
  '甲,机械,三百人,"1,200.5",从未听说,2015-03-31,2024,x',
  '乙,不详,-5,-3,none,不详,,x',
  '合计,,295,,,,,',
  ',机械,1,1,none,2001,2024,',
  '甲,机械,20,5,occasional,2010,2024,',
  '丙,=cmd|calc,n/a,2亿,occasional,2050,abc,,more',
].join('\n');

describe('a table that is read', () => {
  it('keeps good rows, leaves bad cells unknown and reports each', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('t.csv'), csv);
    const { counts, problems } = await take(folder.file('t.csv'), folder.file('c.parquet'));
    expect(counts).toEqual({ rows: 6, kept: 3, rejected: 3, badCells: 9 });
    expect(problems.map(({ line, header, value, fault, rejected }) => [line, header, value, fault, rejected])).toEqual([
      [2, 'exportExperience', '从未听说', 'option', false],
      [3, '员工人数', '-5', 'tooLow', false],
      [3, '营业收入（万元）', '-3', 'tooLow', false],
      [4, '企业名称', '合计', 'sum', true],
      [5, '企业名称', '', 'noId', true],
      [6, '企业名称', '甲', 'idTwice', true],
      [7, 'foundingYear', '2050', 'tooHigh', false],
      [7, '年度', 'abc', 'year', false],
      [7, '(9)', 'more', 'beyond', false],
    ]);
    expect(await firmsIn(folder.file('c.parquet'))).toEqual([
      {
        id: '甲',
        asOf: 2024,
        'group.industry': '机械',
        employees: 300,
        annualRevenue: 12_005_000,
        exportExperience: null,
        foundingYear: 2015,
      },
      {
        id: '乙',
        asOf: 2026,
        'group.industry': null,
        employees: null,
        annualRevenue: null,
        exportExperience: 'none',
        foundingYear: null,
      },
      {
        id: '丙',
        asOf: 2026,
        'group.industry': '=cmd|calc',
        employees: null,
        annualRevenue: 200_000_000,
        exportExperience: 'occasional',
        foundingYear: null,
      },
    ]);
  });

  it('may lose the rows of bad cells instead', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('t.csv'), 'id,employees\na,5\nb,x\n');
    const { counts } = await take(folder.file('t.csv'), folder.file('c.parquet'), { badCells: 'reject' });
    expect(counts).toEqual({ rows: 2, kept: 1, rejected: 1, badCells: 1 });
    expect(await firmsIn(folder.file('c.parquet'))).toEqual([{ id: 'a', asOf: 2026, employees: 5 }]);
  });

  it('names what it often met and did not understand, with what may be meant', async () => {
    using folder = temporaryFolder();
    const rows = ['a,ocasional,x', 'b,ocasional,5', 'c,zzzzzzzz,6'].join('\n');
    writeFileSync(folder.file('t.csv'), `id,exportExperience,employees\n${rows}\n`);
    const source = await openSource(folder.file('t.csv'));
    const { mapping } = await proposeMapping(source, targets, 2026);
    using intake = await readTable(source, mapping, folder.file('c.parquet'), { book, targets });
    const [first, ...others] = await intake.unread(10);
    expect(first).toMatchObject({ header: 'exportExperience', value: 'ocasional', cells: 2 });
    expect(first!.suggestions[0]).toBe('occasional');
    expect(others.map(({ value, suggestions }) => [value, suggestions])).toEqual([
      ['zzzzzzzz', []],
      ['x', []],
    ]);
  });

  it('doubts percentages of which none is above one, and believes a factor', async () => {
    using folder = temporaryFolder();
    const rows = Array.from({ length: 30 }, (_, index) => `${index},${index / 40}`).join('\n');
    writeFileSync(folder.file('t.csv'), `id,exportShare\n${rows}\n`);
    const source = await openSource(folder.file('t.csv'));
    const { mapping } = await proposeMapping(source, targets, 2026);
    const columns = mapping.columns.map((column) =>
      column.to === 'exportShare' ? { ...column, factor: 100 } : column,
    );
    for (const [tried, doubts] of [
      [mapping, 1],
      [{ ...mapping, columns }, 0],
    ] as const) {
      using intake = await readTable(source, tried, folder.file('c.parquet'), { book, targets });
      expect(intake.notes).toHaveLength(doubts);
    }
  });

  it('cuts no name short: what is too long is reported', async () => {
    using folder = temporaryFolder();
    const long = 'x'.repeat(501);
    writeFileSync(folder.file('t.csv'), `id,region,employees\n${long},a,1\nb,${long},2\n`);
    const { problems } = await take(folder.file('t.csv'), folder.file('c.parquet'));
    expect(problems.map(({ to, fault, rejected }) => [to, fault, rejected])).toEqual([
      ['id', 'text', true],
      ['group.region', 'text', false],
    ]);
    expect(await firmsIn(folder.file('c.parquet'))).toEqual([
      { id: 'b', asOf: 2026, 'group.region': null, employees: 2 },
    ]);
    expect(explainProblem(problems[0]!, book, targets, 'en')).toMatchObject({
      allowed: 'a text of at most 500 characters',
      done: 'the row was left out',
    });
  });

  it('stops when it is told to, and leaves the file before as it was', async () => {
    using folder = temporaryFolder();
    const rows = Array.from({ length: 6000 }, (_, index) => `${index},5`).join('\n');
    writeFileSync(folder.file('t.csv'), `id,employees\n${rows}\n`);
    writeFileSync(folder.file('c.parquet'), 'before');
    const source = await openSource(folder.file('t.csv'));
    const { mapping } = await proposeMapping(source, targets, 2026);
    const stopped = readTable(source, mapping, folder.file('c.parquet'), {
      book,
      targets,
      signal: AbortSignal.abort(),
    });
    await expect(stopped).rejects.toThrow('aborted');
    expect(readFileSync(folder.file('c.parquet'), 'utf8')).toBe('before');
    expect(readdirSync(folder.path).toSorted()).toEqual(['c.parquet', 't.csv']);
  });

  it('leaves nothing behind, and no file where no row is left', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('t.csv'), 'id,employees\n,5\n');
    const { counts } = await take(folder.file('t.csv'), folder.file('c.parquet'));
    expect(counts.kept).toBe(0);
    expect(existsSync(folder.file('c.parquet'))).toBe(false);
    expect(readdirSync(folder.path)).toEqual(['t.csv']);
  });

  it('gives back every firm of a cohort file, also by way of CSV', async () => {
    using folder = temporaryFolder();
    // A dash as the name of something means that nothing is known.
    const firms = [...filedFirms(book, 60, 5)].filter(({ profile }) => !JSON.stringify(profile).includes('"-"'));
    expect(firms.length).toBeGreaterThan(10);
    await writeCohort(layout, firms, folder.file('a.parquet'), ['region']);
    {
      using database = await Database.open({ threads: 1 });
      await database.run(
        `COPY (SELECT * FROM '${folder.file('a.parquet')}') TO '${folder.file('a.csv')}' (FORMAT csv, HEADER)`,
      );
    }
    for (const name of ['a.parquet', 'a.csv']) {
      const { counts, problems } = await take(folder.file(name), folder.file('c.parquet'));
      expect(problems).toEqual([]);
      expect(counts.kept).toBe(firms.length);
      using database = await Database.open({ threads: 1 });
      const file = await openCohort(database, folder.file('c.parquet'), layout);
      for (const { id, profile } of firms) expect(await profileFrom(database, file, id), name).toEqual(profile);
    }
  });
});

describe('a report', () => {
  it('says what is wrong, what is allowed and what was done, in either language', () => {
    const problem = {
      line: 2,
      header: '规模',
      to: 'ownBrandShare',
      value: 'half',
      fault: 'option',
      asOf: 2026,
      rejected: false,
    } as const;
    expect(explainProblem(problem, book, targets, 'en')).toMatchObject({
      wrong: 'no such option',
      allowed: expect.stringContaining('(some)'),
      done: 'the answer was left unknown',
    });
    expect(explainProblem({ ...problem, to: 'employees', fault: 'tooLow' }, book, targets, 'zh').allowed).toMatch(
      /1.*1000000.*整数|1到1000000/,
    );
  });

  it('has words of its own for every problem of every column', () => {
    for (const [to, { kind }] of targets.columns) {
      const fault =
        kind === 'option' || kind === 'options'
          ? 'option'
          : kind === 'boolean'
            ? 'yesNo'
            : kind === 'number'
              ? 'tooHigh'
              : kind === 'text'
                ? 'text'
                : 'list';
      for (const locale of ['en', 'zh'] as const) {
        const line = explainProblem(
          { line: 1, header: to, to, value: 'x', fault, asOf: 2026, rejected: false },
          book,
          targets,
          locale,
        );
        expect(line.allowed.length, to).toBeGreaterThan(3);
      }
    }
  });

  it('is no way to get a formula into a spreadsheet', async () => {
    using folder = temporaryFolder();
    const evil = ['=cmd|/c calc', '+1+1', '-2+3', '@SUM(A1)', '\t=1'];
    writeFileSync(
      folder.file('t.csv'),
      `id,employees\n${evil.map((cell, index) => `${index},"${cell}"`).join('\n')}\n`,
    );
    const options = { book, targets, locale: 'en' } as const;
    await take(folder.file('t.csv'), folder.file('c.parquet'), {}, async (problems) =>
      writeCsvReport(problems, folder.file('r.csv'), options),
    );
    const lines = readFileSync(folder.file('r.csv'), 'utf8').replace(/\r\n$/, '').split('\r\n');
    expect(lines).toHaveLength(evil.length + 1);
    expect(lines[0]).toMatch(/^\ufeffLine,Column,/);
    for (const line of lines.slice(1)) expect(line).toMatch(/employees,employees,"?'[=+\-@]/);
    await take(folder.file('t.csv'), folder.file('c.parquet'), {}, async (problems) =>
      writeXlsxReport(problems, folder.file('r.xlsx'), options),
    );
    const source = await openSource(folder.file('r.xlsx'));
    const own = await Array.fromAsync(source.lines());
    expect(own.map(({ cells }) => cells[3])).toEqual(['Value', ...evil.map((cell) => cell.trim())]);
    const rows = await readSheet(readFileSync(folder.file('r.xlsx')));
    expect(rows.slice(1).map((row) => row[3])).toEqual(evil.map((cell) => cell.trim()));
  });
});

describe('a preview', () => {
  const firms = (count: number) =>
    Array.from(
      { length: count },
      (_, index) =>
        `f${index},${index < 3 ? 'none' : index < 9 ? 'occasional' : 'regularUnder5'},${index + 1},${index % 2 ? 'yes' : ''}`,
    );

  it('counts values and gives quantiles to who holds the data', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('t.csv'), `id,exportExperience,employees,foundingVision\n${firms(20).join('\n')}\n`);
    await take(folder.file('t.csv'), folder.file('c.parquet'));
    const { firms: count, columns } = await previewCohort(folder.file('c.parquet'), layout, true);
    expect(count).toBe(20);
    expect(columns.find(({ name }) => name === 'exportExperience')).toEqual({
      name: 'exportExperience',
      known: 20,
      values: [
        { value: 'regularUnder5', count: 11 },
        { value: 'occasional', count: 6 },
        { value: 'none', count: 3 },
      ],
    });
    expect(columns.find(({ name }) => name === 'employees')!.quantiles![2]).toEqual([0.5, 10.5]);
    expect(columns.find(({ name }) => name === 'foundingVision')).toEqual({
      name: 'foundingVision',
      known: 10,
      values: [{ value: 'true', count: 10 }],
    });
  });

  it('shows others no count below five, nor one that comes out by subtraction', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('t.csv'), `id,exportExperience,employees,foundingVision\n${firms(20).join('\n')}\n`);
    await take(folder.file('t.csv'), folder.file('c.parquet'));
    const { columns } = await previewCohort(folder.file('c.parquet'), layout, false);
    expect(columns.find(({ name }) => name === 'exportExperience')).toEqual({
      name: 'exportExperience',
      known: 20,
      values: [{ value: 'regularUnder5', count: 11 }],
      others: 9,
    });
    expect(columns.find(({ name }) => name === 'employees')!.quantiles).toEqual([
      [0.1, null],
      [0.25, 5.8],
      [0.5, 11],
      [0.75, 15],
      [0.9, null],
    ]);
  });

  it('hides a second value beside a lone small one', () => {
    const counts = [
      { value: 'a', firms: 50 },
      { value: 'b', firms: 30 },
      { value: 'c', firms: 4 },
    ];
    expect(together(counts).map(({ count }) => count)).toEqual([50, null, null]);
    expect(together([{ value: 'a', firms: 9 }]).map(({ count }) => count)).toEqual([9]);
    const few = [
      { value: 'a', firms: 50 },
      { value: 'b', firms: 2 },
      { value: 'c', firms: 1 },
    ];
    expect(together(few).map(({ count }) => count)).toEqual([null, null, null]);
  });
});
