import { type Locale, routing } from '@/lib/i18n/routing';

/** The locale of a posted form: nobody's word but ours decides where to redirect. */
export function localeOf(form: FormData): Locale {
  const sent = form.get('locale');
  return routing.locales.find((locale) => locale === sent) ?? routing.defaultLocale;
}
