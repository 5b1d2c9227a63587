import type { Locale } from '@/lib/i18n/routing';
import { type Wish, wishOf } from '../../advice/document/fields.ts';

/** What a batch is laid out with. */
export function usualWish(locale: Locale): Wish {
  return { ...wishOf(() => null, locale), date: new Date().toISOString().slice(0, 10) };
}
