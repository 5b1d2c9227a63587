import type { Resolver } from 'react-hook-form';
import { type FormContext, type FormProblem, type FormValues, loadForms } from '@/lib/wizard/index.ts';
import { codesIn, loadChoices } from './load-choices';
import { type ProblemContext, problemText } from './problem-text';

export type CheckContext = FormContext & Omit<ProblemContext, 'values'>;

/** A problem in words, with what mends it. */
export interface Shown {
  readonly field: FormProblem['field'];
  readonly message: string;
  readonly repairs: FormProblem['repairs'];
}

/** Says a problem of the form in the words of the page. */
export function explainIn(context: CheckContext) {
  return (problem: FormProblem, values: FormValues) => problemText(problem, { ...context, values });
}

/** The server's own schema, for the form library and for a single look; fetched once and kept. */
export async function loadCheck(context: CheckContext) {
  const { question, locale } = context;
  const [{ formSchema, problemIn }, { zodResolver }, codes] = await Promise.all([
    loadForms(),
    import('@hookform/resolvers/zod'),
    question.settledBy || question.format ? loadChoices(locale).then(codesIn) : undefined,
  ]);
  const schema = formSchema(question, codes ? { ...context, codes } : context, explainIn(context));
  const resolver: Resolver<Record<string, unknown>> = zodResolver(schema);
  const problemOf = (values: FormValues): Shown | null => {
    const { error } = schema.safeParse({ ...values });
    return error ? shown(problemIn(error)) : null;
  };
  return { resolver, problemOf };
}

export function shown({ problem, message }: { problem: FormProblem; message: string }): Shown {
  return { field: problem.field, message, repairs: problem.repairs };
}
