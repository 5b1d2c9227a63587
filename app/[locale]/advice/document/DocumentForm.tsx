import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/app/ui/Button';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import { Field, TextField } from '@/app/ui/Field';
import { Kinds, Marks, Sections } from './DocumentChoices';
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
      <Kinds wish={wish} />
      <TextField
        id="client"
        name="client"
        label={t('client')}
        defaultValue={wish.client}
        maxLength={longestName}
        autoComplete="off"
      />
      <Marks wish={wish} dateError={errorOf('date')} />
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
