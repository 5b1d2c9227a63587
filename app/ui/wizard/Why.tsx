import { Tag } from '@/app/ui/Tag';
import { shortCitation } from '@/lib/advice/index.ts';
import type { CompiledBook } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { Translate } from './translate';

export interface WhyProps {
  compiled: CompiledBook;
  because: readonly string[];
  text: string;
  can: string;
  cannot: string;
  locale: Locale;
  t: Translate;
}

/** Why a question is asked, what its answer can and cannot change, and the sources behind it. */
export function Why({ compiled, because, text, can, cannot, locale, t }: WhyProps) {
  return (
    <div className="why mt-4.5">
      <p>
        <b>{t('why.title')}</b> {text}
      </p>
      <p className="can">
        {can && <Tag kind="open">{t('why.can', { parts: can })}</Tag>}
        {cannot && <Tag kind="settled">{t('why.cannot', { parts: cannot })}</Tag>}
      </p>
      <Sources compiled={compiled} because={because} locale={locale} t={t} />
    </div>
  );
}

/** Evidence by source: one line for each, a number for each item. */
function Sources({ compiled: { book }, because, locale, t }: Pick<WhyProps, 'compiled' | 'because' | 'locale' | 't'>) {
  const known = because.flatMap((id) => (book.evidence[id] ? [book.evidence[id]] : []));
  const bySource = [...Map.groupBy(known, ({ source }) => source)].flatMap(([source, items]) => {
    const found = book.sources[source];
    return found ? [{ source: found, items }] : [];
  });
  return (
    <details className="mt-1">
      <summary className="link inline-flex min-h-9 items-center">{t('why.sources', { count: known.length })}</summary>
      <ul className="mt-1 grid gap-1 pb-1">
        {bySource.map(({ source, items }) => (
          <li key={source.id} className="flex flex-wrap gap-x-3">
            <span>
              {source.id === 'landfall' ? book.scales.strength?.['design-choice']?.[locale] : shortCitation(source)}
            </span>
            <span className="flex flex-wrap gap-x-2.5">
              {items.map(({ id, claim }, index) => (
                <a
                  key={id}
                  href={`/${locale}/sources#${id}`}
                  title={claim[locale]}
                  aria-label={t('why.evidence', { source: shortCitation(source), number: index + 1 })}
                  className="link inline-flex min-h-6 min-w-6 justify-center"
                >
                  {index + 1}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
