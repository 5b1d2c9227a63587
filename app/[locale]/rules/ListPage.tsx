import { type Locale, useLocale, useTranslations } from 'next-intl';
import { Shell } from '@/app/ui/Shell';
import { compiledBook } from '@/lib/advice/node.ts';
import './rules.css';
import { entries, type ListKind } from './find.ts';
import { EntryList } from './parts/EntryList.tsx';

/** All entries of one kind. */
export function ListPage({ kind }: { kind: ListKind }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const list = [...entries(compiledBook().book).values()].filter((entry) => entry.kind === kind);
  return (
    <Shell>
      <div className="wrap refpage">
        <nav className="crumbs" aria-label={t('crumbs')}>
          <a href={`/${locale}/rules`}>{t('book')}</a>
        </nav>
        <h1>{t('listHeading', { name: t(`list.${kind}`), count: list.length })}</h1>
        <p className="lede">{t(`listNote.${kind}`)}</p>
        <EntryList entries={list} />
      </div>
    </Shell>
  );
}
