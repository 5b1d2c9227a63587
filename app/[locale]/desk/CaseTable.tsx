import { getFormatter, getTranslations } from 'next-intl/server';
import { Button } from '@/app/ui/Button';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { DeskCase } from '@/lib/store/index.ts';
import { outcomeWords } from './words';

interface Props {
  cases: readonly DeskCase[];
  locale: Locale;
  /** Id of the form that ticked cases are sent with. */
  chooseIn?: string | undefined;
}

/** Cases with what their advice says, readable without opening them. */
export async function CaseTable({ cases, locale, chooseIn }: Props) {
  const batch = await getTranslations('batch.choose');
  const t = await getTranslations('desk.cases');
  const format = await getFormatter();
  const compiled = compiledBook();
  const c = await getTranslations('desk.compare');
  const isMany = cases.length > 1;
  const table = (
    <table className="tbl desk-table mt-4">
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr>
          {chooseIn && <th scope="col">{batch('column')}</th>}
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('level')}</th>
          <th scope="col">{t('model')}</th>
          <th scope="col">{t('ways')}</th>
          <th scope="col">{t('changed')}</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((item) => {
          const name = item.label || t('unnamed', { id: item.id.slice(0, 4) });
          const words = outcomeWords(compiled, locale, item);
          const level = [words.today, words.target].filter((word) => word !== null).join(' → ');
          return (
            <tr key={item.id}>
              {chooseIn && (
                <td>
                  <label className="inline-flex min-h-11 min-w-11 items-center gap-3">
                    <input
                      type="checkbox"
                      name="case"
                      value={item.id}
                      form={chooseIn}
                      className="size-5 accent-sea-5"
                    />
                    <span className="md:sr-only">{batch('case', { name })}</span>
                  </label>
                </td>
              )}
              <th scope="row">
                {isMany && (
                  <input
                    type="checkbox"
                    name="pick"
                    value={item.id}
                    aria-label={c('pick', { name: item.label || t('unnamed', { id: item.id.slice(0, 4) }) })}
                  />
                )}
                <a className="link" href={`/${locale}/desk/cases/${item.id}`}>
                  {name}
                </a>
                <small>{item.clientName ?? t('noClient')}</small>
                {item.overrides > 0 && <small>{t('ownViews', { count: item.overrides })}</small>}
              </th>
              <td data-label={t('level')}>
                {level || t('openAnswers')}
                {words.otherEdition && <small>{t('otherRules', { version: words.otherEdition })}</small>}
              </td>
              <td data-label={t('model')}>{words.model ?? t('openAnswers')}</td>
              <td data-label={t('ways')}>
                {words.markets.map(({ name, ways, notNow }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two markets may have the same name
                  <span key={index} className="block">
                    {name}: {notNow ? t('notNow') : ways.join(', ') || t('openAnswers')}
                  </span>
                ))}
              </td>
              <td data-label={t('changed')}>
                <time dateTime={item.updatedAt}>
                  {format.dateTime(new Date(item.updatedAt), { dateStyle: 'medium' })}
                </time>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
  if (!isMany) return table;
  return (
    <form action={`/${locale}/desk/compare`}>
      {table}
      <Button type="submit" quiet small className="mt-4">
        {c('open')}
      </Button>
    </form>
  );
}
