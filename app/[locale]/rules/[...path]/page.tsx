import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import NotFound from '@/app/[locale]/not-found';
import { entryTitle } from '@/lib/explain/index.ts';
import { openBook } from '../book.ts';
import { EntryPage } from '../EntryPage.tsx';
import { ListPage } from '../ListPage.tsx';
import { listAddress, lists } from '../lists.ts';

interface Props {
  params: Promise<{ locale: string; path: string[] }>;
}

const listAt = (path: readonly string[]) => lists.find((list) => path.length === 1 && listAddress[list] === path[0]);
const entryAt = (path: readonly string[]) => openBook().entries.at(`rules/${path.join('/')}`);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { path } = await params;
  const locale: Locale = await getLocale();
  const t = await getTranslations('rules');
  const kind = listAt(path);
  if (kind) return { title: t(`list.${kind}`) };
  const entry = entryAt(path);
  return entry ? { title: entryTitle(entry, locale) } : {};
}

/** Page of a record of the rule book, or of one of the lists. */
export default async function Page({ params }: Props) {
  const { path } = await params;
  const kind = listAt(path);
  if (kind) return <ListPage kind={kind} />;
  const entry = entryAt(path);
  if (!entry) return <NotFound />;
  return <EntryPage entry={entry} />;
}
