import { randomFirms } from '../../lib/cohort/index.ts';
import { Bounds, modelOf, type Range } from '../../lib/engine/bounds/index.ts';
import { compile, mulberry32, type Profile } from '../../lib/engine/index.ts';
import { encode } from '../../lib/engine/program/index.ts';
import type { Question } from '../../lib/rulebook/index.ts';
import { ruleBook } from '../../lib/rulebook/node.ts';
import { count, percentiles, processorTime, type Section } from './section.ts';

const firms = 10;
/** Firms that nothing is timed for, until the code is compiled. */
const warmUps = 5;
const most = 45;
const groups = ['first look, 45 open', '40–44 open', '30–39 open', '20–29 open', '10–19 open', '0–9 open'];

interface Times {
  /** Processor time in milliseconds: what is settled, then every range, then every pair. */
  readonly settled: number[];
  readonly ranges: number[];
  readonly pairs: number[];
  exact: number;
  all: number;
}

/** One answer after another from 45 open questions of the core and the refine list, in random order, for random firms with one market. */
export function bounds(): Section {
  const { book } = ruleBook();
  const model = modelOf(compile(book));
  const { program } = model;
  const found = groups.map((): Times => ({ settled: [], ranges: [], pairs: [], exact: 0, all: 0 }));
  const updates: Times = { settled: [], ranges: [], pairs: [], exact: 0, all: 0 };
  const questions = Object.values(book.questions).filter(({ tier, scope }) => tier !== 'module' && scope !== 'goods');
  const random = mulberry32(7);
  const ranges = new Bounds(model);
  const all = withMarket([...randomFirms(book, 60, 5, { asOf: 2026, known: 1 })]);
  for (const [index, full] of [...all.slice(firms), ...all.slice(0, firms)].entries()) {
    const warmsUp = index < warmUps;
    const order = shuffled(questions, warmsUp ? mulberry32(index) : random);
    for (let open = most; open >= 0; open--) {
      const firm = encode(program.layout, without(full, order.slice(0, open)));
      const times = [processorTime(() => ranges.update(firm))];
      times.push(times[0]! + processorTime(() => sums(ranges, model)));
      let pairs: (Range | null)[] = [];
      times.push(
        times[1]! +
          processorTime(() => {
            pairs = differences(ranges, model);
          }),
      );
      const group = open === most ? 0 : Math.min(groups.length - 1, 5 - Math.floor(open / 10));
      if (warmsUp) continue;
      for (const into of open === most ? [found[group]!] : [found[group]!, updates]) {
        into.settled.push(times[0]!);
        into.ranges.push(times[1]!);
        into.pairs.push(times[2]!);
        into.exact += pairs.filter((range) => range === null || range.exact).length;
        into.all += pairs.length;
      }
    }
  }
  return {
    title: 'Bounds: what open answers leave',
    columns: [
      'after one more answer',
      'settled or not, p50 / p95 ms',
      'with every range',
      'with every pair',
      'exact pairs',
      'updates',
    ],
    rows: [...groups.map((name, i) => row(name, found[i]!)), row('all updates', updates)],
    notes: [
      'Processor time of one thread, all decisions of a firm with one market; "with" adds the ranges of all options and strengths, then of all differences of two options.',
      'Five other firms before them warm up. A pair that is not exact has a proven outer bound.',
    ],
  };
}

function withMarket(list: readonly Profile[]): Profile[] {
  return list.filter(({ markets }) => markets.length > 0).slice(0, firms + warmUps);
}

function shuffled(questions: readonly Question[], random: () => number): Question[] {
  return questions
    .map((question) => ({ question, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ question }) => question);
}

function without({ asOf, firm, markets, goods }: Profile, open: readonly Question[]): Profile {
  const away = new Set(open.map(({ id }) => id));
  const kept = (answers: Profile['firm']) =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => !away.has(id)));
  const [first] = markets as [Profile['markets'][0]];
  return { asOf, firm: kept(firm), markets: [{ ...first, answers: kept(first.answers) }], goods: goods.slice(0, 1) };
}

function sums(bounds: Bounds, { program }: ReturnType<typeof modelOf>): void {
  for (const [index, { options, strengths }] of program.results.entries())
    for (const { id } of [...options, ...strengths]) bounds.sum(index, id, 0);
}

function differences(bounds: Bounds, { program }: ReturnType<typeof modelOf>): (Range | null)[] {
  return program.results.flatMap(({ decision: { decision } }, index) => {
    if (decision.method !== 'rank') return [];
    const ids = decision.options.filter(({ scored }) => scored !== false).map(({ id }) => id);
    return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => bounds.difference(index, a, b, 0)));
  });
}

function row(name: string, { settled, ranges, pairs, exact, all }: Times): string[] {
  const spread = (times: readonly number[]) => {
    const { median, p95 } = percentiles(times);
    return `${count(median)} / ${count(p95)}`;
  };
  return [
    name,
    spread(settled),
    spread(ranges),
    spread(pairs),
    `${((100 * exact) / all).toFixed(1)}%`,
    count(settled.length),
  ];
}
