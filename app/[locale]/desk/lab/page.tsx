import type { Metadata } from 'next';
import { getFormatter, getLocale, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { Button } from '@/app/ui/Button';
import { Field, TextField } from '@/app/ui/Field';
import { Tag } from '@/app/ui/Tag';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { chosen, type PopulationChoices, type RunChoices, randomPopulation } from '@/lib/lab/server.ts';
import { type LabEntry, longestLabName, store } from '@/lib/store/index.ts';
import { DeskPage } from '../DeskPage';
import { actingIn } from '../desk';
import { Row, Rows } from '../Rows';
import { deleteFromLab, drawPopulation } from './actions';
import { Problem } from './Problem';
import { labPath } from './place';
import { isSynthetic, populationName, stateWords } from './words';
import './lab.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lab');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

/** Populations, runs and scenarios of the organisation, and how firms come in. */
export default async function LabPage({ searchParams }: { searchParams: Promise<{ problem?: string | string[] }> }) {
  const locale: Locale = await getLocale();
  const { member } = await actingIn(locale, 'runLab');
  const { lab } = await store();
  const [populations, runs, scenarios] = await Promise.all([
    lab.list(member.organisation, 'population'),
    lab.list(member.organisation, 'run'),
    lab.list(member.organisation, 'scenario'),
  ]);
  const { problem } = await searchParams;
  const t = await getTranslations('lab');
  const format = await getFormatter();
  const { book } = compiledBook();
  const said = await stateWords();
  const nameOf = (entry: LabEntry | undefined) => {
    if (!entry) return t('run.populationGone');
    const choices = entry.choices as PopulationChoices;
    return choices.from === 'rules' ? populationName(book, choices.population, locale, t('randomName')) : entry.name;
  };
  const date = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <DeskPage heading={t('title')} lede={t('lede')} at="lab">
      <Problem problem={problem} at={problem === 'draw' ? 'draw' : 'upload'} />
      <section className="mt-7">
        <h2 className="text-h3">{t('list.populations')}</h2>
        {populations.length === 0 ? (
          <p className="mt-2 text-ink-2">{t('list.noPopulations')}</p>
        ) : (
          <Rows>
            {populations.map((entry) => (
              <Row
                key={entry.id}
                name={
                  <>
                    <a className="link" href={labPath(locale, entry.id)}>
                      {nameOf(entry)}
                    </a>{' '}
                    {isSynthetic(entry.choices) && <Tag kind="plain">{t('synthetic')}</Tag>}
                  </>
                }
                detail={`${said(entry)} · ${date(entry.createdAt)}`}
              />
            ))}
          </Rows>
        )}
      </section>
      <section className="mt-9">
        <h2 className="text-h3">{t('list.runs')}</h2>
        {runs.length === 0 ? (
          <p className="mt-2 text-ink-2">{t('list.noRuns')}</p>
        ) : (
          <Rows>
            {runs.map((entry) => (
              <Row
                key={entry.id}
                name={
                  <a className="link" href={labPath(locale, entry.id)}>
                    {t('list.run', { name: entry.name || t('run.title'), date: date(entry.createdAt) })}
                  </a>
                }
                detail={`${t('list.of', {
                  population: nameOf(populations.find(({ id }) => id === entry.of)),
                  scenarios: chosen((entry.choices as RunChoices).scenarios)
                    .map(({ name }) => name[locale])
                    .join(locale === 'zh' ? '、' : ', '),
                })} · ${said(entry)}`}
              />
            ))}
          </Rows>
        )}
      </section>
      <section className="mt-9">
        <h2 className="text-h3">{t('list.scenarios')}</h2>
        {scenarios.length === 0 ? (
          <p className="mt-2 text-ink-2">{t('list.noScenarios')}</p>
        ) : (
          <Rows>
            {scenarios.map(({ id, name, createdAt }) => (
              <Row
                key={id}
                name={
                  <a className="link" href={labPath(locale, id)}>
                    {name}
                  </a>
                }
                detail={date(createdAt)}
              >
                <ActForm
                  action={deleteFromLab}
                  hidden={{ locale, id }}
                  label={t('delete')}
                  of={`${t('delete')}: ${name}`}
                />
              </Row>
            ))}
          </Rows>
        )}
      </section>
      <section id="upload" className="mt-11">
        <h2 className="text-h3">{t('upload.title')}</h2>
        <p className="mt-1 max-w-measure text-ink-2">{t('upload.help')}</p>
        {/* What stands in front of the file is there when the file begins to arrive. */}
        <form
          action={labPath(locale, 'upload')}
          method="post"
          encType="multipart/form-data"
          className="mt-4 grid max-w-[42rem] gap-5"
        >
          <TextField
            id="upload-name"
            name="name"
            label={t('upload.name')}
            help={t('upload.nameHelp')}
            maxLength={longestLabName}
            autoComplete="off"
          />
          {populations.some(({ choices, state }) => !isSynthetic(choices) && state === 'done') && (
            <Field id="upload-earlier" label={t('upload.earlier')}>
              <div className="inp">
                <select id="upload-earlier" name="earlier" defaultValue="">
                  <option value="">{t('upload.noEarlier')}</option>
                  {populations
                    .filter(({ choices, state }) => !isSynthetic(choices) && state === 'done')
                    .map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                </select>
              </div>
            </Field>
          )}
          <label className="lab-tick">
            <input type="checkbox" name="holds" value="on" />
            <span>{t('upload.holds')}</span>
          </label>
          <Field id="upload-file" label={t('upload.file')}>
            <input
              id="upload-file"
              name="file"
              type="file"
              required
              accept=".csv,.tsv,.txt,.xlsx,.parquet"
              className="min-h-12 w-full rounded-control border border-rule bg-paper p-2.5"
            />
          </Field>
          <Button type="submit" className="self-start justify-self-start">
            {t('upload.button')}
          </Button>
        </form>
      </section>
      <section id="draw" className="mt-11">
        <h2 className="text-h3">{t('draw.title')}</h2>
        <p className="mt-1 max-w-measure text-ink-2">{t('draw.help')}</p>
        <form action={drawPopulation} className="mt-4 grid max-w-[42rem] gap-5">
          <input type="hidden" name="locale" value={locale} />
          <Field id="draw-population" label={t('draw.population')}>
            <div className="inp">
              <select id="draw-population" name="population">
                {Object.values(book.populations).map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name[locale]}
                  </option>
                ))}
                <option value={randomPopulation}>{t('random')}</option>
              </select>
            </div>
          </Field>
          <TextField id="draw-count" name="count" label={t('draw.count')} inputMode="numeric" defaultValue="10000" />
          <TextField
            id="draw-seed"
            name="seed"
            label={t('draw.seed')}
            help={t('draw.seedHelp')}
            inputMode="numeric"
            defaultValue="1"
          />
          <Button type="submit" quiet className="justify-self-start">
            {t('draw.button')}
          </Button>
        </form>
      </section>
    </DeskPage>
  );
}
