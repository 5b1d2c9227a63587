import { useTranslations } from 'next-intl';
import { EntryMap } from '@/app/ui/chart/EntryMap';
import type { EntryMode } from '@/app/ui/chart/entry-map';
import type { MarketAdvice, ModeView } from '@/lib/advice/index.ts';

/** Every way into the market between the control that is needed and the commitment that can be carried. */
export function EntryFigure({ market: { label, entry } }: { market: MarketAdvice }) {
  const t = useTranslations('advice.figure');
  if (entry.options.length === 0) return null;
  const kept = new Set(entry.keeps.map(({ mode }) => mode));
  const status = (option: ModeView): EntryMode['status'] =>
    option.status !== 'now' && kept.has(option.mode) ? 'kept' : option.status;
  const ways = entry.now.map((mode) => mode.label).join(t('or'));
  const first = entry.options.find((option) => option.status === 'now');
  return (
    <figure className="mt-5">
      <h3 className="bar">{t('heading')}</h3>
      <EntryMap
        finding={
          first
            ? t('finding', { market: label, ways, control: first.control, commitment: first.commitment })
            : t('findingNone', { market: label })
        }
        modes={entry.options.map((option) => ({
          id: option.mode,
          label: option.label,
          commitment: option.commitment,
          control: option.control,
          status: status(option),
        }))}
        controlFrom={entry.controlFrom}
        commitmentUpTo={entry.commitmentUpTo}
      />
    </figure>
  );
}
