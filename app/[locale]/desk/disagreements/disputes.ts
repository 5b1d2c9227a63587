import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import {
  buildAdvice,
  isOverridable,
  type OverrideState,
  type OverrideView,
  withOverrides,
} from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { type Disagreement, store } from '@/lib/store/index.ts';

export const disputeStates = ['differs', 'ruledOut', 'equal', 'agrees', 'unknown', 'gone'] as const;
export type DisputeState = OverrideState | 'gone';

/** An override with what the rule book of today says of the same answers; null if they no longer name its market. */
export interface Dispute {
  readonly item: Disagreement;
  readonly view: OverrideView | null;
  readonly state: DisputeState;
}

/** What a list of overrides is narrowed by; unknown values narrow nothing. */
export interface DisputeFilter {
  readonly decision: string;
  readonly state: string;
  readonly withdrawn: boolean;
}

export function filterOf(read: (name: string) => string): DisputeFilter {
  return {
    decision: isOverridable(read('decision')) ? read('decision') : '',
    state: disputeStates.find((state) => state === read('state')) ?? '',
    withdrawn: read('withdrawn') === 'yes',
  };
}

/** Overrides of an organisation, newest first. The rule book is asked once for each case, and again when its answers or overrides have changed. */
export async function disputesOf(organisation: string, filter: DisputeFilter, locale: Locale): Promise<Dispute[]> {
  const found = await (await store()).overrides.ofOrganisation(organisation, filter.withdrawn);
  const wanted = found.filter(({ decision }) => filter.decision === '' || decision === filter.decision);
  const views = new Map<string, OverrideView>();
  for (const items of Map.groupBy(wanted, ({ caseId }) => caseId).values())
    for (const view of await viewsOf(items, locale)) views.set(view.id, view);
  return wanted
    .map((item): Dispute => {
      const view = views.get(item.id) ?? null;
      return { item, view, state: view?.state ?? 'gone' };
    })
    .filter(({ state }) => filter.state === '' || state === filter.state);
}

const mostKept = 1000;
const kept = new Map<string, readonly OverrideView[]>();

/** What the rule book says today of the overrides of one case. */
async function viewsOf(items: readonly Disagreement[], locale: Locale): Promise<readonly OverrideView[]> {
  const compiled = compiledBook();
  const { caseId, profile } = items[0]!;
  const asked = createHash('sha256').update(JSON.stringify([caseId, profile, items, locale, compiled.book.hash]));
  const key = asked.digest('base64url');
  const known = kept.get(key);
  if (known) return known;
  // An advice takes up to half a second: others are served between two of them.
  await setImmediate();
  const { overrides } = withOverrides(compiled, buildAdvice(compiled, profile, locale), items);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, overrides);
  return overrides;
}
