import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/app/ui/Button';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import { Field, TextField } from '@/app/ui/Field';
import { Kinds, Marks, Sections } from './DocumentChoices';
import { longestName, type Problem, type Wish } from './fields.ts';

interface Props {
  wish: Wish;
  problem: Problem | null;
  /** What is being tried on the page of the advice. */
  tried: readonly (readonly [string, string])[];
}

export function DocumentForm({ wish, problem, tried }: Props) {
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
      <Button type="submit" className="self-start">
        {t('make')}
      </Button>
    </form>
  );
}
