import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import NotFound from '@/app/[locale]/not-found';
import { ListPage } from '@/app/ui/wizard/ListPage';
import type { Locale } from '@/lib/i18n/routing';
import { moduleSteps, modules } from '@/lib/wizard/server.ts';
import { caseFor, currentCase } from '../../case';

interface PageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const found = await currentCase();
  const { id } = await params;
  const section = found && modules(found.compiled).find((module) => module.id === id);
  return section ? { title: section.label[locale] } : {};
}

/** One deepening module; reached from the advice. */
export default async function ModulePage({ params }: PageProps) {
  const locale: Locale = await getLocale();
  const found = await caseFor(locale, 'editCase');
  const { id } = await params;
  const section = modules(found.compiled).find((module) => module.id === id);
  if (!section) return <NotFound />;
  const t = await getTranslations('wizard');
  const steps = moduleSteps(found.compiled, found.record.profile, id);
  return (
    <ListPage
      found={found}
      title={section.label[locale]}
      text={section.intro?.[locale] ?? t('refine.text')}
      steps={steps}
      locale={locale}
      t={t}
    />
  );
}
