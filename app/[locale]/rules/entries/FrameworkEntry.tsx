import { type Locale, useLocale, useTranslations } from 'next-intl';
import { type Entry, sourceName, whereText } from '@/lib/explain/index.ts';
import { entryAddress } from '../address.ts';
import { openBook } from '../book.ts';
import { Part } from '../parts/Part.tsx';

/** A framework of a source: what Landfall does with it, and where it departs. */
export function FrameworkEntry({ entry: { item } }: { entry: Entry & { kind: 'framework' } }) {
  const t = useTranslations('rules.framework');
  const locale: Locale = useLocale();
  const source = openBook().book.sources[item.source]!;
  return (
    <>
      <p>
        <a href={entryAddress(locale, { kind: 'source', item: source })}>{sourceName(source, locale)}</a>{' '}
        {whereText(item.where, locale)}
      </p>
      <Part title={t('does')}>
        <p>{item.does[locale]}</p>
      </Part>
      {item.differs && (
        <Part title={t('differs')}>
          <p>{item.differs[locale]}</p>
        </Part>
      )}
      {item.code && (
        <Part title={t('code')}>
          <p>
            {item.code.map((name) => (
              <code key={name}>{name}</code>
            ))}
          </p>
        </Part>
      )}
    </>
  );
}
