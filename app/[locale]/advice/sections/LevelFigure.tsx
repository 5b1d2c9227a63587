import { useTranslations } from 'next-intl';
import { LevelMap, type Zone } from '@/app/ui/chart/LevelMap';
import type { View } from '../view.ts';

const zoneOf: Record<string, Zone> = {
  prepareFirst: 'prepare',
  product: 'product',
  brand: 'brand',
  integrated: 'integrated',
};

/** Where the firm stands and where next, on the chart. Nothing is drawn while that is not known. */
export function LevelFigure({ view: { advice } }: { view: View }) {
  const t = useTranslations('advice.map');
  const { level, summary } = advice;
  const now = level.current && zoneOf[level.current];
  const next = level.target && zoneOf[level.target];
  if (!now) return null;
  const met = level.hallmarks.filter(({ state }) => state === 'met').length;
  const title = t('hallmarks', { met, all: level.hallmarks.length });
  // The chart has less room than the list below it.
  const markLabel = (id: string, label: string, open: boolean) => {
    const key = `mark.${id}` as 'mark.hallmarkLocal';
    const short = t.has(key) ? t(key) : label;
    return open ? t('openMark', { label: short }) : short;
  };
  const zone = (id: Zone) => ({ label: t(`zone.${id}`), note: t(`zoneNote.${id}`) });
  return (
    <div className="mapbox">
      <LevelMap
        finding={`${summary[0]} ${title}`}
        zones={{
          prepare: zone('prepare'),
          product: zone('product'),
          brand: zone('brand'),
          integrated: zone('integrated'),
        }}
        now={{ zone: now, label: t('now') }}
        next={
          next
            ? { zone: next, label: next !== now ? t('next') : next === 'prepare' ? t('prepare') : t('keep') }
            : undefined
        }
        later={next !== 'integrated'}
        hallmarks={{
          title,
          items: level.hallmarks.map(({ id, label, state }) => ({
            label: markLabel(id, label, state === 'open'),
            state: state === 'notMet' ? 'not' : state,
          })),
        }}
      />
    </div>
  );
}
