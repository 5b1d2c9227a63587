import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { buildAdvice, carbonChoice } from '@/lib/advice/index.ts';
import { carbonBasis, compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { AdvicePage } from '../../advice/AdvicePage.tsx';
import { withSharedViews } from '../../advice/own-view.ts';
import { keyText, parseKey, unknownLinkPath } from '../../wizard/case';
import { sharedCase } from '../shared';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('case.shared');
  return {
    title: t('title'),
    robots: { index: false, follow: false, nocache: true },
    referrer: 'no-referrer',
  };
}

interface Props {
  params: Promise<{ key: string }>;
  searchParams: Promise<{ price?: string | string[]; law?: string | string[] }>;
}

/** The advice for a case behind a read-only link. An unknown link and a revoked one look alike. */
export default async function SharedPage({ params, searchParams }: Props) {
  const locale: Locale = await getLocale();
  const key = parseKey((await params).key);
  const record = key && (await sharedCase(key));
  if (!key || !record) redirect(unknownLinkPath(locale));
  const { price, law } = await searchParams;
  const t = await getTranslations('case.shared');
  const format = await getFormatter();
  const plain = buildAdvice(compiledBook(), record.profile, locale, null, carbonBasis(carbonChoice(price, law)));
  const advice = await withSharedViews(key, plain);
  return (
    <AdvicePage
      advice={advice}
      sharedKey={keyText(key)}
      above={
        <div className="mb-6 max-w-measure border-sea-4 border-s-4 bg-sea-1 px-4 py-3 text-small">
          <p>{t('note')}</p>
          <p>{t('date', { date: format.dateTime(new Date(record.updatedAt), { dateStyle: 'long' }) })}</p>
        </div>
      }
    />
  );
}
