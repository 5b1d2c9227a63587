import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/app/ui/Button';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import { Field, TextField } from '@/app/ui/Field';
import { sectionIds } from '@/lib/document/index.ts';
import { routing } from '@/lib/i18n/routing';
import { formats } from '../document-file.ts';
import { longestName, type Problem, type Wish } from './fields.ts';

interface OwnWork {
  readonly notes: number;
  readonly mayLog: boolean;
}

interface Props {
  wish: Wish;
  problem: Problem | null;
  /** What is being tried on the page of the advice. */
  tried: readonly (readonly [string, string])[];
  /** For members of the case's organisation: how many notes there are to put in, and whether they may write into the log. */
  own: OwnWork | null;
}

export function DocumentForm({ wish, problem, tried, own }: Props) {
  const t = useTranslations('document');
  const locale = useLocale();
  const said = problem ? t(`problem.${problem}`) : undefined;
  const field = problem === 'date' ? 'date' : problem === 'sections' ? 'with-summary' : 'logo';
  const errorOf = (id: string) => (said && field === id ? said : undefined);
  return (
    <form
      action={`/${locale}/advice/document/file`}
      method="post"
      encType="multipart/form-data"
      className="mt-7 flex max-w-[42rem] flex-col gap-6"
    >
      {said && <ErrorSummary title={t('problem.title')} errors={[{ href: `#${field}`, text: said }]} />}
      <input type="hidden" name="chosen" value="yes" />
      {tried.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Choices
        legend={t('format.legend')}
        name="format"
        chosen={wish.format}
        options={formats.map((id) => [id, t(`format.${id}`)])}
      />
      <Choices
        legend={t('language')}
        name="lang"
        chosen={wish.language}
        options={routing.locales.map((id) => [id, t(`languages.${id}`)])}
      />
      <Choices
        legend={t('length.legend')}
        name="length"
        chosen={wish.length}
        options={(['full', 'brief'] as const).map((id) => [id, t(`length.${id}`)])}
      />
      <TextField
        id="client"
        name="client"
        label={t('client')}
        defaultValue={wish.client}
        maxLength={longestName}
        autoComplete="off"
      />
      <TextField
        id="consultant"
        name="consultant"
        label={t('consultant')}
        defaultValue={wish.consultant}
        maxLength={longestName}
        autoComplete="organization"
      />
      <TextField
        id="date"
        name="date"
        type="date"
        label={t('date')}
        defaultValue={wish.date}
        error={errorOf('date')}
        required
      />
      <TextField
        id="version"
        name="version"
        label={t('version')}
        help={t('versionHelp')}
        defaultValue={wish.version}
        maxLength={40}
        autoComplete="off"
      />
      <Field id="logo" label={t('logo')} help={t('logoHelp')} error={errorOf('logo')}>
        <input
          id="logo"
          name="logo"
          type="file"
          accept="image/png,image/jpeg,image/svg+xml"
          aria-describedby={errorOf('logo') ? 'logo-help logo-error' : 'logo-help'}
          className="min-h-12 w-full rounded-control border border-rule bg-paper p-2.5"
        />
      </Field>
      <Sections wish={wish} error={errorOf('with-summary')} />
      {own && <OwnChoices wish={wish} own={own} />}
      <Button type="submit" className="self-start">
        {t('make')}
      </Button>
    </form>
  );
}

/** What a member decides besides: notes in the document, an entry in the log. */
function OwnChoices({ wish, own }: { wish: Wish; own: OwnWork }) {
  const t = useTranslations('document.ownWork');
  if (own.notes === 0 && !own.mayLog) return null;
  return (
    <fieldset className="field">
      <legend>{t('desk')}</legend>
      {own.notes > 0 && (
        <>
          <label className="inline-flex min-h-12 items-center gap-3">
            <input
              type="checkbox"
              name="notes"
              defaultChecked={wish.notes}
              aria-describedby="notes-help"
              className="size-5 accent-sea-5"
            />
            {t('notes', { count: own.notes })}
          </label>
          <p className="help" id="notes-help">
            {t('notesHelp')}
          </p>
        </>
      )}
      {own.mayLog && (
        <label className="inline-flex min-h-12 items-center gap-3">
          <input type="checkbox" name="log" defaultChecked={wish.log} className="size-5 accent-sea-5" />
          {t('log')}
        </label>
      )}
    </fieldset>
  );
}

interface ChoicesProps {
  legend: string;
  name: string;
  chosen: string;
  options: readonly (readonly [string, string])[];
}

function Choices({ legend, name, chosen, options }: ChoicesProps) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className="acts">
        {options.map(([value, text]) => (
          <label key={value} className="inline-flex min-h-12 items-center gap-2">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              className="size-5 accent-sea-5"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Each section with its place. Places need not be tidy: whoever moves one section leaves the others. */
function Sections({ wish, error }: { wish: Wish; error: string | undefined }) {
  const t = useTranslations('document');
  const left = sectionIds.filter((id) => !wish.sections.includes(id));
  const placed = [...wish.sections, ...left];
  return (
    <fieldset className={error ? 'field bad' : 'field'}>
      <legend>{t('sections.legend')}</legend>
      <p className="help">{t('sections.help')}</p>
      {error && (
        <p className="emsg" id="sections-error">
          <span>{error}</span>
        </p>
      )}
      <ul className="border-line border-t">
        {sectionIds.map((id) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 border-line border-b py-1">
            <label className="inline-flex min-h-12 items-center gap-3">
              <input
                type="checkbox"
                id={`with-${id}`}
                name={`with-${id}`}
                defaultChecked={wish.sections.includes(id)}
                className="size-5 accent-sea-5"
              />
              {t(`sections.${id}`)}
            </label>
            <label className="inline-flex min-h-12 items-center gap-3 text-ink-2 text-small">
              {t('sections.place')}
              <select
                name={`place-${id}`}
                aria-label={t('sections.placeOf', { section: t(`sections.${id}`) })}
                defaultValue={placed.indexOf(id) + 1}
                className="min-h-11 rounded-control border border-rule bg-paper px-2"
              >
                {sectionIds.map((_, index) => (
                  <option key={sectionIds[index]} value={index + 1}>
                    {index + 1}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
