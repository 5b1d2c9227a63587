import { type Locale, useLocale, useTranslations } from 'next-intl';
import type { EntryKind } from '@/lib/explain/index.ts';

/** Search over the whole rule book: a plain form, so that it works without JavaScript. */
export function SearchForm({ query = '', kind = null }: { query?: string; kind?: EntryKind | null }) {
  const t = useTranslations('rules.find');
  const locale: Locale = useLocale();
  return (
    <search>
      <form className="find" action={`/${locale}/rules/search`}>
        <label htmlFor="q">{t(kind ? 'labelKind' : 'label')}</label>
        <div>
          <span className="inp">
            <input id="q" name="q" type="search" defaultValue={query} maxLength={200} autoComplete="off" />
          </span>
          {kind && <input type="hidden" name="kind" value={kind} />}
          <button className="btn" type="submit">
            {t('go')}
          </button>
        </div>
      </form>
    </search>
  );
}
