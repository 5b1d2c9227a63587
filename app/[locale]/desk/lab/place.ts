import type { Locale } from '@/lib/i18n/routing';

/** Addresses of the policy lab hold random ids and numbers, nothing of a firm. */
export function labPath(locale: Locale, id = '', part = ''): string {
  return `/${locale}/desk/lab${id && `/${id}`}${part && `/${part}`}`;
}
