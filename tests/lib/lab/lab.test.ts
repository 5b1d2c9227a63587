import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import {
  drawFirms,
  inspectUpload,
  LabFolder,
  labFiles,
  type PopulationChoices,
  type ReadFirms,
  type RunChoices,
  readUpload,
  removeFromLab,
  runLab,
  type Summary,
  tidyLab,
  work,
} from '../../../lib/lab/server.ts';
import type { Inspected } from '../../../lib/lab/task.ts';
import type { LabEntry, Store } from '../../../lib/store/index.ts';
import { realBook } from '../../support/book.ts';
import { run } from '../../support/cli.ts';
import { temporaryFolder } from '../../support/cohort.ts';
import { sqliteHarness } from '../store/harness.ts';
import { organisation } from '../store/organisation.ts';

const { book } = realBook();
const starter = { actor: 'someone', party: 'policyAnalyst' };
const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
afterEach(() => complaints.mockClear());

type Begin = (done: () => void) => Promise<boolean>;

/** Waits until a piece of work has ended. */
function ended(begin: Begin): Promise<void> {
  return new Promise((done, failed) => {
    begin(done).then((begun) => begun || failed(new Error('not begun')), failed);
  });
}

async function entryIn(store: Store, ours: string, id: string): Promise<LabEntry> {
  return (await store.lab.read(ours, id))!;
}

async function prepared() {
  const database = sqliteHarness();
  const data = temporaryFolder();
  const store = await database.open();
  const folder = new LabFolder(data.path);
  const ours = await organisation(store);
  const arrived = async (content: string | Buffer, holdsData = true) => {
    const id = folder.make();
    writeFileSync(folder.file(id, labFiles.upload), content);
    const choices: PopulationChoices = { from: 'upload', holdsData };
    await store.lab.create(ours, starter, { kind: 'population', name: 'Firms', choices, id });
    const entry = await entryIn(store, ours, id);
    await ended((done) => inspectUpload(store, ours, entry, null, { folder, done }));
    return entryIn(store, ours, id);
  };
  const drawn = async (count: number, population = 'random') => {
    const choices: PopulationChoices = { from: 'rules', population, count, seed: 1 };
    const id = await store.lab.create(ours, starter, { kind: 'population', name: 'Drawn', choices });
    const entry = await entryIn(store, ours, id);
    await ended((done) => drawFirms(store, ours, entry, { folder, done }));
    return entryIn(store, ours, id);
  };
  const planned = async (of: string, choices: Partial<RunChoices> = {}) => {
    const scenarios = [book.scenarios['insure-and-inform']!, book.scenarios['earlier-brand']!];
    const all: RunChoices = { scenarios, seed: 3, divides: true, holdsData: true, ...choices };
    const id = await store.lab.create(ours, starter, { kind: 'run', name: 'Run', of, choices: all });
    return entryIn(store, ours, id);
  };
  return {
    ...{ database, store, folder, ours, arrived, drawn, planned },
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      data[Symbol.dispose]();
    },
  };
}

const csv = [
  '企业编号,员工人数,exportExperience,Umsatz,group.region',
  ...Array.from({ length: 12 }, (_, i) => `firm-${i},${20 + i},none,${i}00,"=cmd|' /C calc'!A0"`),
  'firm-x,很多,nonsense,1,south',
].join('\n');

it('an uploaded table is matched, read with what is wrong reported, and previewed', async () => {
  await using lab = await prepared();
  const { store, folder, ours } = lab;
  const draft = await lab.arrived(csv);
  expect(draft).toMatchObject({ state: 'draft', outcome: { columns: 5, known: 4 } });
  const { columns, mapping, targets } = folder.readJson<Inspected>(draft.id, labFiles.proposal)!;
  expect(columns.map(({ to }) => to)).toEqual(['id', 'employees', 'exportExperience', null, 'group.region']);
  expect(targets.find(({ name }) => name === 'market2.targetCountry')!.label.zh).toMatch(/^市场 2 – /);
  const to = (header: string) => (header === 'Umsatz' ? 'annualRevenue' : undefined);
  const edited = {
    ...mapping,
    columns: mapping.columns.map((column) => ({ ...column, to: to(column.header) ?? column.to })),
  };
  await ended((done) => readUpload(store, ours, draft, edited, true, { folder, done }));
  expect(await entryIn(store, ours, draft.id)).toMatchObject({ state: 'done', outcome: { firms: 13 } });
  const { counts } = folder.readJson<ReadFirms>(draft.id, labFiles.reading)!;
  expect(counts).toEqual({ rows: 13, kept: 13, rejected: 0, badCells: 2 });
  expect(readFileSync(folder.file(draft.id, labFiles.report.zh), 'utf8')).toContain('很多');
  expect(existsSync(folder.file(draft.id, 'work'))).toBe(false);

  // A mapping that goes nowhere is told, and the page of the mapping comes again.
  const wrong = { ...mapping, columns: [{ header: '员工人数', to: 'nothing' }] };
  await ended((done) => readUpload(store, ours, draft, wrong, true, { folder, done }));
  expect(await entryIn(store, ours, draft.id)).toMatchObject({
    state: 'draft',
    outcome: { problems: [{ en: expect.stringContaining('nothing') }] },
  });
  expect(complaints).not.toHaveBeenCalled();
});

it.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['half a Parquet file', Buffer.from('PAR1xxxxxxxxxxxxxxxx'), ''],
  ['a broken workbook', Buffer.from('PK\x03\x04 and then nothing'), ''],
])('%s ends in a report', async (_, content, said) => {
  await using lab = await prepared();
  const failed = await lab.arrived(content);
  expect(failed.state).toBe('failed');
  expect((failed.outcome as { problems: { en: string; zh: string }[] }).problems[0]!.en).toContain(said);
  expect(complaints).not.toHaveBeenCalled();
});

it('a run gives the same bytes when it is begun anew, and any of its firms can be opened', async () => {
  await using lab = await prepared();
  const { store, folder, ours } = lab;
  const population = await lab.drawn(400);
  expect(population).toMatchObject({ state: 'done', outcome: { firms: 400 } });
  const planned = await lab.planned(population.id);
  await ended((end) => runLab(store, ours, planned, { folder, done: end }));
  const done = await entryIn(store, ours, planned.id);
  expect(done).toMatchObject({ state: 'done', total: 400, outcome: { firms: 400 } });
  const summary = folder.readJson<Summary>(done.id, labFiles.summary)!;
  const [insured] = summary.scenarios;
  expect(insured!.moved).toBeGreaterThan(0);
  const parts = insured!.levers.map(({ moves }) => moves ?? 0);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(insured!.moved!, 6);
  const results = folder.file(done.id, labFiles.results);
  const before = readFileSync(results);
  await ended((end) => runLab(store, ours, done, { folder, done: end }));
  expect(readFileSync(results).equals(before)).toBe(true);
  expect(readFileSync(folder.file(done.id, labFiles.resultsCsv), 'utf8')).toMatch(/^\ufeffid,/);

  // What the page gives to reproduce it, on the command line.
  using out = temporaryFolder();
  const scenarios = folder.file(done.id, labFiles.scenarios);
  const options = ['--seed', '3', '--attribute', '--holds-data', '--out', out.path];
  const firms = folder.file(population.id, labFiles.firms);
  const { status, stderr } = run('cohort.ts', ['--firms', firms, '--scenario', scenarios, ...options]);
  expect(status, stderr).toBe(0);
  expect(readFileSync(out.file('results.parquet')).equals(before)).toBe(true);
  expect(JSON.parse(readFileSync(out.file('summary.json'), 'utf8'))).toEqual(summary);

  const { id } = insured!;
  const moved = await work<'moved'>({ kind: 'moved', results, scenario: id, from: 0 });
  if (!('result' in moved)) throw new Error('not answered');
  expect(moved.result.count).toBe(insured!.moved);
  const [one] = moved.result.firms;
  expect(await work<'find'>({ kind: 'find', firms, id: one!.id })).toEqual({ result: { row: one!.row } });
  const asked = { kind: 'beside', firms, seed: 3, locale: 'zh', words: { baseline: '现状' } } as const;
  const scenario = book.scenarios[id]!;
  const beside = await work<'beside'>({ ...asked, row: one!.row, scenario });
  if (!('result' in beside) || !beside.result) throw new Error('not answered');
  expect(beside.result.table.columns.map(({ label }) => label)).toEqual(['现状', scenario.name.zh]);
  expect(beside.result.table.groups.some(({ rows }) => rows.some(({ differs }) => differs))).toBe(true);
  expect(beside.result.outcomes.map(({ lever }) => lever)).toEqual(scenario.levers!.map(({ lever }) => lever));
  expect(await work<'beside'>({ ...asked, row: 400, scenario })).toEqual({ result: null });
});

it('the results of one firm agree with its two advices', async () => {
  await using lab = await prepared();
  const { store, folder, ours } = lab;
  const population = await lab.drawn(200);
  const scenario = book.scenarios['earlier-brand']!;
  const planned = await lab.planned(population.id, { scenarios: [scenario], divides: false });
  await ended((done) => runLab(store, ours, planned, { folder, done }));
  const results = folder.file(planned.id, labFiles.results);
  const moved = await work<'moved'>({ kind: 'moved', results, scenario: scenario.id, from: 0 });
  if (!('result' in moved)) throw new Error('not answered');
  const target = book.decisions['level.target']!;
  const label = (id: string | null) => target.options.find((option) => option.id === id)?.label.en;
  const firm = moved.result.firms.find(({ changes }) => changes.some(({ of }) => of === 'level.target'))!;
  const change = firm.changes.find(({ of }) => of === 'level.target')!;
  const beside = await work<'beside'>({
    ...{ kind: 'beside', firms: folder.file(population.id, labFiles.firms), row: firm.row, scenario, seed: 3 },
    ...{ locale: 'en', words: { baseline: 'Baseline' } },
  });
  if (!('result' in beside) || !beside.result) throw new Error('not answered');
  const rows = beside.result.table.groups.flatMap((group) => group.rows);
  expect(rows.find(({ id }) => id === 'target')!.cells.flat()).toEqual([label(change.from), label(change.to)]);
});

it('a run that is stopped ends its process; a population goes with its runs and their files', async () => {
  await using lab = await prepared();
  const { store, folder, ours } = lab;
  const population = await lab.drawn(50, 'slovenian-firms');
  const planned = await lab.planned(population.id);
  let isEnded = false;
  const endless = (_: unknown, { signal }: { signal?: AbortSignal } = {}) =>
    new Promise<{ error: string }>((done) => {
      signal!.addEventListener('abort', () => {
        isEnded = true;
        done({ error: 'Ended' });
      });
    });
  const end = ended((done) => runLab(store, ours, planned, { folder, work: endless as never, done }));
  expect(await runLab(store, ours, planned, { folder })).toBe(false);
  expect(await store.lab.stop(ours, planned.id)).toBe(true);
  await end;
  expect([isEnded, (await entryIn(store, ours, planned.id)).state]).toEqual([true, 'stopped']);
  await ended((done) => runLab(store, ours, planned, { folder, done }));
  expect((await entryIn(store, ours, planned.id)).state).toBe('done');
  expect(await removeFromLab(store, await organisation(store), population.id, folder)).toBe(false);
  expect(folder.has(planned.id, labFiles.summary)).toBe(true);
  expect(await removeFromLab(store, ours, population.id, folder)).toBe(true);
  expect([population.id, planned.id].map((id) => existsSync(folder.of(id)))).toEqual([false, false]);
});

it('a process that ends in the middle is a run that failed, and says nothing of a firm', async () => {
  await using lab = await prepared();
  const { store, folder, ours } = lab;
  const population = await lab.drawn(5, 'slovenian-firms');
  const planned = await lab.planned(population.id);
  const crashing = async () => ({ error: 'Ended' });
  await ended((done) => runLab(store, ours, planned, { folder, work: crashing as never, done }));
  expect(await entryIn(store, ours, planned.id)).toMatchObject({ state: 'failed', outcome: { error: 'Ended' } });
  expect(complaints.mock.calls.flat()).toEqual(['work of the policy lab failed: Ended']);
});

it('files without an entry are cleared away once they are old; paths of somebody’s making are none', async () => {
  await using lab = await prepared();
  const { store, folder } = lab;
  const [old, young] = [folder.make(), folder.make()];
  const population = await lab.drawn(5, 'slovenian-firms');
  const past = new Date(Date.now() - 2 * 3_600_000);
  for (const id of [old, population.id]) utimesSync(folder.of(id), past, past);
  await tidyLab(store, new Date(), folder);
  expect([old, young, population.id].map((id) => existsSync(folder.of(id)))).toEqual([false, true, true]);
  for (const path of ['..', '../../etc', '', 'x/y']) expect(() => folder.of(path)).toThrow('no id');
});
