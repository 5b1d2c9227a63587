import { type Locale, useLocale, useTranslations } from 'next-intl';
import type { Entry } from '@/lib/explain/index.ts';
import { Condition } from '../parts/Condition.tsx';
import { OptionLink } from '../parts/OptionLink.tsx';
import { Part } from '../parts/Part.tsx';
import { Weights } from '../parts/Weights.tsx';

/** A rule of a decision: when it holds and what it does. */
export function RuleEntry({ entry: { item, decision } }: { entry: Entry & { kind: 'rule' } }) {
  const t = useTranslations('rules.effect');
  const locale: Locale = useLocale();
  return (
    <>
      <Part title={t('when')}>
        <Condition when={item.when} />
        <p className="small">{t('unsure')}</p>
      </Part>
      <Part title={t('then')}>
        {item.for && <Weights decision={decision} weights={item.for} />}
        {item.ruleOut && (
          <>
            <p>
              <b>{t('ruleOut')}</b>{' '}
              {item.ruleOut.map((target, index) => (
                <span key={target}>
                  {index > 0 && t('join')}
                  <OptionLink decision={decision} option={target} />
                </span>
              ))}
            </p>
            {item.opens && (
              <p>
                <b>{t('opens')}</b> {item.opens[locale]}
              </p>
            )}
            {item.forGood && <p>{t('forGood')}</p>}
          </>
        )}
        {item.choose && (
          <p>
            <b>{t('choose')}</b> <OptionLink decision={decision} option={item.choose} />
          </p>
        )}
      </Part>
    </>
  );
}
