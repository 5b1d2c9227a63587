import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { cbamLaw, loadCbamLaw } from '@/lib/cbam/node.ts';
import { run } from '../../support/cli.ts';

type Cells = readonly (string | number | null)[];

let folder = '';
let rules = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-cbam-'));
  rules = join(folder, 'rules');
  mkdirSync(join(rules, 'data'), { recursive: true });
  cpSync('rules/data/cbam', join(rules, 'data', 'cbam'), { recursive: true });
  cpSync('rules/data/territories.yaml', join(rules, 'data', 'territories.yaml'));
});

async function workbook(sheets: Readonly<Record<string, readonly Cells[]>>): Promise<string> {
  const path = join(folder, 'workbook.xlsx');
  const data = Object.entries(sheets).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) => [...row]) as SheetData,
  }));
  await writeXlsxFile(data).toFile(path);
  return path;
}
const update = (file: string, ...args: string[]) => run('cbam-update.ts', [file, '--rules', rules, ...args]);
const law = () => loadCbamLaw(rules);
const written = (name: string) => readFileSync(join(rules, 'data', 'cbam', name), 'utf8');

// The layout of the Commission's workbooks: a title, a header, sectors as rows of their own, groups with "see below".
const header = [
  'Product CN Code',
  'Description',
  'Default Value (direct emissions)',
  'Default Value (Indirect emissions)',
  'Default Value (total emissions)',
];
const markups = [2026, 2027, 2028].map((year) => `${year} Default Value (Including mark-up)`);
const route = 'Underlying production route determining CBAM BM';
const february = (country: string, rows: readonly Cells[]): readonly Cells[] => [
  [country],
  [...header, ...markups, route],
  ...rows,
];
const august = (country: string, rows: readonly Cells[]): readonly Cells[] => [[country], [...header, route], ...rows];
const overview = [['Overview'], ['For information only']];

describe('npm run cbam:update with default values', () => {
  it('reads the first layout, with its columns that include the mark-up', async () => {
    const file = await workbook({
      Overview: overview,
      China: february('China', [
        ['Cement'],
        ['2523 10 00', 'White clinker', 1.24, 0.06, 1.3, 1.43, 1.56, 1.69, '(B)'],
        ['2523 10 00', 'Grey clinker', 1.35, 0.05, 1.4, 1.54, 1.68, 1.82, '(A)'],
        ['Iron and steel'],
        ['7318', 'Screws, bolts and the like', 'see below', 'see below', 'see below', null, null, null, '\u00a0'],
        ['7318 15', 'Bolts', 6.1, 'N/A', 6.1, 6.71, 7.32, 7.93, '(C)'],
        ['7228', 'Bars', 3, 'N/A', 3, 3.3, 3.6, 3.9, '(C)/(F)'],
        ['7203', 'Sponge iron', '–', 'N/A', '–', '–', '–', '–', '\u00a0'],
      ]),
      Türkiye: february('Türkiye', [['7208', 'Hot-rolled', 2.4, 'N/A', 2.4, 2.64, 2.88, 3.12, '(E)']]),
    });
    const { status, stdout, stderr } = update(file);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(law().defaultValues.CN).toEqual({
      '2523100010': { total: 1.3, direct: 1.24, indirect: 0.06, routes: ['B'] },
      '2523100090': { total: 1.4, direct: 1.35, indirect: 0.05, routes: ['A'] },
      '731815': { total: 6.1, routes: ['C'] },
      '7228': { total: 3, routes: ['C', 'F'] },
    });
    expect(law().defaultValues.TR).toEqual({ '7208': { total: 2.4, routes: ['E'] } });
    // Countries the workbook does not name stay, and the report says so.
    expect(law().defaultValues.IN).toEqual(cbamLaw().defaultValues.IN);
    expect(stdout).toContain('changed  CN,731815,6.375,,,C  →  6.1,,,C');
    expect(stdout).toContain('removed  CN,7208,3.187,,,C');
    expect(stdout).toMatch(/Not in the workbook and kept \(118\): .*IN/);
    expect(stdout).toContain('Written.');
  });

  it('reads the second layout, without mark-up, with TARIC codes and decimal commas', async () => {
    const file = await workbook({
      'Version History': [['2', '06.08.2026']],
      'Other countries and territories': august('Other countries and territories', [
        ['2523 10 00 90', 'Grey clinker', '1,350', '0,040', '1,390', '(A)'],
        ['7318 15', 'Bolts', '6,375', 'N/A', '6,375', '(C)'],
      ]),
    });
    expect(update(file, '--drop-missing').status).toBe(0);
    expect(law().defaultValues).toEqual({
      OTHER: {
        '2523100090': { total: 1.39, direct: 1.35, indirect: 0.04, routes: ['A'] },
        '731815': { total: 6.375, routes: ['C'] },
      },
    });
  });

  it('writes nothing on a dry run and nothing when nothing changes', async () => {
    const before = written('default-values.csv');
    const changed = await workbook({ China: august('China', [['7208', 'Hot-rolled', 3, 'N/A', 3, '(C)']]) });
    const { stdout } = update(changed, '--dry-run');
    expect(stdout).toContain('changed  CN,7208,3.187,,,C  →  3,,,C');
    expect(stdout).toContain('Nothing was written.');
    expect(written('default-values.csv')).toBe(before);
    const rows = Object.entries(cbamLaw().defaultValues.DZ!).map(
      ([cn, { total, direct, indirect, routes }]): Cells => [
        cn,
        '',
        direct ?? total,
        indirect ?? 'N/A',
        total,
        routes.map((each) => `(${each})`).join('/'),
      ],
    );
    const same = update(await workbook({ Algeria: august('Algeria', rows) }));
    expect(same.stdout).toContain('0 added, 0 removed, 0 changed');
    expect(written('default-values.csv')).toBe(before);
  });

  it('finds the sheet of every country that has values by its English name', async () => {
    const names = new Intl.DisplayNames('en', { type: 'region' });
    const countries = Object.keys(cbamLaw().defaultValues).filter((id) => id !== 'OTHER');
    const sheets = countries.map((id) => [names.of(id)!, august(id, [['7208', '', 1, 'N/A', 1, '(C)']])] as const);
    const { status, stderr } = update(await workbook(Object.fromEntries(sheets)));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const id of countries) expect(law().defaultValues[id], id).toEqual({ '7208': { total: 1, routes: ['C'] } });
  });

  it('names every cell it cannot read and writes nothing', async () => {
    const before = written('default-values.csv');
    const file = await workbook({
      China: august('China', [
        ['7208', 'Hot-rolled', 3, 'N/A', 'about 3', '(C)'],
        ['7209', 'Cold-rolled', 3, 'N/A', 3, '(Q)'],
        ['7210', 'Coated', 3, 'N/A', 4, '(C)'],
        ['72x', 'Slip', 3, 'N/A', 3, '(C)'],
        ['7211', 'Narrow', 3, 'N/A', 3, '(C)'],
        ['7211', 'Narrow again', 3, 'N/A', 3, '(C)'],
        ['2523 10 00', 'Clinker', 1, 0.1, 1.1, '(A)'],
      ]),
      Atlantis: august('Atlantis', []),
      India: [['India'], ['Product CN Code', 'Description']],
    });
    const { status, stderr } = update(file);
    expect(status).toBe(2);
    expect(stderr.split('\n')).toEqual([
      'sheet "China" row 3: "3" "N/A" "about 3" cannot be read as numbers',
      'sheet "China" row 4: "(Q)" is no route',
      'sheet "China" row 5: has no indirect emissions, but total and direct differ',
      'sheet "China" row 6: "72x" is no CN code',
      'sheet "China" row 8: 7211 is there twice',
      'sheet "China" row 9: 25231000 stands for several goods and the description names none of them',
      'sheet "Atlantis": is no country; allowed: an English name, or one listed under sheets in tables.yaml',
      'sheet "India": no header row with direct, indirect, total, route',
      'Nothing was written: 8 problem(s).',
      '',
    ]);
    expect(written('default-values.csv')).toBe(before);
  });

  it('refuses a file that is no workbook', () => {
    const { status, stderr } = update('package.json');
    expect(status).toBe(2);
    expect(stderr).toContain('package.json: cannot be read as a workbook');
  });
});

describe('npm run cbam:update with benchmarks', () => {
  const columns = ['CN code', 'CN Description', 'Column A BMg [tCO2e/t]', 'Route', 'Column B BMg [tCO2e/t]', 'Route'];

  it('reads routes, periods and rows that go on with the good above', async () => {
    const file = await workbook({
      Benchmarks: [
        ['CBAM benchmarks'],
        columns,
        ['Cement'],
        ['2523 29 00', 'Grey Portland cement', 0, null, 0.7, null],
        ['Iron and steel'],
        ['7223 00 19', 'Stainless wire', 0.109, '\u00a0', 1.225, '(1)'],
        [null, null, null, null, 1.187, '(2)'],
        ['7207 11 11', 'Semi-finished', 0.188, '(C)', 1.364, '(C)'],
        [null, null, 0.065, '(D)', 0.475, '(D)'],
        ['7262 20 00', 'High-speed steel', '–', null, 1.577, '(F)(1)'],
        [null, null, null, null, 0.95, '(J)(1)'],
        [null, null, null, null, 1.409, '(F)(2)'],
        [null, null, null, null, 0.918, '(J)(2)'],
      ],
    });
    const { status, stdout, stderr } = update(file);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { benchmarks } = law();
    expect(benchmarks['25232900']).toEqual([{ from: 2026, to: 2030, columnB: { any: 0.7 }, columnA: { any: 0 } }]);
    expect(benchmarks['72230019']).toEqual([
      { from: 2026, to: 2027, columnB: { any: 1.225 }, columnA: { any: 0.109 } },
      { from: 2028, to: 2030, columnB: { any: 1.187 }, columnA: { any: 0.109 } },
    ]);
    expect(benchmarks['72071111']).toEqual([
      { from: 2026, to: 2030, columnB: { C: 1.364, D: 0.475 }, columnA: { C: 0.188, D: 0.065 } },
    ]);
    expect(benchmarks['72622000']).toEqual([
      { from: 2026, to: 2027, columnB: { F: 1.577, J: 0.95 }, columnA: null },
      { from: 2028, to: 2030, columnB: { F: 1.409, J: 0.918 }, columnA: null },
    ]);
    expect(stdout).toContain('changed  25232900,2026,2030,0.666,0  →  0.7,0');
    expect(stdout).toContain('added    72622000,2026,2027,F 1.577 J 0.95,');
  });

  it('names what does not fit and writes nothing', async () => {
    const before = written('benchmarks.csv');
    const file = await workbook({
      Benchmarks: [
        columns,
        [null, null, 0.1, null, 0.2, null],
        ['7208 39 00', 'Coil', 'x', null, 1.37, '(C)'],
        ['7208 40 00', 'Coil', 0.044, null, 1.37, '(C)'],
        [null, null, null, null, 1.4, '(C)'],
        ['7208 51 00', 'Plate', null, null, 1.3, '(1)'],
        [null, null, null, null, 1.3, null],
      ],
    });
    const { status, stderr } = update(file);
    expect(status).toBe(2);
    expect(stderr.split('\n').slice(0, -2)).toEqual([
      'sheet "Benchmarks" row 2: has values, but no CN code of eight digits',
      'sheet "Benchmarks" row 3: "x" "1.37" cannot be read as numbers',
      'sheet "Benchmarks" row 5: column B: the route is there twice or unknown',
      '72085100: column B needs one value for all years, or one for each of the marks (1) and (2)',
    ]);
    expect(written('benchmarks.csv')).toBe(before);
  });
});
