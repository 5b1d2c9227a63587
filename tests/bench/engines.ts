import assert from 'node:assert/strict';
import { columnsOf, Evaluator, Population } from '../../lib/engine/compiled/index.ts';
import { evaluate } from '../../lib/engine/index.ts';
import { build } from '../../lib/engine/program/index.ts';
import { jsonRules } from './contenders/json-rules.ts';
import { bookOf, landfall, profileOf } from './contenders/landfall.ts';
import { publicodes } from './contenders/publicodes.ts';
import { zen } from './contenders/zen.ts';
import { type Contender, type Firm, generateFirms, generateRules } from './rule-set.ts';
import { count, percentiles, processorNow, type Section } from './section.ts';

const ruleCount = 60;
const fieldCount = 30;
const checkedFirms = 300;
const columnFirms = 20_000;
const rounds = 25;
const warmUpRounds = 5;
/** Milliseconds of wall time that each engine gets in a round. */
const slice = 120;

/** Something that evaluates firms, call by call. */
interface Runner {
  readonly name: string;
  readonly withReasons: boolean;
  readonly firmsPerCall: number;
  /** Gives a promise where the engine does. */
  readonly call: () => unknown;
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

  // Only the columns are kept: a heap full of firms would make everybody's garbage collections long.
  const columns = columnsOf(program.layout, generateFirms(set, columnFirms, 3).map(profileOf));
  await expectColumnsAgree(contenders[0]!, set.options.length, population, firms);

  const few = generateFirms(set, 1000, 3).map(profileOf);
  const runners: Runner[] = [
    ...contenders.map((contender) => oneByOne(contender, firms)),
    {
      name: 'Landfall, compiled, columns',
      withReasons: false,
      firmsPerCall: columnFirms,
      call: () => population.run(columns),
    },
    {
      name: 'Landfall, compiled, columns written from profiles first',
      withReasons: false,
      firmsPerCall: few.length,
      call: () => population.run(columnsOf(program.layout, few)),
    },
  ];
  return table(runners, await measured(runners), set.rules[0]!.tests.length);
}

function oneByOne({ name, withReasons, prepare }: Contender, firms: readonly Firm[]): Runner {
  const runs = firms.map(prepare);
  let next = 0;
  return { name, withReasons, firmsPerCall: 1, call: () => runs[next++ % runs.length]!() };
}

/**
 * Processor time per firm in microseconds, for each round and in it for each runner. All take turns in every round, so that whatever else the machine does
 * meets them alike.
 */
async function measured(runners: readonly Runner[]): Promise<number[][]> {
  const found: number[][] = [];
  for (let round = -warmUpRounds; round < rounds; round++) {
    const times: number[] = [];
    for (const { call, firmsPerCall } of runners) {
      let calls = 0;
      const started = processorNow();
      for (const end = performance.now() + slice; performance.now() < end; calls++) {
        const outcome = call();
        if (outcome instanceof Promise) await outcome;
      }
      times.push((1000 * (processorNow() - started)) / (calls * firmsPerCall));
    }
    if (round >= 0) found.push(times);
  }
  return found;
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

function table(runners: readonly Runner[], times: readonly (readonly number[])[], tests: number): Section {
  const at = (name: string) => runners.findIndex((runner) => runner.name === name);
  const [json, plainZen] = [at('json-rules-engine'), at('zen-engine')];
  const median = (of: (round: readonly number[]) => number) => percentiles(times.map(of)).median;
  return {
    title: 'Engines on one rule set',
    columns: ['engine', 'reasons', 'firms per second', '× json-rules-engine', '× zen-engine'],
    rows: runners.map(({ name, withReasons }, i) => [
      name,
      withReasons ? 'yes' : 'no',
      count(1e6 / median((round) => round[i]!)),
      count(median((round) => round[json]! / round[i]!)),
      count(median((round) => round[plainZen]! / round[i]!)),
    ]),
    notes: [
      `${ruleCount} generated rules of ${tests} conditions each over ${fieldCount} fields, 6 options, every answer given. Each engine has an equal translation; on ${checkedFirms} firms all give the same sum for every option and, where they give reasons, name the same rules. Calls one after another; each engine gets the firm in its own form. json-rules-engine and publicodes cannot be asked without reasons. Reasons of Landfall: every rule for or against every option with its weight, the range of every sum over open answers, and what is still possible. Its columns give sums and what comes first.`,
      `Processor time of all threads. The engines take turns, ${slice} ms each in ${rounds} rounds after ${warmUpRounds} to warm up; the ratios are medians of the ratios within a round.`,
    ],
  };
}
