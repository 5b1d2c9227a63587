import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';
import type { RunChoices, Summary } from '@/lib/lab/server.ts';
import type { LabEntry } from '@/lib/store/index.ts';
import { labPath } from '../place';

/** The command and the files with which somebody else gets the same bytes. */
export async function Reproduce({ entry, locale, summary }: { entry: LabEntry; locale: Locale; summary: Summary }) {
  const t = await getTranslations('lab.run');
  const { seed, divides, holdsData } = entry.choices as RunChoices;
  const command = [
    'npm run -s cohort -- --firms firms.parquet --scenario scenarios.json',
    `--seed ${seed}`,
    ...(divides ? ['--attribute'] : []),
    ...(holdsData ? ['--holds-data'] : []),
    '--out results',
  ].join(' ');
  const file = (id: string, what: string) => `${labPath(locale, id, 'file')}?what=${what}`;
  return (
    <section className="mt-9 max-w-[52rem]">
      <h2 className="text-h3">{t('reproduce')}</h2>
      <p className="mt-2">
        {t('reproduceText', { version: summary.rules.version, hash: summary.rules.hash.slice(0, 12) })}
      </p>
      <pre className="lab-command">{command}</pre>
      <p className="acts mt-3">
        <a className="link" href={file(entry.id, 'scenarios')} download>
          {t('reproduceScenarios')}
        </a>
        {entry.of && (
          <a className="link" href={file(entry.of, holdsData ? 'firms' : 'mapping')} download>
            {t(holdsData ? 'reproduceFirms' : 'reproduceMapping')}
          </a>
        )}
      </p>
    </section>
  );
}
