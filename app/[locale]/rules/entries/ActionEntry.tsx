import { type Locale, useLocale, useTranslations } from 'next-intl';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Entry } from '@/lib/explain/index.ts';
import { Condition } from '../parts/Condition.tsx';
import { EntryLinks } from '../parts/EntryLinks.tsx';
import { Part } from '../parts/Part.tsx';

/** An action: when it is advised, its first step and the sign that it is done. */
export function ActionEntry({ entry: { item } }: { entry: Entry & { kind: 'action' } }) {
  const t = useTranslations('rules.action');
  const locale: Locale = useLocale();
  const { scales } = compiledBook().book;
  const scale = (name: string, value: string) => scales[name]?.[value]?.[locale] ?? value;
  return (
    <>
      <Part title={t('what')}>
        <p>
          <b>{t('firstStep')}</b> {item.firstStep[locale]}
        </p>
        <p>
          <b>{t('done')}</b> {item.done[locale]}
        </p>
        <p>
          {t('facts', {
            track: scale('track', item.track),
            horizon: scale('horizon', item.horizon),
            effort: scale('effort', item.effort),
          })}
        </p>
        {item.mitigates.length > 0 && (
          <p>
            {t('against')} <EntryLinks ids={item.mitigates} />
          </p>
        )}
      </Part>
      <Part title={t('when')}>
        <Condition when={item.when} />
      </Part>
      {item.skip && (
        <Part title={t('skip')}>
          <Condition when={item.skip} />
        </Part>
      )}
      {(item.joins ?? []).length > 0 && (
        <Part title={t('joins')}>
          <p>
            <EntryLinks ids={item.joins ?? []} />
          </p>
        </Part>
      )}
    </>
  );
}
