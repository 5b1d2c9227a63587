import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { MorePage } from '@/app/ui/wizard/MorePage';
import { QuestionPage } from '@/app/ui/wizard/QuestionPage';
import type { Locale } from '@/lib/i18n/routing';
import { findStep, type Step } from '@/lib/wizard/server.ts';
import { type CurrentCase, caseFor, currentCase, resumePath } from '../case';
import { returnPlace } from '../place';

interface PageProps {
  params: Promise<{ step: string[] }>;
  searchParams: Promise<{ return?: string | string[] }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const t = await getTranslations('wizard');
  const step = await stepOf(params);
  if (!step) return {};
  if (step.kind === 'question') return { title: step.question.label[locale] };
  return { title: t(step.at.scope === 'market' ? 'more.market.title' : 'more.good.title') };
}

/** One question, or "another market?", "another good?". */
export default async function StepPage({ params, searchParams }: PageProps) {
  const locale: Locale = await getLocale();
  const found = await caseFor(locale, 'editCase');
  const step = await stepOf(params, found);
  // A question that does not apply (any more) is no page; the case knows where its owner was.
  if (!step) redirect(resumePath(locale, found.step));
  const asked = (await searchParams).return;
  const returnTo = returnPlace(asked);
  const t = await getTranslations('wizard');
  const common = { found, locale, t, ...(returnTo ? { returnTo } : {}) };
  return step.kind === 'more' ? <MorePage step={step} {...common} /> : <QuestionPage step={step} {...common} />;
}

async function stepOf(params: PageProps['params'], present?: CurrentCase): Promise<Step | null> {
  const found = present ?? (await currentCase());
  return found && findStep(found.compiled, found.record.profile, (await params).step.join('/'));
}
