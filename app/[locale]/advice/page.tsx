import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { buildAdvice } from '@/lib/advice/index.ts';
import { currentCase } from '../wizard/case.ts';
import { AdvicePage } from './AdvicePage.tsx';
import { NoCase } from './NoCase.tsx';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('advice');
  return { title: t('title'), robots: { index: false, follow: false, nocache: true } };
}

/** The advice for the case that the reader's cookie opens. */
export default async function Page() {
  const locale: Locale = await getLocale();
  const found = await currentCase();
  if (!found) return <NoCase />;
  return <AdvicePage advice={buildAdvice(found.compiled, found.record.profile, locale)} />;
}
