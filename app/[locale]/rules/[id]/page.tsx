import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import NotFound from '@/app/[locale]/not-found';
import { compiledBook } from '@/lib/advice/node.ts';
import { EntryPage } from '../EntryPage.tsx';
import { entries, listAddress, lists } from '../find.ts';
import { ListPage } from '../ListPage.tsx';
import { entryTitle } from '../title.ts';

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const locale: Locale = await getLocale();
  const t = await getTranslations('rules');
  const kind = lists.find((list) => listAddress[list] === id);
  if (kind) return { title: t(`list.${kind}`) };
  const entry = entries(compiledBook().book).get(id);
  return { title: entry && entryTitle(entry, locale) };
}

/** Page of a rule, decision, note, risk, action, kind of support, fact or parameter, or of one of the lists. */
export default async function Page({ params }: Props) {
  const { id } = await params;
  const kind = lists.find((list) => listAddress[list] === id);
  if (kind) return <ListPage kind={kind} />;
  const entry = entries(compiledBook().book).get(id);
  if (!entry) return <NotFound />;
  return <EntryPage entry={entry} />;
}
