import { type Locale, useLocale, useTranslations } from 'next-intl';
import type { Entry } from '../find.ts';
import { Condition } from '../parts/Condition.tsx';
import { Part } from '../parts/Part.tsx';
import { targetName } from '../parts/Weights.tsx';

/** A step from one way in to the next. */
export function StepEntry({ entry: { item, decision } }: { entry: Entry & { kind: 'step' } }) {
  const t = useTranslations('rules.step');
  const locale: Locale = useLocale();
  return (
    <>
      <Part title={t('way')}>
        <p>
          {t('fromTo', { from: targetName(decision, item.from, locale), to: targetName(decision, item.to, locale) })}
        </p>
        <p className="small">{t('note')}</p>
      </Part>
      {item.when && (
        <Part title={t('when')}>
          <Condition when={item.when} />
        </Part>
      )}
    </>
  );
}
