import { defineRouting } from 'next-intl/routing';

export const routing = defineRouting({
  locales: ['zh', 'en'],
  // For visitors whose browser names neither language.
  defaultLocale: 'en',
  // hreflang stands in the pages' metadata; a header would repeat it on private pages too.
  alternateLinks: false,
  localeCookie: { sameSite: 'lax', path: '/' },
});

export type Locale = (typeof routing.locales)[number];

/** The language tag of each locale, for `lang` and `hreflang`. */
export const languageTag: Record<Locale, string> = { zh: 'zh-Hans', en: 'en' };
