import type { Metadata } from 'next';
import { type Locale, useLocale, useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { publicMetadata } from '@/app/ui/metadata';
import { Shell } from '@/app/ui/Shell';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Source } from '@/lib/rulebook/index.ts';
import '../rules/rules.css';
import { whereText } from '../advice/parts/where.ts';
import { type EvidenceEntry, evidenceEntry } from './evidence.ts';

export async function generateMetadata(): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const t = await getTranslations('rules.sources');
  return publicMetadata(locale, '/sources', { title: t('title'), description: t('lede') });
}

/** Everything the rules rest on, by source, each statement with an anchor of its own. */
export default function Page() {
  const t = useTranslations('rules.sources');
  const locale: Locale = useLocale();
  const { book } = compiledBook();
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
        <ol className="index">
          {sources.map((source) => (
            <li key={source.id}>
              <a href={`#${source.id}`}>
                {source.kind === 'design' ? t('ours') : bySource.get(source.id)![0]!.citation}
              </a>{' '}
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
  const authors = Array.isArray(source.authors) ? source.authors.join(', ') : source.authors;
  const title = source.title.startsWith('[') ? null : source.title;
  const ours = source.kind === 'design';
  return (
    <section className="srcs" id={source.id}>
      <h2>{ours ? t('ours') : items[0]!.citation}</h2>
      {ours ? (
        <p className="ref">{t('oursNote')}</p>
      ) : (
        <p className="ref">
          {t('reference', { authors, year: source.year })}{' '}
          <span lang="en">{[title, source.container].filter(Boolean).join('. ')}</span>{' '}
          {t(`reading.${readingKey(source.reading)}`)} {source.url && <a href={source.url}>{source.url}</a>}
        </p>
      )}
      <ul>
        {items.map(({ id, claim, where, strength, cap, scope, designChoice }) => (
          <li key={id} id={id}>
            <p>{claim}</p>
            <p>
              {!designChoice && `${whereText(where, locale)}${t('dot')}`}
              {t('scope', { scope })} <span className="grade">{t('grade', { strength, cap })}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function readingKey(reading: string): 'full' | 'abstract' | 'secondary' {
  return reading === 'full text' || reading === 'own' ? 'full' : reading === 'abstract' ? 'abstract' : 'secondary';
}
