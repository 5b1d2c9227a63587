import { useTranslations } from 'next-intl';
import type { Settled } from '@/lib/advice/index.ts';
import { CouldBecome, SettledTag } from '../parts/SettledTag.tsx';
import type { View } from '../view.ts';

/** Settled or open, decision by decision; and in how many re-weightings it stays so. */
export function SureBrief({ view }: { view: View }) {
  const t = useTranslations('advice.brief');
  const { level, model, markets, robustness } = view.advice;
  const holds = (decision: string, market: string | null) => {
    const found = robustness.find((item) => item.decision === decision && item.market === market);
    return found && t('holds', { share: found.share });
  };
  const rows: { about: string; label: string; of: Settled; holds?: string | undefined }[] = [
    { about: t('level'), label: level.targetLabel, of: level.targetSettled, holds: holds('level.target', null) },
    { about: t('model'), label: model.label, of: model, holds: holds('model', null) },
    ...markets.map(({ id, label: about, entry }) => ({
      holds: holds('entry.mode', id),
      about,
      label: entry.now.map(({ label }) => label).join(t('or')) || t('open'),
      of: entry,
    })),
  ];
  return (
    <div>
      <h2 className="bar">{t('sure')}</h2>
      <ul>
        {rows.map(({ about, label, of, holds }) => (
          <li key={about} className="mk">
            <p className="h">
              <span>{about}</span>
              <SettledTag of={of} />
            </p>
            <p>{label}</p>
            {holds && <p className="th">{holds}</p>}
            {!of.settled && (
              <p className="th">
                <CouldBecome of={of} most={2} />
              </p>
            )}
          </li>
        ))}
      </ul>
      <p className="small">
        {t('sureNote')} <a href="#sure">{t('sureLink')}</a>
      </p>
    </div>
  );
}
