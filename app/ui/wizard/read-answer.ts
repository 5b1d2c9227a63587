import { type Beside, type FormContext, type FormValues, isBlank, loadForms } from '@/lib/wizard/index.ts';
import type { CheckContext } from './check-form';
import { codesIn, loadChoices } from './load-choices';

type Forms = Awaited<ReturnType<typeof loadForms>>;

/** What reads forms, once it is there. */
let forms: Forms | null = null;

export async function prepareToRead(): Promise<Forms> {
  forms ??= await loadForms();
  return forms;
}

/**
 * What the form says, by question: `null` if it is empty, `undefined` if it cannot be read as it stands. At once where it can be: who waits for a promise
 * in an event waits for everything that this event draws.
 */
export function readAnswer(context: CheckContext, values: FormValues): Said | Promise<Said> {
  const { question, locale } = context;
  if (isBlank(values)) return null;
  const readsCodes = question.settledBy !== undefined || question.format !== undefined;
  if (forms && !readsCodes) return read(forms, context, values);
  const codes = readsCodes ? loadChoices(locale).then(codesIn) : undefined;
  return Promise.all([prepareToRead(), codes]).then(([known, found]) =>
    read(known, found ? { ...context, codes: found } : context, values),
  );
}

type Said = Beside | null | undefined;

function read({ besideOf, readForm }: Forms, context: CheckContext & FormContext, values: FormValues): Said {
  const { question } = context;
  const { answer } = readForm(question, values, context);
  return answer && { ...besideOf(question, values), [question.id]: answer };
}
