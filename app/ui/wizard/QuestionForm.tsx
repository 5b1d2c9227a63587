'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, startTransition, useActionState, useMemo, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { SaveState } from '@/app/[locale]/wizard/actions';
import { Button } from '@/app/ui/Button';
import { cx } from '@/app/ui/cx';
import { Dock, type DockProps } from '@/app/ui/Dock';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import type { Locale } from '@/lib/i18n/routing';
import type { Question } from '@/lib/rulebook/index.ts';
import {
  type Currency,
  controlOf,
  type FormProblem,
  type FormValues,
  formSchema,
  formValues,
  type Repair,
  readForm,
  type TerritoryGroup,
} from '@/lib/wizard/index.ts';
import { Control } from './Control';
import { FormNotice } from './FormNotice';
import { afterChange, applyRepair, useNumberKeys, useQuestionFocus } from './form-behaviour';
import { problemText } from './problem-text';
import { Repairs } from './Repairs';
import type { FormWords } from './words';

export interface QuestionFormProps {
  action: (state: SaveState | null, form: FormData) => Promise<SaveState>;
  /** Fields that name the place of the question: locale, step, revision, return. */
  hidden: Readonly<Record<string, string>>;
  revision: number;
  question: Question;
  values: FormValues;
  locale: Locale;
  words: FormWords;
  currency: Currency;
  asOf: number;
  territories?: readonly TerritoryGroup[] | undefined;
  /** Is there a page before this one? */
  back: boolean;
  skippable: boolean;
  /** Ids of the texts that belong to the whole question. */
  describedBy: string | undefined;
  /** Section above the question. */
  label: ReactNode;
  /** Legend, help and why, drawn by the server. */
  children: ReactNode;
  view?: DockProps['view'];
}

type Shown = { field: FormProblem['field']; message: string; repairs: FormProblem['repairs'] };

/**
 * One question. Without a script it is a plain form that posts to the server; with one, the same schema checks it before anything is sent.
 */
export function QuestionForm(props: QuestionFormProps) {
  const { question, locale, words, currency, asOf, territories } = props;
  const [state, submit, pending] = useActionState(props.action, null);
  const form = useRef<HTMLFormElement>(null);
  const start = state?.values ?? props.values;
  const [live, setLive] = useState(start);
  // undefined: what the server said holds. null: put right since.
  const [found, setFound] = useState<Shown | null | undefined>(undefined);
  const [tries, setTries] = useState(0);
  const shown = found === undefined ? (state?.problem ?? null) : found;
  const [summary, setSummary] = useState<string | null>(null);
  const summaryText = found === undefined ? (state?.problem?.message ?? null) : summary;

  const context = useMemo(
    () => ({
      book: {
        territories: Object.fromEntries(
          (territories ?? []).flatMap((group) => group.territories.map(({ id }) => [id, noLookup])),
        ),
      },
      asOf,
      currency,
    }),
    [territories, asOf, currency],
  );
  const explain = (problem: FormProblem, values: FormValues) =>
    problemText(problem, { question, values, words, locale, currency });
  // The page already holds the values: the library reads them from the fields and does not put its own there.
  const { handleSubmit, reset } = useForm<Record<string, unknown>>({
    resolver: zodResolver(formSchema(question, context, explain)),
    shouldFocusError: false,
  });
  useNumberKeys(form);
  useQuestionFocus();

  const current = () => formValues(new FormData(form.current ?? undefined));
  const problemOf = (values: FormValues): Shown | null => {
    const { problem } = readForm(question, values, context);
    return problem ? { field: problem.field, message: explain(problem, values), repairs: problem.repairs } : null;
  };

  const onChange = (event: React.ChangeEvent<HTMLFormElement>) => {
    afterChange(event.target);
    const values = current();
    setLive(values);
    // While typing, a mistake may go away but no new one appears.
    if (shown) {
      const still = problemOf(values);
      setFound(still);
      if (!still) setSummary(null);
    }
  };

  const onSubmit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const button = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, button);
    const send = () =>
      startTransition(() => {
        setFound(undefined);
        submit(data);
      });
    if (data.get('intent') !== 'continue') return send();
    reset({ ...formValues(data) });
    void handleSubmit(send, () => {
      const problem = problemOf(formValues(data));
      setFound(problem);
      setSummary(problem?.message ?? null);
      setTries(tries + 1);
    })(event);
  };

  const repair = (chosen: Repair) => {
    if (!form.current) return;
    applyRepair(form.current, chosen);
    setLive(current());
    setFound(null);
    setSummary(null);
  };

  const errorId = 'answer-error';
  const notes = shown && (
    <>
      <p className="emsg mb-2" id={errorId}>
        <span>{shown.message}</span>
      </p>
      <Repairs
        problem={shown}
        question={question}
        words={words}
        locale={locale}
        currency={currency}
        onRepair={repair}
      />
    </>
  );
  const fieldId = shown ? targetOf(shown.field, question) : 'answer';
  const revision = Math.max(props.revision, state?.revision ?? 0);

  return (
    <form
      ref={form}
      action={submit}
      onSubmit={onSubmit}
      onChange={onChange}
      noValidate
      className="min-w-0"
      aria-busy={pending || undefined}
    >
      {/* Enter in a field presses the first button of a form; repairs come before Continue. */}
      <button type="submit" name="intent" value="continue" className="sr-only" tabIndex={-1} aria-hidden="true">
        {words.form.continue}
      </button>
      {Object.entries({ ...props.hidden, revision: String(revision) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {summaryText && (
        <div className="mb-6">
          <ErrorSummary
            key={`${state?.attempt ?? 0}-${tries}`}
            title={words.form.summary}
            errors={[{ href: `#${fieldId}`, text: summaryText }]}
          />
        </div>
      )}
      {state?.notice && <FormNotice key={state.attempt} text={words.form[state.notice]} />}
      {props.label}
      <fieldset className="group/question min-w-0" aria-describedby={props.describedBy}>
        {props.children}
        <Control
          question={question}
          locale={locale}
          words={words}
          currency={currency}
          values={start}
          live={live}
          describedBy={cx(shown && errorId) || undefined}
          territories={territories}
          invalid={shown?.field ?? null}
          notes={notes}
        />
      </fieldset>
      <Dock {...(props.view ? { view: props.view } : {})}>
        <Button type="submit" name="intent" value="continue" aria-disabled={pending || undefined}>
          {words.form.continue}
        </Button>
        {props.back && (
          <Button quiet type="submit" name="intent" value="back" formNoValidate>
            {words.form.back}
          </Button>
        )}
        {props.skippable && (
          <button type="submit" name="intent" value="skip" className="link min-h-12" formNoValidate>
            {words.form.skip}
          </button>
        )}
      </Dock>
    </form>
  );
}

/** Only whether a territory exists is asked in the browser. */
const noLookup = { id: '', eu: false, cbamExempt: false, euro: false };

/** The control that an error link leads to. */
function targetOf(field: FormProblem['field'], question: Question): string {
  if (field !== 'answer') return field;
  return controlOf(question) === 'scales' ? `marks-${question.items?.[0]?.id}` : 'answer';
}
