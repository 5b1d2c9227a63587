import { type Locale, useLocale, useTranslations } from 'next-intl';
import { compiledBook } from '@/lib/advice/node.ts';
import { whereText } from '../../advice/parts/where.ts';
import { evidenceAddress } from '../../sources/address.ts';
import { evidenceEntries } from '../../sources/evidence.ts';

/** The evidence that an entry names, with the largest weight it can carry. */
export function Claims({ ids }: { ids: readonly string[] }) {
  const t = useTranslations('rules');
  const locale: Locale = useLocale();
  const items = evidenceEntries(compiledBook().book, [...new Set(ids)], locale);
  if (items.length === 0) return <p>{t('noEvidence')}</p>;
  return (
    <ul className="claims">
      {items.map(({ id, claim, where, scope, strength, cap, citation, source, designChoice }) => (
        <li key={id}>
          <p>{claim}</p>
          <p>
            <a href={evidenceAddress(locale, source.id, id)}>{designChoice ? t('own') : citation}</a>{' '}
            {!designChoice && <span>{whereText(where, locale)}</span>}{' '}
            <span className="grade">{t('grade', { strength, cap })}</span>
          </p>
          <p>{t('scope', { scope })}</p>
        </li>
      ))}
    </ul>
  );
}
