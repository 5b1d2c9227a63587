import { type Locale, useLocale, useTranslations } from 'next-intl';
import { Tag } from '@/app/ui/Tag';
import { evidenceEntries, whereText } from '@/lib/explain/index.ts';
import { contradictions } from '@/lib/rulebook/index.ts';
import { evidenceAddress } from '../../sources/address.ts';
import { openBook } from '../book.ts';

/** The evidence that a record names, with the largest weight it can carry, and what is held against it unless that is the list itself. */
export function Claims({ ids, plain = false }: { ids: readonly string[]; plain?: boolean }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const { book } = openBook();
  const items = evidenceEntries(book, [...new Set(ids)], locale);
  if (items.length === 0) return <p>{t('noEvidence')}</p>;
  return (
    <ul className="claims">
      {items.map(({ id, claim, where, scope, strength, cap, citation, designChoice }) => (
        <li key={id}>
          <p>{claim}</p>
          <p>
            <a href={evidenceAddress(locale, id)}>{designChoice ? t('own') : citation}</a>{' '}
            {!designChoice && <span>{whereText(where, locale)}</span>}{' '}
            <span className="grade">{t('grade', { strength, cap })}</span>
          </p>
          <p>{t('scope', { scope })}</p>
          {!plain && <Against ids={contradictions(book, id)} />}
        </li>
      ))}
    </ul>
  );
}

/** What other sources say against a claim. */
function Against({ ids }: { ids: readonly string[] }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  if (ids.length === 0) return null;
  return (
    <details className="against">
      <summary>
        <Tag kind="divided">
          <span className="link">{t('divided', { count: ids.length })}</span>
        </Tag>
      </summary>
      <ul>
        {evidenceEntries(openBook().book, ids, locale).map(({ id, claim, citation }) => (
          <li key={id}>
            {claim} <a href={evidenceAddress(locale, id)}>{citation}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
