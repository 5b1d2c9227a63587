import { z } from 'zod';
import type { Answer, AnswerValue } from '../engine/index.ts';
import {
  answerSchema,
  cnDigits,
  exclusiveOption,
  explainAnswer,
  numericRange,
  optionIds,
  type Question,
} from '../rulebook/index.ts';
import {
  controlOf,
  type FormCode,
  type FormContext,
  type FormField,
  type FormProblem,
  type FormResult,
  type FormValues,
  formValues,
  unsureValue,
} from './form-values.ts';
import { type NumberForm, readNumber } from './number.ts';
import type { Beside } from './record.ts';
import { exponentOf, inHomeCurrency } from './units.ts';

const mostRepairs = 6;

/** The schema of a question's form, the same in the browser and on the server: fields in, answer out. */
export function formSchema(
  question: Question,
  context: FormContext,
  explain: (problem: FormProblem, values: FormValues) => string,
): z.ZodType<Exclude<Answer, { state: 'skipped' }>, Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).transform((raw, ctx) => {
    const values = formValues(raw);
    const { answer, problem } = readForm(question, values, context);
    if (answer) return answer;
    ctx.addIssue({ code: 'custom', path: [problem.field], message: explain(problem, values), params: { problem } });
    return z.NEVER;
  });
}

/** The problem that a failed check carries, with its message. */
export function problemIn({ issues }: z.ZodError): { readonly problem: FormProblem; readonly message: string } {
  const found = issues.find((issue) => issue.code === 'custom' && issue.params?.problem);
  if (found?.code !== 'custom') throw new Error('not an error of a form schema');
  return { problem: found.params?.problem as FormProblem, message: found.message };
}

/** The customs code that stands on the page of a question; read after its form has been accepted. */
export function besideOf({ settledBy }: Question, values: FormValues): Beside {
  if (!settledBy) return {};
  const digits = cnDigits(values.code);
  return { [settledBy]: digits === null ? null : { state: 'given', value: digits } };
}

/** Reads an answer out of the form, or says what stands in the way. */
export function readForm(question: Question, values: FormValues, context: FormContext): FormResult {
  const reader = new Reader(question, values, context);
  switch (controlOf(question)) {
    case 'options':
      return reader.options();
    case 'territory':
      return reader.orUnsure(() => reader.checked(values.answer[0] as AnswerValue));
    case 'checks':
      return reader.checks();
    case 'scales':
      return reader.scales();
    case 'text':
      return reader.orUnsure(() => reader.checked(values.answer[0]!));
    case 'code':
      return reader.orUnsure(() => reader.code(values.answer[0]!));
    case 'list':
      return reader.orUnsure(() => reader.list());
    default:
      return reader.number();
  }
}

class Reader {
  readonly question: Question;
  readonly values: FormValues;
  readonly context: FormContext;

  constructor(question: Question, values: FormValues, context: FormContext) {
    this.question = question;
    this.values = values;
    this.context = context;
  }

  options(): FormResult {
    return this.question.settledBy && this.values.code.trim() !== '' ? this.byCode() : this.amongOptions();
  }

  amongOptions(): FormResult {
    const { answer, among } = this.values;
    const chosen = answer[0];
    if (chosen !== undefined && chosen !== unsureValue) {
      if (this.question.type === 'boolean')
        return this.checked(chosen === 'yes' ? true : chosen === 'no' ? false : chosen);
      return this.checked(this.question.type === 'likert' ? Number(chosen) : chosen);
    }
    if (chosen === undefined && among.length === 0) return this.fail('answer', 'missing');
    if (!this.question.unsure) return this.fail('answer', 'missing');
    if (this.question.type !== 'choice') return unsure();
    const all = optionIds(this.question, this.context.book);
    const possible = all.filter((option) => among.includes(option));
    if (possible.length === 1) return this.fail('among', 'oneLeft');
    return possible.length === 0 || possible.length === all.length ? unsure() : unsure({ among: possible });
  }

  /** Ticks beside "not sure" are what the user does know. */
  checks(): FormResult {
    const { answer } = this.values;
    if (!this.values.unsure) return answer.length === 0 ? this.fail('answer', 'missing') : this.checked([...answer]);
    if (!this.question.unsure) return this.fail('answer', 'missing');
    if (answer.length === 0) return unsure();
    if (answer.includes(exclusiveOption)) return this.fail('answer', 'both');
    const known = this.checked([...answer]);
    return known.problem ? known : unsure({ includes: answer });
  }

  scales(): FormResult {
    const marks = Object.fromEntries(Object.entries(this.values.marks).map(([item, mark]) => [item, Number(mark)]));
    if (Object.keys(marks).length > 0) return this.values.unsure ? this.fail('unsure', 'both') : this.checked(marks);
    return this.values.unsure && this.question.unsure ? unsure() : this.fail('answer', 'missing');
  }

  orUnsure(read: () => FormResult): FormResult {
    const typed = (this.values.answer[0] ?? '').trim() !== '';
    if (this.values.unsure && this.question.unsure) return typed ? this.fail('unsure', 'both') : unsure();
    return typed ? read() : this.fail('answer', 'missing');
  }

  code(typed: string): FormResult {
    return cnDigits(typed) === null ? this.notCode('answer', typed) : this.checked(typed);
  }

  /** The code beside the options answers for them, unless it leaves the family open. */
  byCode(): FormResult {
    const digits = cnDigits(this.values.code);
    if (digits === null) return this.notCode('code', this.values.code);
    const family = this.context.codes?.familyOf(digits) ?? null;
    if (family !== null) return this.checked(family);
    return this.values.answer.length > 0 ? this.amongOptions() : this.fail('answer', 'codeOpen');
  }

  /** Words are no code, but often name one. */
  notCode(field: 'answer' | 'code', typed: string): FormResult {
    const repairs = (this.context.codes?.find(typed) ?? [])
      .slice(0, mostRepairs)
      .map(
        ({ code, label }) => ({ kind: 'code', value: field === 'code' ? `cn:${code}` : code, code, label }) as const,
      );
    return this.fail(field, 'notCode', { repairs });
  }

  number(): FormResult {
    const { answer, low, high, never } = this.values;
    const typed = (answer[0] ?? '').trim() !== '';
    const ranged = low.trim() !== '' || high.trim() !== '';
    const said = [typed, never && this.question.never === true, this.values.unsure && this.question.unsure].filter(
      Boolean,
    ).length;
    if (said > 1) return this.fail(this.values.unsure ? 'unsure' : 'answer', 'both');
    if (never && this.question.never) return { answer: { state: 'given', value: 'never' } };
    if (typed) {
      const figure = this.figure(answer[0]!, 'answer');
      return typeof figure === 'number' ? this.inRange(figure, 'answer') : figure;
    }
    if (!this.question.unsure) return this.fail('answer', 'missing');
    if (ranged) return this.range();
    return this.values.unsure ? unsure() : this.fail('answer', 'missing');
  }

  range(): FormResult {
    const ends: number[] = [];
    for (const field of ['low', 'high'] as const) {
      if (this.values[field].trim() === '') return this.fail(field, 'halfRange');
      const figure = this.figure(this.values[field], field);
      if (typeof figure !== 'number') return figure;
      const allowed = this.inRange(figure, field);
      if (allowed.problem) return allowed;
      ends.push(figure);
    }
    const [low, high] = ends as [number, number];
    if (low > high) return this.fail('high', 'upsideDown', { low, high });
    return low === high ? { answer: { state: 'given', value: low } } : unsure({ between: [low, high] });
  }

  /** One figure to a line. A comma may be meant as thousands, so it does not part figures. */
  list(): FormResult {
    const figures: number[] = [];
    for (const part of this.values.answer.join('\n').split(/[\n;；、]+|,\s+/)) {
      if (part.trim() === '') continue;
      const figure = this.figure(part, 'answer');
      if (typeof figure !== 'number') return figure;
      if (figure < (this.question.min ?? 0))
        return this.fail('answer', 'tooLow', { given: figure, limit: this.question.min ?? 0 });
      figures.push(figure);
    }
    return figures.length === 0 ? this.fail('answer', 'missing') : this.checked(figures);
  }

  figure(text: string, field: FormField): number | FormResult {
    const reading = readNumber(text, this.numberForm());
    if (reading.ok) return reading.value;
    const repairs =
      reading.span && field === 'answer' && this.question.unsure && controlOf(this.question) === 'number'
        ? [
            {
              kind: 'range',
              value: `${reading.span[0]}..${reading.span[1]}`,
              low: reading.span[0],
              high: reading.span[1],
            } as const,
          ]
        : [];
    return this.fail(field, reading.fault, { repairs });
  }

  numberForm(): NumberForm {
    const { question } = this;
    const currency = question.type !== 'money' ? 'none' : inHomeCurrency(question) ? this.context.currency : 'EUR';
    return {
      exponent: inHomeCurrency(question) ? exponentOf(this.values.unit) : 0,
      percent: question.type === 'percent',
      currency,
    };
  }

  inRange(value: number, field: FormField): FormResult {
    const [least, most] = numericRange(this.question, this.context.asOf);
    if (this.question.type === 'integer' && !Number.isInteger(value)) {
      const whole = Math.round(value);
      const repairs =
        field === 'answer' && whole >= least && whole <= most
          ? [{ kind: 'figure', value: String(whole), figure: whole } as const]
          : [];
      return this.fail(field, 'notWhole', { given: value, repairs });
    }
    if (value < least) return this.fail(field, 'tooLow', { given: value, limit: least });
    if (value > most) return this.fail(field, 'tooHigh', { given: value, limit: most });
    return this.checked(value, field);
  }

  /** The last word is the rule book's: what it does not accept is not stored. */
  checked(value: AnswerValue, field: FormField = 'answer'): FormResult {
    const result = answerSchema(this.question, this.context.book, this.context.asOf).safeParse(value);
    if (result.success) return { answer: { state: 'given', value: result.data as AnswerValue } };
    const issue = result.error.issues[0];
    const custom = issue?.code === 'custom' ? issue.params?.code : undefined;
    const code =
      custom === 'exclusive'
        ? 'exclusive'
        : this.question.type === 'multi' && issue?.code === 'too_big'
          ? 'tooMany'
          : this.question.type === 'text' && issue?.code === 'too_big'
            ? 'tooLong'
            : 'notAllowed';
    return this.fail(
      field,
      code,
      code === 'tooMany' ? { limit: this.question.maxPicks ?? 0 } : {},
      result.error.issues,
    );
  }

  fail(
    field: FormField,
    code: FormCode,
    details: Omit<Partial<FormProblem>, 'field' | 'code' | 'text'> = {},
    issues: readonly z.core.$ZodIssue[] = [],
  ): FormResult {
    return {
      problem: {
        field,
        code,
        text: explainAnswer(this.question, this.context.book, this.context.asOf, issues),
        ...details,
      },
    };
  }
}

function unsure(
  narrowed: { among?: readonly string[]; between?: readonly [number, number]; includes?: readonly string[] } = {},
): FormResult {
  return { answer: { state: 'unsure', ...narrowed } };
}
