import { readOutcome } from '@/lib/advice/index.ts';
import type { CompiledBook } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { DeskCase } from '@/lib/store/index.ts';

/** What a row of the desk says of a case's advice, in words; null where nothing could be said. */
export interface OutcomeWords {
  readonly today: string | null;
  readonly target: string | null;
  readonly model: string | null;
  readonly markets: readonly { readonly name: string; readonly ways: readonly string[]; readonly notNow: boolean }[];
  /** Edition of the rules that said so, if it is not the present one. */
  readonly otherEdition: string | null;
}

export function outcomeWords(
  { book }: CompiledBook,
  locale: Locale,
  { outcome: kept, rulebook }: Pick<DeskCase, 'outcome' | 'rulebook'>,
): OutcomeWords {
  const outcome = readOutcome(kept);
  const label = (decision: string, option: string | null) =>
    option && (book.decisions[decision]?.options.find(({ id }) => id === option)?.label[locale] ?? option);
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const country = (code: string | null) => {
    if (!code) return '?';
    try {
      return countries.of(code) ?? code;
    } catch {
      return code;
    }
  };
  return {
    today: label('level.current', outcome?.today ?? null),
    target: label('level.target', outcome?.target ?? null),
    model: label('model', outcome?.model ?? null),
    markets: (outcome?.markets ?? []).map((market) => ({
      name: country(market.country),
      ways: market.ways.map((way) => label('entry.mode', way) ?? way),
      notNow: market.notNow,
    })),
    otherEdition: rulebook.hash === book.hash ? null : rulebook.version,
  };
}
