import assert from 'node:assert/strict';
import { Bench } from 'tinybench';
import { columnsOf, Evaluator, Population } from '../../lib/engine/compiled/index.ts';
import { evaluate } from '../../lib/engine/index.ts';
import { build } from '../../lib/engine/program/index.ts';
import { jsonRules } from './contenders/json-rules.ts';
import { bookOf, landfall, profileOf } from './contenders/landfall.ts';
import { publicodes } from './contenders/publicodes.ts';
import { zen } from './contenders/zen.ts';
import { type Contender, type Firm, generateFirms, generateRules } from './rule-set.ts';
import { count, type Section } from './section.ts';

const ruleCount = 60;
const fieldCount = 30;
const checkedFirms = 300;
const columnFirms = 20_000;
/** Firms of one measured call: a call of its own for each firm would measure the clock. */
const perCall = 10;

interface Measured {
  readonly name: string;
  readonly withReasons: boolean;
  readonly perSecond: number;
}

/** The same generated rule set in every engine. Nothing is timed before all of them say the same of the same firms. */
export async function engines(): Promise<Section> {
  const set = generateRules(ruleCount, fieldCount, 1);
  const book = bookOf(set);
  const evaluator = new Evaluator(book);
  const program = build(book);
  const population = new Population(program, { decisions: [0], sums: true });
  const contenders = [
    jsonRules(set),
    zen(set, false),
    zen(set, true),
    publicodes(set),
    landfall('Landfall, interpreter', (profile) => evaluate(book, profile)),
    landfall('Landfall, compiled, one firm at a time', (profile) => evaluator.evaluate(profile)),
  ];
  const firms = generateFirms(set, checkedFirms, 2);
  await expectAgreement(contenders, firms);

  const many = generateFirms(set, columnFirms, 3).map(profileOf);
  const columns = columnsOf(program.layout, many);
  await expectColumnsAgree(contenders[0]!, set.options.length, population, generateFirms(set, checkedFirms, 2));

  const bench = new Bench({ time: 1500, warmupTime: 1500 });
  for (const { name, prepare } of contenders) {
    const runs = firms.map(prepare);
    let next = 0;
    bench.add(name, async () => {
      for (let i = 0; i < perCall; i++) {
        const outcome = runs[next++ % runs.length]!();
        if (outcome instanceof Promise) await outcome;
      }
    });
  }
  bench.add('columns', () => {
    population.run(columns);
  });
  bench.add('columns from profiles', () => {
    population.run(columnsOf(program.layout, many.slice(0, 5000)));
  });
  await bench.run();
  const perSecond = (name: string, firmsPerCall: number) => {
    const { result } = bench.getTask(name)!;
    if (result.state !== 'completed') throw new Error(`${name} was not measured`);
    return (firmsPerCall * 1000) / result.latency.p50;
  };
  const measured: Measured[] = [
    ...contenders.map(({ name, withReasons }) => ({ name, withReasons, perSecond: perSecond(name, perCall) })),
    { name: 'Landfall, compiled, columns', withReasons: false, perSecond: perSecond('columns', columnFirms) },
    {
      name: 'Landfall, compiled, columns written from profiles first',
      withReasons: false,
      perSecond: perSecond('columns from profiles', 5000),
    },
  ];
  return table(measured, set.rules[0]!.tests.length);
}

async function expectAgreement(contenders: readonly Contender[], firms: readonly Firm[]): Promise<void> {
  for (const firm of firms) {
    const [first, ...others] = await Promise.all(contenders.map(async (contender) => contender.prepare(firm)()));
    for (const [index, other] of others.entries()) {
      const name = contenders[index + 1]!.name;
      assert.deepEqual(other.scores, first!.scores, name);
      if (other.reasons) assert.deepEqual([...other.reasons].sort(), [...first!.reasons!].sort(), name);
    }
  }
}

async function expectColumnsAgree(
  reference: Contender,
  options: number,
  population: Population,
  firms: readonly Firm[],
): Promise<void> {
  const { sums } = population.run(columnsOf(population.program.layout, firms.map(profileOf))).get(0)!;
  for (const [row, firm] of firms.entries()) {
    const { scores } = await reference.prepare(firm)();
    assert.deepEqual([...sums.subarray(row * options, (row + 1) * options)], Object.values(scores));
  }
}

function table(measured: readonly Measured[], tests: number): Section {
  const of = (name: string) => measured.find((item) => item.name === name)!.perSecond;
  const [json, plainZen] = [of('json-rules-engine'), of('zen-engine')];
  return {
    title: 'Engines on one rule set',
    columns: ['engine', 'reasons', 'firms per second', '× json-rules-engine', '× zen-engine'],
    rows: measured.map(({ name, withReasons, perSecond }) => [
      name,
      withReasons ? 'yes' : 'no',
      count(perSecond),
      count(perSecond / json),
      count(perSecond / plainZen),
    ]),
    notes: [
      `${ruleCount} generated rules of ${tests} conditions each over ${fieldCount} fields, 6 options, every answer given. Each engine has an equal translation; on ${checkedFirms} firms all give the same sum for every option and, where they give reasons, name the same rules. Calls one after another, one thread, median of the calls; each engine gets the firm in its own form. json-rules-engine and publicodes cannot be asked without reasons. Reasons of Landfall: every rule for or against every option with its weight, the range of every sum over open answers, and what is still possible. Its columns give sums and what comes first.`,
    ],
  };
}
