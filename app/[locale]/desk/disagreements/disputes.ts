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

/** Overrides of an organisation, newest first. The rule book is asked once for each case. */
export async function disputesOf(organisation: string, filter: DisputeFilter, locale: Locale): Promise<Dispute[]> {
  const found = await (await store()).overrides.ofOrganisation(organisation, filter.withdrawn);
  const compiled = compiledBook();
  const wanted = found.filter(({ decision }) => filter.decision === '' || decision === filter.decision);
  const views = new Map<string, OverrideView>();
  for (const items of Map.groupBy(wanted, ({ caseId }) => caseId).values()) {
    const advice = buildAdvice(compiled, items[0]!.profile, locale);
    for (const view of withOverrides(compiled, advice, items).overrides) views.set(view.id, view);
  }
  return wanted
    .map((item): Dispute => {
      const view = views.get(item.id) ?? null;
      return { item, view, state: view?.state ?? 'gone' };
    })
    .filter(({ state }) => filter.state === '' || state === filter.state);
}
