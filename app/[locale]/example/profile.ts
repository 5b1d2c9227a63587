import { type Profile, readProfile } from '@/lib/engine/index.ts';
import type { Case, RuleBook } from '@/lib/rulebook/index.ts';

type Block = Record<string, unknown>;

/** An answer that the wizard needs and the source is silent on: the first of the values tried. */
export interface StandIn {
  readonly question: string;
  /** Id of the market, null for the firm. */
  readonly at: string | null;
}

/**
 * Profile of a case of the rule book. What the source does not say stays open; of a list that it gives only in part, the named lines are known and
 * the others open.
 */
export function caseProfile(book: RuleBook, item: Case): { profile: Profile; standIns: readonly StandIn[] } {
  const open = (block: Block): Block =>
    Object.fromEntries(
      Object.entries(block).map(([question, answer]) => [
        question,
        item.partial?.includes(question) && Array.isArray(answer) ? { unsure: { includes: answer } } : answer,
      ]),
    );
  const firm = open(item.profile.firm);
  const markets = (item.profile.markets ?? []).map(open);
  const goods = (item.profile.goods ?? []).map(open);
  const standIns = Object.entries(item.standIn ?? {}).map(([key, values]): StandIn => {
    const [market, ofMarket] = key.split('.');
    const block = ofMarket ? markets.find(({ id }) => id === market) : firm;
    const question = ofMarket ?? key;
    if (block) block[question] = values[0];
    return { question, at: ofMarket ? (market ?? null) : null };
  });
  const { profile, problems } = readProfile(book, { asOf: item.asOf, firm, markets, goods }, item.asOf);
  if (!profile)
    throw new Error(`case ${item.id}: ${problems?.map(({ path, message }) => `${path} ${message.en}`).join('; ')}`);
  return { profile, standIns };
}
