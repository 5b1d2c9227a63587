import { getFormatter, getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import type { RuleBook, ScenarioRecord } from '@/lib/rulebook/index.ts';
import type { LabEntry } from '@/lib/store/index.ts';

/** What a scenario assumes. */
export async function ScenarioView({ entry, locale, book }: { entry: LabEntry; locale: Locale; book: RuleBook }) {
  const t = await getTranslations('lab.scenario');
  const format = await getFormatter();
  const { levers = [], parameters = {}, weights = {}, without = [] } = entry.choices as ScenarioRecord;
  const share = (value: number | undefined) => (value === undefined ? '–' : format.number(value, { style: 'percent' }));
  const rules = [
    ...Object.entries(parameters).map(([id, value]) => `${book.parameters[id]?.label[locale] ?? id}: ${value}`),
    ...Object.entries(weights).map(([id, value]) => `${id}: ${JSON.stringify(value)}`),
    ...without.map((id) => `− ${id}`),
  ];
  return (
    <>
      {levers.length > 0 && (
        <table className="tbl desk-table mt-7">
          <caption>{t('changes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('use')}</th>
              {(['effect', 'low', 'high', 'awareness', 'ability', 'cost'] as const).map((field) => (
                <th key={field} scope="col" className="n">
                  {t(`field.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {levers.map(({ lever, effect, awareness, ability, unitCost, between }) => {
              const cells = [
                ['effect', share(effect)],
                ['low', share(between?.effect?.[0])],
                ['high', share(between?.effect?.[1])],
                ['awareness', share(awareness)],
                ['ability', share(ability)],
                ['cost', unitCost === undefined ? '–' : format.number(unitCost)],
              ] as const;
              return (
                <tr key={lever}>
                  <th scope="row">{book.levers[lever]?.name[locale] ?? lever}</th>
                  {cells.map(([field, text]) => (
                    <td key={field} className="n" data-label={t(`field.${field}`)}>
                      {text}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {rules.length > 0 && (
        <section className="mt-7">
          <h2 className="text-h3">{t('rules')}</h2>
          <ul className="mt-2 list-disc ps-6">
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
