import { useTranslations } from 'next-intl';
import { adviceWords, type EntryAdvice, nearestLines, type Settled } from '@/lib/advice/index.ts';
import { CouldBecome, SettledTag } from '../parts/SettledTag.tsx';
import type { View } from '../view.ts';

/** Settled or not, decision by decision; how often it stays so if the rules weighed differently; what would change it. */
export function SureBrief({ view }: { view: View }) {
  const t = useTranslations('advice.brief');
  const { level, model, markets, robustness } = view.advice;
  const holds = (decision: string, market: string | null) => {
    const found = robustness.find((item) => item.decision === decision && item.market === market);
    return found && found.share < 100 ? t('holds', { share: found.share }) : undefined;
  };
  const rows: { about: string; label: string; of: Settled; holds?: string | undefined }[] = [
    {
      about: t('level'),
      label:
        level.current === level.target
          ? level.targetLabel
          : t('today', { label: level.targetLabel, today: level.currentLabel }),
      of: level.targetSettled,
      holds: holds('level.target', null),
    },
    { about: t('model'), label: model.label, of: model, holds: holds('model', null) },
    ...[...Map.groupBy(markets, ({ id, entry }) => toldOf(entry, holds('entry.mode', id))).values()].map((group) => ({
      holds: holds('entry.mode', group[0]!.id),
      about: group.map(({ label }) => label).join(t('join')),
      label: group[0]!.entry.notNow
        ? t('closed')
        : group[0]!.entry.now.map(({ label }) => label).join(t('or')) || t('open'),
      of: group[0]!.entry,
    })),
  ];
  return (
    <div>
      <h2 className="bar">{t('sure')}</h2>
      <p className="small">{t('settledMeans')}</p>
      <ul>
        {rows.map(({ about, label, of, holds }) => (
          <li key={about} className="mk">
            <p className="h">
              <span>{about}</span>
              <SettledTag of={of} />
            </p>
            <p>{label}</p>
            {(holds || !of.settled) && (
              <p className="th">
                {holds}
                {holds && t('stop')} {!of.settled && <CouldBecome of={of} most={2} />}
              </p>
            )}
          </li>
        ))}
      </ul>
      <Nearest view={view} />
    </div>
  );
}

function toldOf({ now, notNow, settled, couldBecome }: EntryAdvice, holds: string | undefined): string {
  return JSON.stringify([notNow, now.map(({ mode }) => mode), settled, couldBecome.map(({ option }) => option), holds]);
}

/** What would change it, and an open answer that decides. */
function Nearest({ view: { advice, to } }: { view: View }) {
  const t = useTranslations('advice.brief');
  const { changes, answers } = nearestLines(advice, adviceWords[advice.locale]);
  const { decisive } = advice;
  const href = decisive && to.answer(decisive.question, decisive.at);
  return (
    <div className="mk">
      <p className="h">{t('sureLink')}</p>
      {changes.map((line) => (
        <p key={line} className="th">
          {line}
        </p>
      ))}
      <p className="th">
        {answers} {href && <a href={href}>{t('answerNow')}</a>}
      </p>
      <p className="th flex flex-wrap gap-x-5 gap-y-1">
        {changes.length > 0 && <a href="#change">{t('nearestMore')}</a>}
        <a href="#sure">{t('sureMore')}</a>
      </p>
    </div>
  );
}
