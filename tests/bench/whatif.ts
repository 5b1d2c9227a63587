import { type Aim, compile, firm, type Profile, robustness, smallestChanges } from '../../lib/engine/index.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import { ruleBook } from '../../lib/rulebook/node.ts';
import { count, percentiles, processorTime, type Section } from './section.ts';

/** One search per case and option that a reader may ask about, and the re-weightings of each case: one thread, after one round to warm up. */
export function whatIf(): Section {
  const { book, cases } = ruleBook();
  const compiled = compile(book);
  const firms = cases.map((item) => profilesOf(book, item)[0]!);
  const options = (decision: string, left = '') =>
    compiled.decisions.get(decision)!.decision.options.filter(({ id, scored }) => id !== left && scored !== false);
  const aims = ({ markets }: Profile): Aim[] => [
    ...options('level.target', 'prepareFirst').map(
      ({ id }): Aim => ({ decision: 'level.target', at: firm, option: id }),
    ),
    ...options('model', 'buildFirst').map(({ id }): Aim => ({ decision: 'model', at: firm, option: id })),
    ...markets.flatMap((_, index) =>
      options('entry.mode').map(
        ({ id }): Aim => ({ decision: 'entry.mode', at: { scope: 'market', index }, option: id }),
      ),
    ),
  ];
  const changes: number[] = [];
  const draws: number[] = [];
  for (const isMeasured of [false, true])
    for (const profile of firms) {
      const asked = [
        ...['level.target', 'model'].map((decision) => ({ decision, at: firm })),
        ...profile.markets.map((_, index) => ({ decision: 'entry.mode', at: { scope: 'market' as const, index } })),
      ];
      const times = aims(profile).map((aim) => processorTime(() => smallestChanges(compiled, profile, [aim])));
      const drawn = processorTime(() => robustness(compiled, profile, asked));
      if (!isMeasured) continue;
      changes.push(...times);
      draws.push(drawn);
    }
  return {
    title: 'What would have to be true, and under other weights',
    columns: ['over the cases', 'median ms', 'p95 ms', 'largest ms', 'runs'],
    rows: [
      row('smallest changes that lead to one option', changes),
      row('1,000 re-weightings, all decisions of a firm', draws),
    ],
    notes: [
      'Processor time, one thread. A search includes the evaluation of what it finds by the interpreter, and up to four changes at once.',
    ],
  };
}

function row(name: string, times: readonly number[]): string[] {
  const { median, p95, largest } = percentiles(times);
  return [name, count(median), count(p95), count(largest), count(times.length)];
}
