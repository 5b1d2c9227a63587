import type { BranchView, ModeView } from './types.ts';
import type { Views } from './views.ts';

/** The first fork among ways in: export, contract or ownership; each by its best open way. In the order of their scores, closed ones last. */
export function branchViews(views: Views, options: readonly ModeView[]): BranchView[] {
  const definitions = views.book.decisions['entry.mode']!.options;
  const branchOf = (mode: string) => definitions.find(({ id }) => id === mode)!.attributes!.branch;
  return (['export', 'contract', 'equity'] as const)
    .map((branch): BranchView => {
      const own = options.filter(({ mode }) => branchOf(mode) === branch);
      const open = own.filter(({ status }) => status !== 'ruledOut');
      const best = [...open].sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99))[0];
      return {
        branch,
        label: views.scale('branch', branch),
        best: best ? { mode: best.mode, label: best.label, score: best.score } : null,
        open: open.length,
        ruledOut: own.length - open.length,
      };
    })
    .sort((a, b) => (b.best?.score ?? Number.NEGATIVE_INFINITY) - (a.best?.score ?? Number.NEGATIVE_INFINITY));
}
