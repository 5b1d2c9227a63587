import { useTranslations } from 'next-intl';
import type { View } from '../view.ts';

/** The four hallmarks of the integrated level as a list: met, not met, open. */
export function Hallmarks({ view }: { view: View }) {
  const t = useTranslations('advice.level');
  const { hallmarks } = view.advice.level;
  return (
    <>
      <h3 className="bar">
        <span>{t('hallmarks')}</span>
        <span>
          {t('hallmarksMet', { met: hallmarks.filter(({ state }) => state === 'met').length, all: hallmarks.length })}
        </span>
      </h3>
      <ul className="marks">
        {hallmarks.map(({ id, label, state }) => (
          <li key={id} className={state}>
            <span>{label}</span>
            <small>{t(`mark.${state}`)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
