import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import { currentCase, resumePath, startPath } from './case';

/** The way back in: to where the user was, or to the start. */
export default async function WizardPage() {
  const locale: Locale = await getLocale();
  const found = await currentCase();
  redirect(found ? resumePath(locale, found.step) : startPath(locale));
}
