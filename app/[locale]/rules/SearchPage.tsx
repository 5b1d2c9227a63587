import { type Locale, useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import { Shell } from '@/app/ui/Shell';
import { type EntryKind, entryId, entryKinds, entryTitle, type Hit, matchesIn, search } from '@/lib/explain/index.ts';
import { languageTag } from '@/lib/i18n/routing';
import './rules.css';
import { entryAddress, searchAddress } from './address.ts';
import { openBook } from './book.ts';
import { SearchForm } from './parts/SearchForm.tsx';

const perPage = 40;

interface SearchPageProps {
  query: string;
  kind: EntryKind | null;
  /** From 1. */
  page: number;
}

/** Search over the whole rule book, in both languages and by id. */
export function SearchPage({ query, kind, page }: SearchPageProps) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const { book, cases } = openBook();
  const { hits, counts, words, partly } = search(book, cases, query, locale);
  const wanted = kind ? hits.filter(({ entry }) => entry.kind === kind) : hits;
  const pages = Math.max(1, Math.ceil(wanted.length / perPage));
  const at = Math.min(page, pages);
  return (
    <Shell>
      <div className="wrap refpage">
        <nav className="crumbs" aria-label={t('crumbs')}>
          <a href={`/${locale}/rules`}>{t('book')}</a>
        </nav>
        <h1>{query ? t('find.titleFor', { query }) : t('find.title')}</h1>
        <SearchForm query={query} />
        {query !== '' && (
          <>
            <p className="small">{t(partly ? 'find.partly' : 'find.count', { count: hits.length })}</p>
            {hits.length > 0 && <Kinds query={query} kind={kind} counts={counts} all={hits.length} />}
            <ol className="hits" start={(at - 1) * perPage + 1}>
              {wanted.slice((at - 1) * perPage, at * perPage).map((hit) => (
                <HitItem key={`${hit.entry.kind}:${entryId(hit.entry)}`} hit={hit} words={words} />
              ))}
            </ol>
            {pages > 1 && (
              <nav className="pages" aria-label={t('find.pages')}>
                {at > 1 && (
                  <a rel="prev" href={searchAddress(locale, query, kind, at - 1)}>
                    {t('find.previous')}
                  </a>
                )}
                <span>{t('find.page', { page: at, pages })}</span>
                {at < pages && (
                  <a rel="next" href={searchAddress(locale, query, kind, at + 1)}>
                    {t('find.next')}
                  </a>
                )}
              </nav>
            )}
          </>
        )}
      </div>
    </Shell>
  );
}

/** Filters by kind: plain links, with how many there are. */
function Kinds(props: { query: string; kind: EntryKind | null; counts: ReadonlyMap<EntryKind, number>; all: number }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const { query, kind, counts, all } = props;
  const link = (value: EntryKind | null, label: string, count: number) => (
    <li key={label}>
      <a href={searchAddress(locale, query, value)} aria-current={value === kind ? 'true' : undefined}>
        {t('find.kind', { label, count })}
      </a>
    </li>
  );
  return (
    <nav className="kinds" aria-label={t('find.kinds')}>
      <ul>
        {link(null, t('find.all'), all)}
        {entryKinds.flatMap((value) => {
          const count = counts.get(value) ?? 0;
          return count > 0 || value === kind ? link(value, t(`kinds.${value}`), count) : [];
        })}
      </ul>
    </nav>
  );
}

function HitItem({ hit: { entry, excerpt }, words }: { hit: Hit; words: readonly string[] }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  return (
    <li>
      <p>
        <a href={entryAddress(locale, entry)}>
          <Marked words={words} text={entryTitle(entry, locale)} />
        </a>
      </p>
      {excerpt && (
        <p className="small" lang={excerpt.locale === locale ? undefined : languageTag[excerpt.locale]}>
          <Marked words={words} text={excerpt.text} />
        </p>
      )}
      <p className="small">
        {t(`kind.${entry.kind}`)} <code>{entryId(entry)}</code>
      </p>
    </li>
  );
}

/** A text with the words that were looked for marked, in whatever form they stand there. */
function Marked({ text, words }: { text: string; words: readonly string[] }) {
  const matches = matchesIn(text, words);
  const ends = [0, ...matches.map(({ at, length }) => at + length)];
  return (
    <>
      {matches.map(({ at, length }, index) => (
        <Fragment key={at}>
          {text.slice(ends[index], at)}
          <mark>{text.slice(at, at + length)}</mark>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}
