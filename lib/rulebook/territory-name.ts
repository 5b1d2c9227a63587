import type { Locale } from './types.ts';

const names = new Map<Locale, Intl.DisplayNames>();
/** Where official usage in mainland China says more than Unicode CLDR, which gives 中国香港 and 中国澳门 in full already. */
const chinese: Readonly<Record<string, string>> = { TW: '中国台湾' };

/** Name of a country or territory in the reader's language, by Unicode CLDR. */
export function territoryName(code: string, locale: Locale): string {
  const official = locale === 'zh' ? chinese[code] : undefined;
  if (official) return official;
  const display = names.get(locale) ?? new Intl.DisplayNames(locale === 'zh' ? 'zh-Hans' : 'en', { type: 'region' });
  names.set(locale, display);
  return display.of(code) ?? code;
}
