import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Button } from '@/app/ui/Button';
import { TextField } from '@/app/ui/Field';
import { Tag } from '@/app/ui/Tag';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { labLimits, type PopulationChoices } from '@/lib/lab/server.ts';
import type { ScenarioRecord } from '@/lib/rulebook/index.ts';
import { longestLabName, store } from '@/lib/store/index.ts';
import { DeskPage } from '../../../DeskPage';
import { actingInLab } from '../../../desk';
import { beginRun } from '../../actions';
import { Problem } from '../../Problem';
import { labPath } from '../../place';
import { populationName } from '../../words';
import '../../lab.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lab.compose');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Which scenarios are run over a population. */
export default async function ComposePage({ params, searchParams }: Props) {
  const locale: Locale = await getLocale();
  const { entry, member } = await actingInLab(locale, (await params).id, 'runLab');
  if (entry.kind !== 'population' || entry.state !== 'done') redirect(labPath(locale, entry.id));
  const { problem, pick } = await searchParams;
  const picked = [pick ?? []].flat();
  const t = await getTranslations('lab');
  const { book } = compiledBook();
  const own = await (await store()).lab.list(member.organisation, 'scenario');
  const choices = entry.choices as PopulationChoices;
  const name =
    choices.from === 'rules' ? populationName(book, choices.population, locale, t('randomName')) : entry.name;
  const offered = [
    ...own.map(({ id, choices: kept }) => ({ id, scenario: kept as ScenarioRecord, isOwn: true })),
    ...Object.values(book.scenarios).map((scenario) => ({ id: scenario.id, scenario, isOwn: false })),
  ];
  return (
    <DeskPage heading={t('compose.title')} lede={t('compose.lede', { name, most: labLimits.scenarios })} at="lab">
      <p className="acts mt-5">
        <a className="link" href={labPath(locale, entry.id)}>
          {name}
        </a>
      </p>
      <Problem problem={problem} at="scenarios" />
      <p className="mt-5 max-w-measure border-land-3 border-s-4 bg-land-1 p-4">{t('compose.assumed')}</p>
      <form action={beginRun} className="mt-7 grid max-w-[42rem] gap-6">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="id" value={entry.id} />
        <fieldset id="scenarios" className="grid gap-3">
          <legend className="font-semibold text-h3">{t('compose.scenarios')}</legend>
          {offered.map(({ id, scenario, isOwn }) => (
            <label key={id} className="lab-tick mt-2">
              <input type="checkbox" name="pick" value={id} defaultChecked={picked.includes(id)} />
              <span>
                {scenario.name[locale]} {isOwn && <Tag kind="plain">{t('compose.own')}</Tag>}
                <small>
                  {t('compose.levers', { count: scenario.levers?.length ?? 0 })}
                  {scenario.levers &&
                    ` · ${scenario.levers
                      .map(({ lever }) => book.levers[lever]?.name[locale] ?? lever)
                      .join(locale === 'zh' ? '、' : ', ')}`}
                </small>
              </span>
            </label>
          ))}
          <p className="acts">
            <a className="link" href={labPath(locale, entry.id, 'scenario')}>
              {t('compose.new')}
            </a>
          </p>
        </fieldset>
        <TextField id="run-name" name="name" label={t('compose.name')} maxLength={longestLabName} autoComplete="off" />
        <TextField
          id="run-seed"
          name="seed"
          label={t('compose.seed')}
          help={t('compose.seedHelp')}
          inputMode="numeric"
          defaultValue="1"
        />
        <label className="lab-tick">
          <input type="checkbox" name="divides" value="on" defaultChecked />
          <span>{t('compose.divides', { most: labLimits.divided })}</span>
        </label>
        <Button type="submit" className="justify-self-start">
          {t('compose.button')}
        </Button>
      </form>
    </DeskPage>
  );
}
