import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CheckPage } from '@/app/ui/wizard/check/CheckPage';
import type { Locale } from '@/lib/i18n/routing';
import { caseFor, privateLink } from '../wizard/case';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wizard');
  return { title: t('check.title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** All answers in one view, before the advice. */
export default async function Check() {
  const locale: Locale = await getLocale();
  const found = await caseFor(locale, 'editCase');
  const t = await getTranslations('wizard');
  return <CheckPage found={found} link={await privateLink(found, locale)} locale={locale} t={t} />;
}
