import type { Metadata } from 'next';
import { type Locale, useLocale, useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { publicMetadata } from '@/app/ui/metadata';
import { Shell } from '@/app/ui/Shell';
import { type EvidenceEntry, evidenceEntry, sourceName, whereText } from '@/lib/explain/index.ts';
import { contradictions, type Source } from '@/lib/rulebook/index.ts';
import '../rules/rules.css';
import { Tag } from '@/app/ui/Tag';
import { entryAddress } from '../rules/address.ts';
import { openBook } from '../rules/book.ts';
import { SearchForm } from '../rules/parts/SearchForm.tsx';
import { evidenceAddress } from './address.ts';
import { Reference } from './Reference.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const t = await getTranslations('rules.sources');
  return publicMetadata(locale, '/sources', { title: t('title'), description: t('lede') });
}

/** Everything the rules rest on, by source, each statement with an anchor and a page of its own. */
export default function Page() {
  const t = useTranslations('rules.sources');
  const locale: Locale = useLocale();
  const { book } = openBook();
  const bySource = Map.groupBy(
    Object.values(book.evidence).map((item) => evidenceEntry(book, item, locale)),
    ({ source }) => source.id,
  );
  const sources = Object.values(book.sources).filter(({ id }) => bySource.has(id));
  return (
    <Shell>
      <div className="wrap refpage">
        <p className="crumbs">
          <a href={`/${locale}/rules`}>{t('book')}</a>
        </p>
        <h1>{t('heading', { count: Object.keys(book.evidence).length, sources: sources.length })}</h1>
        <p className="lede">{t('lede')}</p>
        <SearchForm kind="evidence" />
        <ol className="index">
          {sources.map((source) => (
            <li key={source.id}>
              <a href={`#${source.id}`}>{sourceName(source, locale)}</a>{' '}
              <small>{t('count', { count: bySource.get(source.id)!.length })}</small>
            </li>
          ))}
        </ol>
        {sources.map((source) => (
          <SourceSection key={source.id} source={source} items={bySource.get(source.id)!} />
        ))}
      </div>
    </Shell>
  );
}

function SourceSection({ source, items }: { source: Source; items: readonly EvidenceEntry[] }) {
  const t = useTranslations('rules.sources');
  const locale: Locale = useLocale();
  const { book } = openBook();
  return (
    <section className="srcs" id={source.id}>
      <h2>
        <a href={entryAddress(locale, { kind: 'source', item: source })}>{sourceName(source, locale)}</a>
      </h2>
      <Reference source={source} />
      <ul>
        {items.map(({ id, claim, where, strength, cap, scope, designChoice }) => (
          <li key={id} id={id}>
            <p>{claim}</p>
            <p>
              {!designChoice && `${whereText(where, locale)}${t('dot')}`}
              {t('scope', { scope })} <span className="grade">{t('grade', { strength, cap })}</span>{' '}
              <a href={evidenceAddress(locale, id)}>{t('page')}</a>{' '}
              {contradictions(book, id).length > 0 && <Tag kind="divided">{t('divided')}</Tag>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
