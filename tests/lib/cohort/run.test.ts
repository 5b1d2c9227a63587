import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyScenario, synthesise } from '../../../lib/cohort/index.ts';
import {
  Database,
  type Engine,
  openCohort,
  runCohort,
  type Summary,
  summarise,
  writeCohort,
} from '../../../lib/cohort/node.ts';
import { overridden } from '../../../lib/cohort/overridden.ts';
import { type CompiledBook, compile, evaluate, type Profile } from '../../../lib/engine/index.ts';
import { build } from '../../../lib/engine/program/index.ts';
import type { ScenarioRecord } from '../../../lib/rulebook/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { filedFirms, temporaryFolder } from '../../support/cohort.ts';

const { book } = realBook();
const { layout } = build(realCompiled());
const name = { en: 'Test', zh: '测试' };
const everything: ScenarioRecord = {
  id: 'everything',
  name,
  levers: Object.keys(book.levers)
    .slice(0, 20)
    .map((lever) => ({ lever, effect: 1, awareness: 1, ability: 1, unitCost: 10 })),
};
const rules: ScenarioRecord = {
  id: 'rules',
  name,
  parameters: { brandTargetFrom: 1 },
  without: [book.decisions['entry.mode']!.rules[0]!.id],
  levers: [{ lever: 'lever-talent-programme', effect: 1, awareness: 1, ability: 1 }],
};
const unheard: ScenarioRecord = {
  ...everything,
  id: 'unheard',
  levers: everything.levers!.map((own) => ({ ...own, awareness: 0 })),
};
const renamed: ScenarioRecord = { id: 'renamed', name };
const scenarios = [everything, rules, unheard, renamed];

type Row = Readonly<Record<string, string | number | null>>;

async function run(
  path: string,
  out: string,
  engine: Engine = 'js',
  threads = 2,
): Promise<{ summary: Summary; rows: Row[]; hash: string }> {
  using database = await Database.open();
  const file = await openCohort(database, path, layout);
  const summary = await runCohort({ book, file, scenarios, seed: 3, out, engine, threads }, (codes) =>
    summarise(codes, { book, file, scenarios, seed: 3, holdsData: true }),
  );
  const rows = await database.rows<Row>(`SELECT * FROM '${out}/results.parquet'`);
  return {
    summary,
    rows,
    hash: createHash('sha256')
      .update(readFileSync(`${out}/results.parquet`))
      .digest('hex'),
  };
}

/** What a firm is advised, as the results of a run say it. */
function adviceOn(compiled: CompiledBook, profile: Profile, prefix: string): Row {
  const { decisions, portfolios } = evaluate(compiled, profile);
  const shown = (id: string) => decisions.find(({ decision }) => decision === id)!.shown;
  const ways = Array.from({ length: 5 }, (_, market) => {
    const own = portfolios[market];
    return [`${prefix}.market${market + 1}.wayIn`, own ? (own.leaving ? 'stagedWithdrawal' : own.mode.shown) : null];
  });
  const firm = ['level.current', 'level.target', 'model', 'pathway'].map((id) => [`${prefix}.${id}`, shown(id)]);
  return Object.fromEntries([...firm, ...ways]) as Row;
}

describe('a run over a population', () => {
  it('advises every firm as one firm is advised, in JavaScript and in SQL, with the same bytes', {
    timeout: 600_000,
  }, async () => {
    using folder = temporaryFolder();
    const firms = [...filedFirms(book, 150, 41)];
    await writeCohort(layout, firms, folder.file('f.parquet'), ['region']);
    const { rows, hash, summary } = await run(folder.file('f.parquet'), folder.file('js'));
    const other = compile(overridden(book, rules));
    firms.forEach(({ id, profile, groups }, index) => {
      const under = (scenario: ScenarioRecord) =>
        applyScenario(realCompiled(), id, profile, { seed: 3, levers: scenario.levers ?? [] }).profile;
      expect(rows[index]).toMatchObject({
        id,
        'group.region': groups!.region,
        ...adviceOn(realCompiled(), profile, 'baseline'),
        ...adviceOn(realCompiled(), under(everything), 'everything'),
        ...adviceOn(other, under(rules), 'rules'),
        ...adviceOn(realCompiled(), profile, 'unheard'),
      });
    });
    expect((await run(folder.file('f.parquet'), folder.file('duck'), 'duckdb')).hash).toBe(hash);
    expect((await run(folder.file('f.parquet'), folder.file('one'), 'js', 1)).hash).toBe(hash);

    const [all, changedRules, nobody, same] = summary.scenarios;
    const otherwise = rows.filter((row) =>
      Object.keys(row).some(
        (key) =>
          key.startsWith('everything.') &&
          `baseline.${key.slice(11)}` in row &&
          row[key] !== row[`baseline.${key.slice(11)}`],
      ),
    );
    expect(all!.moved).toBe(otherwise.length);
    expect(all!.moved).toBeGreaterThan(10);
    expect(changedRules!.moved).toBeGreaterThan(0);
    const cost = rows.reduce((sum, row) => sum + Number(row['everything.cost']), 0);
    expect(all!.cost).toBe(cost);
    expect(all!.costPerMove).toBe(cost / otherwise.length);
    const regions = all!.groups.filter(({ group }) => group === 'region');
    expect(regions.reduce((sum, { moved }) => sum + moved!, 0)).toBe(otherwise.length);
    const [low, high] = all!.intervals!.moved;
    expect(low).toBeLessThanOrEqual(otherwise.length);
    expect(high).toBeGreaterThanOrEqual(otherwise.length);

    // Nobody hears of anything; only a name is new.
    expect(nobody).toMatchObject({ moved: 0, cost: 0, costPerMove: null });
    expect(nobody!.nothing!.en).toMatch(/^This changed nothing, because \d+ firms/);
    expect(same).toMatchObject({ moved: 0, levers: [] });
    expect(Object.values(same!.transitions).flat()).toEqual([]);
  });

  it('divides what a scenario moves among its levers, to the last firm', async () => {
    using folder = temporaryFolder();
    await writeCohort(layout, filedFirms(book, 400, 43), folder.file('f.parquet'));
    using database = await Database.open();
    const file = await openCohort(database, folder.file('f.parquet'), layout);
    const sure = (id: string, ...levers: string[]): ScenarioRecord => ({
      id,
      name,
      levers: levers.map((lever) => ({ lever, effect: 1, awareness: 0.8, ability: 1 })),
    });
    // The second and the third fill the same gap for many firms.
    const four = sure(
      'four',
      'lever-one-stop-service',
      'lever-going-in-groups',
      'lever-overseas-park',
      'lever-talent-programme',
    );
    const own = [four, sure('alone', 'lever-talent-programme'), rules];
    const options = { book, file, scenarios: own, seed: 3 };
    const { scenarios: found } = await runCohort(
      { ...options, out: folder.file('out'), attributes: true },
      (codes, moved) => summarise(codes, { ...options, holdsData: true }, moved),
    );
    const [together, alone, withRules] = found;
    const parts = together!.levers.map(({ moves }) => moves!);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(together!.moved!, 9);
    expect(parts.filter((part) => part > 0).length).toBeGreaterThan(1);
    expect(parts[0]).toBeGreaterThanOrEqual(0);
    expect(alone!.levers[0]!.moves).toBe(alone!.moved);
    // Where rules change as well, levers cannot be told apart from them.
    expect(withRules!.levers[0]!.moves).toBeNull();
  });

  it('gives back the shares of the population from Slovenia within sampling error', async () => {
    using folder = temporaryFolder();
    const count = 4000;
    const population = book.populations['slovenian-firms']!;
    await writeCohort(layout, synthesise(population, count, 5), folder.file('f.parquet'));
    using database = await Database.open();
    const file = await openCohort(database, folder.file('f.parquet'), layout);
    expect(file.rows).toBe(count);
    for (const { question, shares } of population.firm)
      for (const [option, share] of Object.entries(shares)) {
        const [found] = await database.rows<{ share: number }>(
          `SELECT count(*) / ${count} AS share FROM '${file.path}' WHERE "${question}" = '${option}'`,
        );
        // Four standard errors.
        expect(Math.abs(found!.share - share)).toBeLessThanOrEqual(4 * Math.sqrt((share * (1 - share)) / count));
      }
    const { summary } = await run(file.path, folder.file('out'));
    const none = summary.baseline['level.current']!.reduce((sum, { firms }) => sum + firms!, 0);
    expect(none).toBe(count);
  });

  it('stops when it is told to', async () => {
    using folder = temporaryFolder();
    await writeCohort(layout, filedFirms(book, 20, 1), folder.file('f.parquet'));
    using database = await Database.open();
    const file = await openCohort(database, folder.file('f.parquet'), layout);
    const stopped = runCohort(
      { book, file, scenarios, seed: 1, out: folder.file('out'), signal: AbortSignal.abort(new Error('enough')) },
      async () => 'done',
    );
    await expect(stopped).rejects.toThrow('enough');
  });
});
