import type { Locale } from '@/lib/i18n/routing';
import type { Summary } from '@/lib/lab/server.ts';
import type { RuleBook } from '@/lib/rulebook/index.ts';
import { resultLabel } from '../../words';

type Cell = string | number | null;

/** The tables of a summary as lines of one. Hidden numbers stay empty. */
export function* tableRows(book: RuleBook, summary: Summary, locale: Locale): Generator<readonly Cell[]> {
  const label = (of: string, option: string | null) => resultLabel(book, of, option, locale, '');
  yield ['scenario', 'table', 'of', 'from', 'to', 'firms', 'moved', 'cost', 'low', 'high'];
  for (const [of, rows] of Object.entries(summary.baseline))
    for (const { option, firms } of rows)
      yield ['baseline', 'shares', of, label(of, option), '', firms, null, null, null, null];
  for (const { id, moved, cost, costPerMove, intervals, transitions, levers, groups } of summary.scenarios) {
    const bounds = (of: 'moved' | 'cost' | 'costPerMove') => intervals?.[of] ?? [null, null];
    yield [id, 'total', 'moved', '', '', summary.firms, moved, null, ...bounds('moved')];
    yield [id, 'total', 'cost', '', '', summary.firms, null, cost, ...bounds('cost')];
    yield [id, 'total', 'costPerMove', '', '', summary.firms, null, costPerMove, ...bounds('costPerMove')];
    for (const [of, rows] of Object.entries(transitions))
      for (const { from, to, firms } of rows)
        yield [id, 'transitions', of, label(of, from), label(of, to), firms, null, null, null, null];
    for (const { lever, moves, funnel } of levers) {
      yield [id, 'levers', lever, '', '', null, moves, null, null, null];
      for (const [reach, firms] of Object.entries(funnel))
        yield [id, 'levers', lever, '', reach, firms, null, null, null, null];
    }
    for (const { group, value, firms, moved: some, cost: own } of groups)
      yield [id, 'groups', group, '', value, firms, some, own, null, null];
  }
}
