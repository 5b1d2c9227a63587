import { type ChangeEvent, type FormEvent, type RefObject, startTransition, useState } from 'react';
import { type Resolver, useForm } from 'react-hook-form';
import type { SaveState } from '@/app/[locale]/wizard/actions';
import { type Beside, type FormValues, formValues, type Repair } from '@/lib/wizard/index.ts';
import { type CheckContext, loadCheck, type Shown } from './check-form';
import { afterChange, applyRepair } from './form-behaviour';
import { readAnswer } from './read-answer';

interface Options {
  form: RefObject<HTMLFormElement | null>;
  context: CheckContext;
  /** What stands in the form when the page comes. */
  start: FormValues;
  /** What the server said to the last post. */
  state: SaveState | null;
  pending: boolean;
  submit: (data: FormData) => void;
  /** Shows what the answer in the form would change; null: what is saved. */
  propose: (answers: Beside | null) => void;
}

/**
 * Checks a question's form in the browser with the schema of the server, and posts what passes. What cannot be checked here (the code did not arrive)
 * is posted as it is: the server checks in any case.
 */
export function useFormCheck({ form, context, start, state, pending, submit, propose }: Options) {
  const [live, setLive] = useState(start);
  // undefined: what the server said holds. null: put right since.
  const [found, setFound] = useState<Shown | null | undefined>(undefined);
  const [summary, setSummary] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const shown = found === undefined ? (state?.problem ?? null) : found;

  const resolver: Resolver<Record<string, unknown>> = async (values, unused, options) =>
    (await loadCheck(context)).resolver(values, unused, options);
  // The fields are the browser's own, filled by the server; the library is given their values when they are sent.
  const { handleSubmit, reset } = useForm<Record<string, unknown>>({ resolver, shouldFocusError: false });
  const current = () => formValues(new FormData(form.current ?? undefined));

  /** A wrong figure moves nothing; an emptied form takes back what it moved. */
  const follow = (values: FormValues) => {
    const show = (said: Beside | null | undefined) => said !== undefined && propose(said);
    const said = readAnswer(context, values);
    if (said instanceof Promise) said.then(show, () => undefined);
    else show(said);
  };

  const onChange = async (event: ChangeEvent<HTMLFormElement>) => {
    afterChange(event.target);
    const values = current();
    // First: the engine works while the form is drawn, and what it says is drawn before that.
    follow(values);
    startTransition(() => setLive(values));
    // While typing, a mistake may go away but no new one appears.
    if (!shown) return;
    const { problemOf } = await loadCheck(context);
    const still = problemOf(current());
    setFound(still);
    if (!still) setSummary(null);
  };

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    const send = () =>
      startTransition(() => {
        setFound(undefined);
        submit(data);
      });
    if (data.get('intent') === 'skip') propose({ [context.question.id]: { state: 'skipped' } });
    if (data.get('intent') !== 'continue') return send();
    const values = formValues(data);
    reset({ ...values });
    const refuse = async () => {
      const problem = (await loadCheck(context)).problemOf(values);
      setFound(problem);
      setSummary(problem?.message ?? null);
      setTries((count) => count + 1);
    };
    await handleSubmit(send, refuse)().catch(send);
  };

  const repair = (chosen: Repair) => {
    if (!form.current) return;
    applyRepair(form.current, chosen);
    const values = current();
    // First: the engine works while the form is drawn, and what it says is drawn before that.
    follow(values);
    startTransition(() => setLive(values));
    setFound(null);
    setSummary(null);
  };

  return {
    live,
    shown,
    /** What the summary above the form says; it does not change while the user types, because it takes the focus. */
    summary: found === undefined ? (state?.problem?.message ?? null) : summary,
    tries,
    handlers: { onChange, onSubmit, onFocus: () => void loadCheck(context).catch(() => undefined) },
    repair,
  };
}
