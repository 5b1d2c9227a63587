import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getLocale } from 'next-intl/server';
import NotFound from '@/app/[locale]/not-found';
import { entryTitle } from '@/lib/explain/index.ts';
import { openBook } from '../../rules/book.ts';
import { EntryPage } from '../../rules/EntryPage.tsx';

interface Props {
  params: Promise<{ locale: string; path: string[] }>;
}

const entryAt = (path: readonly string[]) => openBook().entries.at(`sources/${path.join('/')}`);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const entry = entryAt((await params).path);
  return entry ? { title: entryTitle(entry, locale) } : {};
}

/** Page of a piece of evidence, or of a source. */
export default async function Page({ params }: Props) {
  const entry = entryAt((await params).path);
  return entry ? <EntryPage entry={entry} /> : <NotFound />;
}
