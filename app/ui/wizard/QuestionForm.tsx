'use client';

import { type ReactNode, useActionState, useRef } from 'react';
import type { SaveState } from '@/app/[locale]/wizard/actions';
import { Button } from '@/app/ui/Button';
import { cx } from '@/app/ui/cx';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import type { CodeChoice } from '@/lib/cbam/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import type { Question, RuleBook } from '@/lib/rulebook/index.ts';
import {
  type Currency,
  controlOf,
  type FormProblem,
  type FormValues,
  type TerritoryGroup,
} from '@/lib/wizard/index.ts';
import { Control } from './Control';
import { FormNotice } from './FormNotice';
import { useDockAboveKeyboard, useNumberKeys, useQuestionFocus, useSheetEscape } from './form-behaviour';
import { LiveDock, type LiveDockProps } from './live/LiveDock';
import { usePropose } from './live/LivePanel';
import { Mistake } from './Mistake';
import { useFormCheck } from './use-form-check';
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
  /** Most characters of a free text. */
  textLimit: number;
  territories?: readonly TerritoryGroup[] | undefined;
  headings?: readonly CodeChoice[] | undefined;
  /** Is there a page before this one? */
  back: boolean;
  skippable: boolean;
  /** Ids of the texts that belong to the whole question. */
  describedBy: string | undefined;
  /** Section above the question. */
  label: ReactNode;
  /** Legend, help and why, drawn by the server. */
  children: ReactNode;
  step: LiveDockProps['step'];
}

/**
 * One question. Without a script it is a plain form that posts to the server; with one, the same schema checks it before anything is sent.
 */
export function QuestionForm(props: QuestionFormProps) {
  const { question, locale, words, currency, asOf, territories, textLimit } = props;
  const [state, submit, pending] = useActionState(props.action, null);
  const form = useRef<HTMLFormElement>(null);
  const start = state?.values ?? props.values;
  const context = { question, words, locale, currency, asOf, textLimit, book: { territories: lookup(territories) } };
  const { live, shown, summary, tries, handlers, repair } = useFormCheck({
    form,
    context,
    start,
    state,
    pending,
    submit,
    propose: usePropose(),
  });
  useNumberKeys(form);
  useSheetEscape(form);
  useDockAboveKeyboard(form);
  useQuestionFocus();

  const errorId = 'answer-error';
  const notes = shown && (
    <Mistake id={errorId} mistake={shown} onRepair={repair} {...{ question, words, locale, currency }} />
  );
  const fieldId = shown ? targetOf(shown.field, question) : 'answer';
  const revision = Math.max(props.revision, state?.revision ?? 0);

  return (
    <form ref={form} action={submit} {...handlers} noValidate className="min-w-0" aria-busy={pending || undefined}>
      {/* Enter in a field presses the first button of a form; repairs come before Continue. */}
      <button type="submit" name="intent" value="continue" className="sr-only" tabIndex={-1} aria-hidden="true">
        {words.form.continue}
      </button>
      {Object.entries({ ...props.hidden, revision: String(revision) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {summary && (
        // biome-ignore lint/a11y/noAutofocus: without a script this is how the summary gets the focus that it must have
        <div className="mb-6 outline-none" tabIndex={-1} autoFocus>
          <ErrorSummary
            key={`${state?.attempt ?? 0}-${tries}`}
            title={words.form.summary}
            errors={[{ href: `#${fieldId}`, text: summary }]}
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
          textLimit={textLimit}
          prefix=""
          describedBy={cx(shown && errorId) || undefined}
          territories={territories}
          headings={props.headings}
          invalid={shown?.field ?? null}
          notes={notes}
        />
      </fieldset>
      <LiveDock step={props.step}>
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
      </LiveDock>
    </form>
  );
}

/** Only whether a territory exists is asked in the browser. */
function lookup(groups: readonly TerritoryGroup[] = []): RuleBook['territories'] {
  const known = groups.flatMap(({ territories }) => territories.map(({ id }) => id));
  return Object.fromEntries(
    known.map((id) => [id, { id, eu: false, cbamExempt: false, euro: false, usCustoms: false }]),
  );
}

/** The control that an error link leads to. */
function targetOf(field: FormProblem['field'], question: Question): string {
  if (field !== 'answer') return field;
  return controlOf(question) === 'scales' ? `marks-${question.items?.[0]?.id}` : 'answer';
}
