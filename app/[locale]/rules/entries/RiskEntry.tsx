import { type Locale, useLocale, useTranslations } from 'next-intl';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Entry } from '@/lib/explain/index.ts';
import type { Localised, Condition as When } from '@/lib/rulebook/index.ts';
import { Condition } from '../parts/Condition.tsx';
import { EntryLinks } from '../parts/EntryLinks.tsx';
import { Part } from '../parts/Part.tsx';

/** A risk: what makes it likely, what makes it weigh, what eases it. */
export function RiskEntry({ entry: { item } }: { entry: Entry & { kind: 'risk' } }) {
  const t = useTranslations('rules.risk');
  const locale: Locale = useLocale();
  const { book } = compiledBook();
  const scale = (name: string, value: string | number) => book.scales[name]?.[String(value)]?.[locale] ?? String(value);
  const actions = book.actions.filter(({ mitigates }) => mitigates.includes(item.id)).map(({ id }) => id);
  return (
    <>
      <p className="lede">{item.meaning[locale]}</p>
      {item.always && <p>{t('always')}</p>}
      <Rows title={t('likely')} rows={item.likely} mark={(row) => scale('likelihood', row.is)} />
      <Rows title={t('weighs')} rows={item.weighs ?? []} mark={(row) => scale('impact', row.is)} />
      <Rows title={t('eased')} rows={item.eased ?? []} mark={(row) => t(`step.${row.step}`)} />
      {(['notFor', 'dueNow'] as const).map(
        (key) =>
          item[key] && (
            <Part key={key} title={t(key)}>
              <Condition when={item[key]} />
            </Part>
          ),
      )}
      <Part title={t('answer')}>
        <p>{t('levers', { list: item.lever.map((lever) => scale('lever', lever)).join(t('join')) })}</p>
        <p>{t('owner', { owner: scale('owner', item.owner), due: scale('due', item.due) })}</p>
        <p>{t('base', { impact: scale('impact', item.impactBase) })}</p>
        {actions.length > 0 && (
          <p>
            {t('actions')} <EntryLinks ids={actions} />
          </p>
        )}
      </Part>
    </>
  );
}

function Rows<Row extends { when: When; text: Localised }>(props: {
  title: string;
  rows: readonly Row[];
  mark: (row: Row) => string;
}) {
  const locale: Locale = useLocale();
  const { title, rows, mark } = props;
  if (rows.length === 0) return null;
  return (
    <Part title={title}>
      {rows.map((row) => (
        <div key={row.text.en} className="block">
          <p>
            <b>{mark(row)}</b> {row.text[locale]}
          </p>
          <Condition when={row.when} />
        </div>
      ))}
    </Part>
  );
}
