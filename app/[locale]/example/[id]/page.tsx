import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import NotFound from '@/app/[locale]/not-found';
import { publicMetadata } from '@/app/ui/metadata';
import { carbonChoice } from '@/lib/advice/index.ts';
import { AdvicePage } from '../../advice/AdvicePage.tsx';
import { exampleAdvice } from '../advice.ts';
import { ExampleNote } from '../ExampleNote.tsx';

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

interface PageProps extends Props {
  searchParams: Promise<{ price?: string | string[]; law?: string | string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const locale: Locale = await getLocale();
  const t = await getTranslations('advice.example');
  const example = exampleAdvice(id, locale);
  if (!example) return {};
  const title = t('title', { name: example.name });
  return publicMetadata(locale, `/example/${id}`, { title, description: example.advice.summary.join(' ') });
}

/** The finished advice for a case of the rule book. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const locale: Locale = await getLocale();
  const { price, law } = await searchParams;
  const example = exampleAdvice(id, locale, carbonChoice(price, law));
  if (!example) return <NotFound />;
  return (
    <AdvicePage
      advice={example.advice}
      example={{ id, name: example.name }}
      above={<ExampleNote example={example} />}
    />
  );
}
