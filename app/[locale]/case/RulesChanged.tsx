import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/ui/Button';
import { outcomeChanges } from '@/lib/advice/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { CurrentCase } from '../wizard/case';
import { newsOf } from '../wizard/content';
import { noteRules } from './actions';

/** What a new edition of the rules makes of answers given under an older one. Nothing while the edition is the same. */
export async function RulesChanged({ found, locale }: { found: CurrentCase; locale: Locale }) {
  const { compiled, record, key } = found;
  const news = newsOf(record);
  if (!news) return null;
  const t = await getTranslations('case.rules');
  const changes = outcomeChanges(compiled, locale, news.was, news.is);
  const said = (value: string | null) => (value === null ? t('nothing') : value === 'notNow' ? t('notNow') : value);
  const editions = { before: news.version, now: compiled.book.version };
  return (
    <aside className="mb-7 max-w-measure border-land-3 border-s-4 bg-land-1 px-4 py-3 text-small">
      {changes.length === 0 ? (
        <p>{t('same', editions)}</p>
      ) : (
        <>
          <h2 className="text-body">{t('title', { count: changes.length })}</h2>
          <p className="mt-1">{t('text', editions)}</p>
          <ul className="points mt-2">
            {changes.map(({ about, market, from, to }) => (
              <li key={`${about} ${market}`}>
                {t('change', { about: t(`about.${about}`, { market: market ?? '' }), from: said(from), to: said(to) })}
              </li>
            ))}
          </ul>
        </>
      )}
      <form action={noteRules} className="mt-3">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="case" value={key.id} />
        <Button type="submit" quiet small>
          {t('noted')}
        </Button>
      </form>
    </aside>
  );
}
