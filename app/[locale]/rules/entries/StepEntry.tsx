import { useTranslations } from 'next-intl';
import type { Entry } from '@/lib/explain/index.ts';
import { Condition } from '../parts/Condition.tsx';
import { OptionLink } from '../parts/OptionLink.tsx';
import { Part } from '../parts/Part.tsx';

/** A step from one way in to the next. */
export function StepEntry({ entry: { item, decision } }: { entry: Entry & { kind: 'step' } }) {
  const t = useTranslations('rules.step');
  return (
    <>
      <Part title={t('way')}>
        <p>
          <OptionLink decision={decision} option={item.from} /> → <OptionLink decision={decision} option={item.to} />
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
