import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { chosen, LabFolder, labFiles, type RunChoices, work } from '@/lib/lab/server.ts';
import { Beside } from '../../../../compare/Beside';
import { nothingHere } from '../../../../wizard/case';
import { DeskPage } from '../../../DeskPage';
import { actingInLab, note } from '../../../desk';
import { labPath } from '../../place';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lab.firms');
  return { title: t('firm'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** One firm of a run: its advice under the baseline and under a scenario, side by side. */
export default async function FirmPage({ params, searchParams }: Props) {
  const locale: Locale = await getLocale();
  const acting = await actingInLab(locale, (await params).id, 'runLab');
  const { entry } = acting;
  const { holdsData, scenarios: all, seed } = (entry.choices ?? {}) as RunChoices;
  if (entry.kind !== 'run' || entry.state !== 'done' || !holdsData) redirect(labPath(locale, entry.id));
  const query = await searchParams;
  const scenarios = chosen(all);
  const at = Math.min(scenarios.length - 1, Math.max(0, Math.trunc(Number(query.scenario)) || 0));
  const row = /^\d{1,12}$/.test(String(query.row)) ? Number(query.row) : 0;
  const scenario = scenarios[at]!;
  const t = await getTranslations('lab.firm');
  const run = await getTranslations('lab.run');
  const firms = new LabFolder().file(entry.of!, labFiles.firms);
  const came = await work<'beside'>({
    ...{ kind: 'beside', firms, row, scenario, seed, locale },
    words: { baseline: t('baseline') },
  });
  if ('result' in came && came.result === null) redirect(nothingHere(locale));
  const found = 'result' in came ? came.result : null;
  if (found) await note(acting, 'openFirm', 'run', entry.id);
  const { book } = compiledBook();
  return (
    <DeskPage
      heading={found ? t('title', { id: found.id }) : t('failed')}
      lede={t('lede', { name: scenario.name[locale] })}
      at="lab"
    >
      <p className="acts mt-5">
        <a className="link" href={`${labPath(locale, entry.id, 'firms')}?scenario=${at}`}>
          {t('back')}
        </a>
      </p>
      {found && found.outcomes.length > 0 && (
        <section className="mt-6 max-w-[52rem]">
          <h2 className="text-h3">{t('outcomes')}</h2>
          <ul className="mt-2 list-disc ps-6">
            {found.outcomes.map(({ lever, reach }) => (
              <li key={lever}>
                {book.levers[lever]?.name[locale] ?? lever}: {run(`reach.${reach as 'noGap'}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {found && <Beside table={found.table} foldEqual />}
    </DeskPage>
  );
}
