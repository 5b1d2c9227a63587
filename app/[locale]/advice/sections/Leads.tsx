import { useTranslations } from 'next-intl';
import { LeadBar } from '@/app/ui/chart/LeadBar';
import { signed } from '@/app/ui/signed';
import type { Advice } from '@/lib/advice/index.ts';
import { HowToRead } from '../parts/HowToRead.tsx';
import type { View } from '../view.ts';

interface Row {
  readonly key: string;
  readonly label: string;
  readonly settled: boolean;
  /** Where it stands today, in words. */
  readonly today: string;
  readonly now: number;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
}

/** How far each decision is from its line or from the runner-up, today and over everything the open answers could make of it. */
export function Leads({ view: { advice } }: { view: View }) {
  const t = useTranslations('advice.leads');
  const s = useTranslations('advice.settled');
  const rows = useRows(advice);
  if (rows.length === 0) return null;
  const ends = rows.flatMap(({ low, high, now }) => [low, high, now]);
  const scale = { min: Math.min(-1, ...ends), max: Math.max(1, ...ends) };
  return (
    <div>
      <h3 className="bar">
        <span>{t('heading')}</span>
        <small>{t('key')}</small>
      </h3>
      {rows.map(({ key, label, settled, today, now, low, high, exact }) => (
        <LeadBar
          key={key}
          label={label}
          tag={settled ? s('settled') : s('openShort')}
          settled={settled}
          words={
            low === high
              ? t('fixed', { now: today })
              : t(exact ? 'range' : 'outer', { now: today, low: signed(low), high: signed(high) })
          }
          lead={{ now, low, high }}
          scale={scale}
        />
      ))}
      <HowToRead title={t('how')}>{t('note')}</HowToRead>
    </div>
  );
}

function useRows({ level, model, markets }: Advice): Row[] {
  const t = useTranslations('advice.leads');
  const gap = (points: number) => ({
    gap: Math.abs(points),
    side: points > 0 ? 'above' : points < 0 ? 'below' : 'on',
  });
  const target = level.options.find(({ option }) => option === level.target);
  const line = target?.threshold ?? null;
  const strengths = [model.technology, model.resource].map((side) => ({
    key: side.label,
    label: side.label,
    today: t('strength', { score: side.score, line: side.strongFrom, ...gap(side.score - side.strongFrom) }),
    settled: model.settled || side.low >= side.strongFrom || side.high < side.strongFrom,
    now: side.score - side.strongFrom,
    low: side.low - side.strongFrom,
    high: side.high - side.strongFrom,
    exact: side.exact,
  }));
  // Markets that are told the same stand together.
  const told = Map.groupBy(markets, ({ entry: { now, lead, settled } }) =>
    JSON.stringify([now[0]?.mode, lead, settled]),
  );
  const ways = [...told.values()].flatMap((group) => {
    const { id, entry } = group[0]!;
    const { lead, now, settled } = entry;
    if (!lead) return [];
    const market = group.map(({ label }) => label).join(t('join'));
    const way = now.map((mode) => mode.label).join(t('or'));
    return [
      {
        ...lead,
        key: id,
        label: t('way', { market, way }),
        today: t('lead', { over: lead.label, ...gap(lead.now) }),
        settled,
      },
    ];
  });
  return [
    ...(target && line !== null
      ? [
          {
            key: 'level',
            label: target.label,
            today: t('level', { score: target.score, line, ...gap(target.score - line) }),
            settled: level.targetSettled.settled,
            now: target.score - line,
            low: target.low - line,
            high: target.high - line,
            exact: target.exact,
          },
        ]
      : []),
    ...strengths,
    ...ways,
  ];
}
