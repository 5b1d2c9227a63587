import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ListPage } from '@/app/ui/wizard/ListPage';
import type { Locale } from '@/lib/i18n/routing';
import { finish, refineSteps } from '@/lib/wizard/server.ts';
import { caseFor } from '../case';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wizard');
  return { title: t('refine.title') };
}

/** Questions that sharpen the advice; reached from there. */
export default async function RefinePage() {
  const locale: Locale = await getLocale();
  const found = await caseFor(locale, 'editCase');
  const t = await getTranslations('wizard');
  const steps = refineSteps(found.compiled, found.record.profile);
  const left = finish(found.compiled, found.record.profile);
  const standing = left.settled
    ? t('check.settled', { count: left.refine.length })
    : t('check.open', { count: left.matter.length });
  return (
    <ListPage
      found={found}
      title={t('refine.title')}
      text={`${t('refine.text')} ${standing}`}
      steps={steps}
      locale={locale}
      t={t}
    />
  );
}
