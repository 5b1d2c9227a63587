import { type Locale, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Shell } from '@/app/ui/Shell';
import { type Entry, sourceName } from '@/lib/explain/index.ts';
import './rules.css';
import { openBook } from './book.ts';
import type { ListKind } from './lists.ts';
import { EntryList } from './parts/EntryList.tsx';
import { Part } from './parts/Part.tsx';
import { SearchForm } from './parts/SearchForm.tsx';

/** All records of one kind. */
export function ListPage({ kind }: { kind: ListKind }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const list = openBook().entries.all.filter((entry) => entry.kind === kind);
  return (
    <Shell>
      <div className="wrap refpage">
        <nav className="crumbs" aria-label={t('crumbs')}>
          <a href={`/${locale}/rules`}>{t('book')}</a>
        </nav>
        <h1>{t('listHeading', { name: t(`list.${kind}`), count: list.length })}</h1>
        <p className="lede">{t(`listNote.${kind}`)}</p>
        <SearchForm kind={kind} />
        <Groups kind={kind} list={list} />
      </div>
    </Shell>
  );
}

/** Questions by section and tier, frameworks by source; other lists as they are. */
function Groups({ kind, list }: { kind: ListKind; list: readonly Entry[] }): ReactNode {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const { book } = openBook();
  if (kind === 'question')
    return book.sections.map(({ id, label }) => {
      const own = list.flatMap((entry) => (entry.kind === 'question' && entry.item.section === id ? [entry] : []));
      return (
        <Part key={id} title={label[locale]}>
          {(['core', 'refine', 'module'] as const).map((tier) => {
            const entries = own.filter(({ item }) => item.tier === tier);
            return (
              entries.length > 0 && (
                <div key={tier}>
                  <h3>{t(`tier.${tier}`)}</h3>
                  <EntryList entries={entries} />
                </div>
              )
            );
          })}
        </Part>
      );
    });
  if (kind === 'framework') {
    const bySource = Map.groupBy(list, (entry) => (entry.kind === 'framework' ? entry.item.source : ''));
    return [...bySource].map(([source, entries]) => (
      <Part key={source} title={sourceName(book.sources[source]!, locale)}>
        <EntryList entries={entries} />
      </Part>
    ));
  }
  return <EntryList entries={list} />;
}
