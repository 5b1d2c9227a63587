import { getTranslations } from 'next-intl/server';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import { labLimits } from '@/lib/lab/server.ts';
import { mostInLab } from '@/lib/store/index.ts';

const known = [
  ...['noFile', 'bytes', 'half', 'space', 'full', 'draw', 'busy', 'used', 'year', 'factor', 'pasted', 'none', 'many'],
  ...['seed', 'fullRuns', 'fullScenarios', 'firm'],
] as const;

/** What an address says went wrong, with the limits. @param at id of the part that is to be looked at */
export async function Problem({ problem, at }: { problem: unknown; at: string }) {
  const t = await getTranslations('lab.problem');
  const name = known.find((one) => one === problem);
  if (!name) return null;
  const text = t(name as 'full', {
    populations: mostInLab.population,
    runs: mostInLab.run,
    kept: mostInLab.scenario,
    scenarios: labLimits.scenarios,
    most: labLimits.drawnFirms,
  });
  return (
    <div className="mt-6">
      <ErrorSummary title={t('title')} errors={[{ href: `#${at}`, text }]} />
    </div>
  );
}
