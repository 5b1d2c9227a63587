import { z } from 'zod';
import { type CompiledBook, evaluate, firm, type Profile } from '../engine/index.ts';
import { type Locale, territoryName } from '../rulebook/index.ts';

/**
 * What a firm is told, in ids of the rule book: small enough to be kept with every case, so that later editions of the rules
 * can say what they changed.
 */
export interface Outcome {
  /** Options of `level.current` and `level.target`; null while nothing can be said. */
  readonly today: string | null;
  readonly target: string | null;
  /** Option of `model`. */
  readonly model: string | null;
  readonly markets: readonly {
    readonly id: string;
    readonly country: string | null;
    /** Options of `entry.mode` that come first. */
    readonly ways: readonly string[];
    /** First next step. */
    readonly next: string | null;
    readonly notNow: boolean;
  }[];
}

/** One thing that reads otherwise than before. */
export interface OutcomeChange {
  readonly about: 'today' | 'target' | 'model' | 'way' | 'next';
  /** Name of the market; null for the firm. */
  readonly market: string | null;
  /** In words; null: nothing, or nothing that could be said. `notNow`: the market was or is not advised yet. */
  readonly from: string | null;
  readonly to: string | null;
}

const outcomeSchema = z.object({
  today: z.string().nullable(),
  target: z.string().nullable(),
  model: z.string().nullable(),
  markets: z.array(
    z.object({
      id: z.string(),
      country: z.string().nullable(),
      ways: z.array(z.string()),
      next: z.string().nullable(),
      notNow: z.boolean(),
    }),
  ),
});

export function outcomeOf(compiled: CompiledBook, profile: Profile): Outcome {
  const evaluation = evaluate(compiled, profile);
  const shown = (decision: string) => evaluation.result(decision, firm).shown;
  return {
    today: shown('level.current'),
    target: shown('level.target'),
    model: shown('model'),
    markets: evaluation.portfolios.map(({ now, next, notNow }, index) => {
      const { id, answers } = profile.markets[index]!;
      const country = answers.targetCountry;
      return {
        id,
        country: country?.state === 'given' ? String(country.value) : null,
        ways: notNow ? [] : now,
        next: next[0]?.step.to ?? null,
        notNow,
      };
    }),
  };
}

/** What another edition of the rules made of the same answers. */
export interface OutcomeNews {
  /** The edition that gave `was`. */
  readonly version: string;
  readonly was: Outcome;
  readonly is: Outcome;
}

const newsSchema = z.object({ news: z.object({ version: z.string(), was: outcomeSchema, is: outcomeSchema }) });

/** News kept with an outcome until its reader has noted them; null if there are none. */
export function readNews(kept: unknown): OutcomeNews | null {
  return newsSchema.safeParse(kept).data?.news ?? null;
}

/** What was kept as an outcome; null if it is none. */
export function readOutcome(kept: unknown): Outcome | null {
  return outcomeSchema.safeParse(kept).data ?? null;
}

/** What reads otherwise now. Markets that only one of the two has are left out: they are the firm's own doing, not the rules'. */
export function outcomeChanges(
  compiled: CompiledBook,
  locale: Locale,
  before: Outcome,
  now: Outcome,
): readonly OutcomeChange[] {
  const label = (decision: string, option: string) =>
    compiled.book.decisions[decision]?.options.find(({ id }) => id === option)?.label[locale] ?? option;
  const one = (decision: string, option: string | null) => option && label(decision, option);
  const changes: OutcomeChange[] = [];
  const compare = (about: OutcomeChange['about'], market: string | null, from: string | null, to: string | null) => {
    if (from !== to) changes.push({ about, market, from, to });
  };
  compare('today', null, one('level.current', before.today), one('level.current', now.today));
  compare('target', null, one('level.target', before.target), one('level.target', now.target));
  compare('model', null, one('model', before.model), one('model', now.model));
  for (const market of now.markets) {
    const old = before.markets.find(({ id }) => id === market.id);
    if (!old || old.country !== market.country) continue;
    const name = market.country === null ? market.id : territoryName(market.country, locale);
    const ways = ({ ways, notNow }: typeof market) =>
      notNow ? 'notNow' : ways.map((way) => label('entry.mode', way)).join(' / ') || null;
    compare('way', name, ways(old), ways(market));
    compare('next', name, one('entry.mode', old.next), one('entry.mode', market.next));
  }
  return changes;
}
