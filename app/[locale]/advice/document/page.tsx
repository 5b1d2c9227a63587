import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import { may } from '@/lib/access/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { currentCaseFor } from '../../wizard/case';
import { judgementOf } from '../own-view.ts';
import { DocumentForm } from './DocumentForm';
import { namesCookie, namesFrom, problems, wishOf } from './fields.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('document');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What a document of the advice shall hold, for whom, and in which language. Works as a plain form. */
export default async function DocumentPage({ searchParams }: Props) {
  const locale: Locale = await getLocale();
  const found = await currentCaseFor('readAdvice');
  if (!found) redirect(`/${locale}/advice`);
  const judgement = await judgementOf(found, locale);
  const t = await getTranslations('document');
  const query = await searchParams;
  const read = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value : null;
  };
  const problem = problems.find((known) => known === read('problem')) ?? null;
  const names = problem ? namesFrom((await cookies()).get(namesCookie)?.value) : {};
  const chosen = wishOf(read, locale);
  const date = read('date') ?? new Date().toISOString().slice(0, 10);
  return (
    <Article heading={t('title')} lede={t('lede')}>
      <p className="acts mt-5">
        <a className="link" href={`/${locale}/advice`}>
          {t('back')}
        </a>
      </p>
      <DocumentForm
        wish={{ ...chosen, ...names, date }}
        problem={problem}
        own={judgement && { notes: judgement.notes.length, mayLog: may(found.party, 'logEngagement') }}
        tried={['whatif', 'price', 'law'].flatMap((name) => (read(name) ? [[name, read(name)!] as const] : []))}
      />
    </Article>
  );
}
