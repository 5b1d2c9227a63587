import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { PopulationChoices, RunChoices } from '@/lib/lab/server.ts';
import { store } from '@/lib/store/index.ts';
import { DeskPage } from '../../DeskPage';
import { actingInLab } from '../../desk';
import { deleteFromLab } from '../actions';
import { Problem } from '../Problem';
import { labPath } from '../place';
import { populationName } from '../words';
import { Population } from './Population';
import { Results } from './Results';
import { ScenarioView } from './ScenarioView';
import { Work } from './Work';
import '../lab.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lab');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A population, a scenario or a run of the policy lab. */
export default async function LabEntryPage({ params, searchParams }: Props) {
  const locale: Locale = await getLocale();
  const { entry, member } = await actingInLab(locale, (await params).id, 'runLab');
  const { problem, reload } = await searchParams;
  const t = await getTranslations('lab');
  const { book } = compiledBook();
  const { lab } = await store();
  const population = entry.kind === 'run' && entry.of ? await lab.read(member.organisation, entry.of) : entry;
  const from = population?.choices as PopulationChoices;
  const name =
    entry.kind === 'scenario'
      ? entry.name
      : from.from === 'rules'
        ? populationName(book, from.population, locale, t('randomName'))
        : (population?.name ?? '');
  const firms = (population?.outcome as { firms?: number } | null)?.firms ?? 0;
  const lede =
    entry.kind === 'scenario'
      ? t('scenario.assumed')
      : entry.kind === 'run'
        ? t('run.lede', { population: name, firms, seed: (entry.choices as RunChoices).seed })
        : entry.state !== 'done'
          ? from.from === 'rules'
            ? ''
            : t('population.draft')
          : from.from === 'rules'
            ? t('population.drawn', { firms, seed: from.seed })
            : t('population.lede', { firms });
  return (
    <DeskPage heading={entry.kind === 'run' ? entry.name || t('run.title') : name} lede={lede} at="lab">
      <p className="acts mt-5">
        <a className="link" href={labPath(locale)}>
          {t('back')}
        </a>
        {entry.kind === 'run' && entry.of && (
          <a className="link" href={labPath(locale, entry.of)}>
            {name}
          </a>
        )}
      </p>
      <Problem problem={problem} at={entry.state === 'draft' ? 'columns' : 'progress'} />
      {entry.kind !== 'scenario' && <Work entry={entry} locale={locale} reloads={reload === '1'} />}
      {entry.kind === 'population' && <Population entry={entry} locale={locale} book={book} />}
      {entry.kind === 'run' && entry.state === 'done' && <Results entry={entry} locale={locale} book={book} />}
      {entry.kind === 'scenario' && <ScenarioView entry={entry} locale={locale} book={book} />}
      <div className="mt-11 border-line border-t pt-4">
        {entry.kind === 'population' && <p className="mb-3 text-ink-2">{t('population.deleteHelp')}</p>}
        <ActForm action={deleteFromLab} hidden={{ locale, id: entry.id }} label={t('delete')} />
      </div>
    </DeskPage>
  );
}
