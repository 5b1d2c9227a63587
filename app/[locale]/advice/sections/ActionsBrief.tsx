import { useTranslations } from 'next-intl';
import type { View } from '../view.ts';

export function ActionsBrief({ view }: { view: View }) {
  const t = useTranslations('advice.brief');
  const first = view.advice.actions.filter(({ when }) => when === 'first');
  return (
    <div>
      <h2 className="bar">{t('actions', { count: first.length })}</h2>
      <ol className="steps">
        {first.map(({ key, name, trackLabel, horizon }) => (
          <li key={key}>
            <a href={`#action-${key}`}>{name}</a>
            <small>{t('actionNote', { track: trackLabel, horizon })}</small>
          </li>
        ))}
      </ol>
    </div>
  );
}
