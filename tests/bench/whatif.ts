import { type Aim, compile, firm, type Profile, robustness, smallestChanges } from '../../lib/engine/index.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import { ruleBook } from '../../lib/rulebook/node.ts';

export interface Row {
  readonly name: string;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  readonly n: number;
}

/** One search per case and option that a reader may ask about, and one set of re-weightings per case: Node, one thread, after one round to warm up. */
export async function whatIfRows(): Promise<Row[]> {
  const { book, cases } = ruleBook();
  const compiled = compile(book);
  const firms = cases.map((item) => profilesOf(book, item)[0]!);
  const options = (decision: string, left: string) =>
    compiled.decisions.get(decision)!.decision.options.filter(({ id, scored }) => id !== left && scored !== false);
  const aims = ({ markets }: Profile): Aim[] => [
    ...options('level.target', 'prepareFirst').map(
      ({ id }): Aim => ({ decision: 'level.target', at: firm, option: id }),
    ),
    ...options('model', 'buildFirst').map(({ id }): Aim => ({ decision: 'model', at: firm, option: id })),
    ...markets.flatMap((_, index) =>
      options('entry.mode', '').map(
        ({ id }): Aim => ({ decision: 'entry.mode', at: { scope: 'market', index }, option: id }),
      ),
    ),
  ];
  const changes: number[] = [];
  const draws: number[] = [];
  for (const round of ['warm up', 'measured'])
    for (const profile of firms) {
      const asked = [
        ...['level.target', 'model'].map((decision) => ({ decision, at: firm })),
        ...profile.markets.map((_, index) => ({ decision: 'entry.mode', at: { scope: 'market' as const, index } })),
      ];
      const times = aims(profile).map((aim) => timed(() => smallestChanges(compiled, profile, [aim])));
      const drawn = timed(() => robustness(compiled, profile, asked));
      if (round === 'warm up') continue;
      changes.push(...times);
      draws.push(drawn);
    }
  return [row('smallest changes, one option', changes), row('1,000 re-weightings, all decisions', draws)];
}

function timed(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function row(name: string, times: readonly number[]): Row {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { name, median: at(0.5), p95: at(0.95), max: at(1), n: sorted.length };
}
