import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { type EntryKind, entryKinds } from '@/lib/explain/index.ts';
import { SearchPage } from '../SearchPage.tsx';

type Values = Record<string, string | string[] | undefined>;

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Values>;
}

/** The first value: an address may repeat a name. */
const first = (value: string | string[] | undefined) => [value ?? ''].flat()[0] ?? '';

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = first((await searchParams).q).trim();
  const locale: Locale = await getLocale();
  const t = await getTranslations({ locale, namespace: 'rules.find' });
  return { title: query ? t('titleFor', { query }) : t('title') };
}

/** What a search over the rule book finds. */
export default async function Page({ searchParams }: Props) {
  const { q, kind, page } = await searchParams;
  const wanted = first(kind);
  const number = Number(first(page));
  return (
    <SearchPage
      query={first(q).trim().slice(0, 200)}
      kind={entryKinds.find((known): known is EntryKind => known === wanted) ?? null}
      page={Number.isInteger(number) && number > 0 ? number : 1}
    />
  );
}
