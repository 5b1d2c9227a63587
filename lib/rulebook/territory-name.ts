import type { Locale } from './types.ts';

/** What official Chinese usage names otherwise than Unicode CLDR, which writes 中国 before Hong Kong and Macao only. */
const chinese: Readonly<Record<string, string>> = { TW: '中国台湾' };

const names = new Map<Locale, Intl.DisplayNames>();

/** Name of a country or territory (ISO 3166-1 alpha-2) in a language, as Unicode CLDR has it; an unknown code stays as it is. */
export function territoryName(code: string, locale: Locale): string {
  const display = names.get(locale) ?? new Intl.DisplayNames(locale === 'zh' ? 'zh-Hans' : 'en', { type: 'region' });
  names.set(locale, display);
  return (locale === 'zh' && chinese[code]) || (display.of(code) ?? code);
}
