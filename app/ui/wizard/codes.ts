import { type CodeChoice, codeChoices, familyOf, findCodes } from '@/lib/cbam/index.ts';
import { cbamLaw, goodNames } from '@/lib/cbam/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { Codes } from '@/lib/wizard/index.ts';

const known = new Map<Locale, readonly CodeChoice[]>();

/** All customs codes that can be chosen, in one language. */
export function choices(locale: Locale): readonly CodeChoice[] {
  const made = known.get(locale) ?? codeChoices(cbamLaw(), goodNames(), locale);
  known.set(locale, made);
  return made;
}

export function headings(locale: Locale): readonly CodeChoice[] {
  return choices(locale).filter(({ code }) => code.length === 4);
}

export function codesOf(locale: Locale): Codes {
  return {
    find: (typed) => findCodes(choices(locale), typed),
    familyOf: (digits) => familyOf(cbamLaw(), digits),
  };
}
