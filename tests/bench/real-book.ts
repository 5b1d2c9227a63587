import { randomFirms } from '../../lib/cohort/index.ts';
import { columnsOf, Evaluator, Population } from '../../lib/engine/compiled/index.ts';
import { type CompiledBook, compile, evaluate, type Profile } from '../../lib/engine/index.ts';
import { build, encode, Machine } from '../../lib/engine/program/index.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import { ruleBook } from '../../lib/rulebook/node.ts';
import { count, percentiles, processorTime, type Section } from './section.ts';

const rounds = 12;
const columnFirms = 10_000;

/** Evaluations of the real rule book, for the firms of its cases and for random ones with four in five answers given. */
export function realBookRows(): Section {
  const { book, cases } = ruleBook();
  const compiled = compile(book);
  const evaluator = new Evaluator(compiled);
  const program = build(compiled);
  const machine = new Machine(program);
  const known = cases.flatMap((item) => profilesOf(book, item));
  const random = [...randomFirms(book, 300, 1, { asOf: 2026, known: 0.8 })];
  const row = (what: string, firms: readonly Profile[], evaluateOne: (profile: Profile) => unknown) => {
    const { median, p99 } = timed(firms, evaluateOne);
    return [what, median.toFixed(2), p99.toFixed(2)];
  };
  return {
    title: 'One evaluation of the real rule book',
    columns: ['what', 'median, ms', '99th percentile, ms'],
    rows: [
      row('compiled, all reasons and lists, firms of the cases', known, (profile) => evaluator.evaluate(profile)),
      row('compiled, all reasons and lists, random firms', random, (profile) => evaluator.evaluate(profile)),
      row('interpreter, all reasons and lists, firms of the cases', known, (profile) => evaluate(compiled, profile)),
      row('interpreter, all reasons and lists, random firms', random, (profile) => evaluate(compiled, profile)),
      row('decisions by the machine, as in a browser, random firms', random, (profile) =>
        machine.run(encode(program.layout, profile)),
      ),
    ],
    notes: [
      `${inColumns(compiled)} ${known.length} firms of the cases, ${random.length} random ones. Processor time of all threads, waste of memory cleared away included.`,
    ],
  };
}

function timed(firms: readonly Profile[], evaluateOne: (profile: Profile) => unknown) {
  const durations: number[] = [];
  // The first rounds warm up.
  for (let round = -rounds; round < rounds; round++)
    for (const firm of firms) {
      const spent = processorTime(() => evaluateOne(firm));
      if (round >= 0) durations.push(spent);
    }
  return percentiles(durations);
}

/** All decisions of many firms at once, with what is still possible, sums and ranks. */
function inColumns(compiled: CompiledBook): string {
  const program = build(compiled);
  const decisions = program.results.map((_, index) => index);
  const population = new Population(program, { decisions, possible: true, sums: true, ranks: true });
  const columns = columnsOf(program.layout, [
    ...randomFirms(compiled.book, columnFirms, 2, { asOf: 2026, known: 0.8 }),
  ]);
  const durations = Array.from({ length: 2 * rounds }, () => processorTime(() => population.run(columns)));
  const perSecond = (columnFirms * 1000) / percentiles(durations).median;
  return `As columns, all decisions with sums, ranks and what is still possible: ${count(perSecond)} random firms per second.`;
}
