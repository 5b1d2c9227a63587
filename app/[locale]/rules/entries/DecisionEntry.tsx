import { type Locale, useLocale, useTranslations } from 'next-intl';
import type { Entry } from '@/lib/explain/index.ts';
import type { Rule } from '@/lib/rulebook/index.ts';
import { EntryList } from '../parts/EntryList.tsx';
import { OptionLink } from '../parts/OptionLink.tsx';
import { Part } from '../parts/Part.tsx';

/** A decision: its options and all its rules. */
export function DecisionEntry({ entry: { item } }: { entry: Entry & { kind: 'decision' } }) {
  const t = useTranslations('rules.decision');
  const all = useTranslations('rules');
  const locale: Locale = useLocale();
  const rules = (test: (rule: Rule) => unknown) =>
    item.rules.filter(test).map((rule): Entry => ({ kind: 'rule', item: rule, decision: item }));
  const parts = [
    { title: t('rows'), list: rules((rule) => rule.choose) },
    { title: t('gates'), list: rules((rule) => rule.ruleOut) },
    { title: t('scoring'), list: rules((rule) => rule.for) },
    { title: t('steps'), list: item.steps.map((step): Entry => ({ kind: 'step', item: step, decision: item })) },
  ];
  return (
    <>
      <Part title={t('options')}>
        <dl className="options">
          {item.options.map((option) => (
            <div key={option.id}>
              <dt>
                <OptionLink decision={item} option={option.id} />
              </dt>
              {option.define && <dd>{option.define[locale]}</dd>}
            </div>
          ))}
        </dl>
        <p className="small">{t(`method.${item.method}`)}</p>
      </Part>
      {item.monotone && (
        <Part title={all('promises')}>
          <ul className="plain">
            {item.monotone.map(({ id, text }) => (
              <li key={id}>{text[locale]}</li>
            ))}
          </ul>
          <p className="small">
            <a href={`/${locale}/rules/check`}>{all('promisesNote')}</a>
          </p>
        </Part>
      )}
      {parts.map(
        ({ title, list }) =>
          list.length > 0 && (
            <Part key={title} title={title}>
              <EntryList entries={list} />
            </Part>
          ),
      )}
    </>
  );
}
