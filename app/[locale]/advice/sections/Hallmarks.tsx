import { useTranslations } from 'next-intl';
import type { View } from '../view.ts';
import './Hallmarks.css';

/** The four hallmarks of the integrated level as a list: met, not met, open. */
export function Hallmarks({ view }: { view: View }) {
  const t = useTranslations('advice.level');
  const { hallmarks } = view.advice.level;
  return (
    <ul className="marks">
      {hallmarks.map(({ id, label, state }) => (
        <li key={id} className={state}>
          <span>{label}</span>
          <small>{t(`mark.${state}`)}</small>
        </li>
      ))}
    </ul>
  );
}
