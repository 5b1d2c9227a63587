import { getFormatter, getTranslations } from 'next-intl/server';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { Dispute } from './disputes';

export async function DisputeTable({ disputes, locale }: { disputes: readonly Dispute[]; locale: Locale }) {
  const t = await getTranslations('desk.disagreements');
  const d = await getTranslations('desk');
  const format = await getFormatter();
  const { decisions } = compiledBook().book;
  return (
    <table className="tbl desk-table mt-4">
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('case')}</th>
          <th scope="col">{t('about')}</th>
          <th scope="col">{t('engine')}</th>
          <th scope="col">{t('adviser')}</th>
          <th scope="col">{t('reason')}</th>
          <th scope="col">{t('today')}</th>
        </tr>
      </thead>
      <tbody>
        {disputes.map(({ item, view, state }) => {
          const label = (option: string) =>
            decisions[item.decision]?.options.find(({ id }) => id === option)?.label[locale] ?? option;
          const name = item.author.name ?? d('judgement.formerMember');
          return (
            <tr key={item.id}>
              <th scope="row">
                <a className="link" href={`/${locale}/desk/cases/${item.caseId}/judgement`}>
                  {item.label || d('cases.unnamed', { id: item.caseId.slice(0, 4) })}
                </a>
                <small>{item.clientName ?? d('cases.noClient')}</small>
              </th>
              <td data-label={t('about')}>
                {decisions[item.decision]?.label[locale] ?? item.decision}
                {view?.marketLabel && <small>{view.marketLabel}</small>}
              </td>
              <td data-label={t('engine')}>
                {view?.engineThen.label ?? (item.engine.map(label).join(', ') || t('nothing'))}
                <small>{item.rulebook.version}</small>
              </td>
              <td data-label={t('adviser')}>{label(item.choice)}</td>
              <td data-label={t('reason')}>
                {item.reason}
                <small>
                  {name}, {format.dateTime(new Date(item.createdAt), { dateStyle: 'medium' })}
                </small>
              </td>
              <td data-label={t('today')}>
                {item.withdrawn ? t('isWithdrawn') : t(`states.${state}`)}
                {view && !item.withdrawn && state !== 'agrees' && <small>{view.engine.label}</small>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
