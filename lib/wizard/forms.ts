import { z } from 'zod';
import type { Answer, AnswerValue } from '../engine/index.ts';
import {
  answerSchema,
  exclusiveOption,
  explainAnswer,
  type Locale,
  type Localised,
  numericRange,
  optionIds,
  type Question,
  type RuleBook,
} from '../rulebook/index.ts';
import { fieldText, type NumberFault, type NumberForm, readNumber } from './number.ts';
import { exponentOf, inHomeCurrency, isYear, unitFor } from './units.ts';

/** How a question is put on the page. */
export type Control = 'options' | 'territory' | 'checks' | 'scales' | 'number' | 'text' | 'list';

export function controlOf(question: Pick<Question, 'type' | 'optionsFrom' | 'items'>): Control {
  switch (question.type) {
    case 'choice':
      return question.optionsFrom ? 'territory' : 'options';
    case 'boolean':
      return 'options';
    case 'multi':
      return 'checks';
    case 'likert':
      return question.items ? 'scales' : 'options';
    case 'text':
    case 'list':
      return question.type;
    default:
      return 'number';
  }
}

/** What stands in the form, as typed. The browser and the server read the same shape. */
export interface FormValues {
  /** Chosen option, ticked options, or what was typed. */
  readonly answer: readonly string[];
  readonly unsure: boolean;
  readonly never: boolean;
  /** Step of money chosen beside the field. */
  readonly unit: string;
  /** A range, for those who know no figure. */
  readonly low: string;
  readonly high: string;
  /** Options that remain possible. */
  readonly among: readonly string[];
  /** Mark per line of a table. */
  readonly marks: Readonly<Record<string, string>>;
}

/** Value of the row "not sure" among options: no option id can look like this. */
export const unsureValue = '?';

export type FormField = 'answer' | 'low' | 'high' | 'among' | 'unsure';

export type FormCode =
  | NumberFault
  | 'missing'
  | 'tooLow'
  | 'tooHigh'
  | 'notWhole'
  | 'both'
  | 'upsideDown'
  | 'halfRange'
  | 'oneLeft'
  | 'exclusive'
  | 'tooMany'
  | 'tooLong'
  | 'notAllowed';

/** What is wrong, where, and what would mend it. */
export interface FormProblem {
  readonly field: FormField;
  readonly code: FormCode;
  /** Figures for the message. */
  readonly given?: number;
  readonly limit?: number;
  readonly low?: number;
  readonly high?: number;
  /** From the rule book's own check of answers, for everything the codes do not cover. */
  readonly text: Localised;
  readonly repairs?: readonly Repair[];
}

/** A correction to tap; `value` is sent as `repair` and read in place of what was typed. */
export type Repair =
  | { readonly kind: 'figure'; readonly value: string; readonly figure: number }
  | { readonly kind: 'range'; readonly value: string; readonly low: number; readonly high: number };

export interface FormContext {
  readonly book: Pick<RuleBook, 'territories'>;
  /** Year that counts as today. */
  readonly asOf: number;
  /** Currency of the firm's own figures. */
  readonly currency: 'CNY' | 'home';
}

export type FormResult =
  | { readonly answer: Exclude<Answer, { state: 'skipped' }>; readonly problem?: undefined }
  | { readonly answer?: undefined; readonly problem: FormProblem };

// ─── from the page

/** Takes the fields of a posted form, or the values a form library holds, without trusting either. */
export function formValues(source: FormData | Readonly<Record<string, unknown>>): FormValues {
  const read = (name: string): readonly string[] => {
    const found = source instanceof FormData ? source.getAll(name) : [source[name]].flat();
    return found.filter((item) => typeof item === 'string' || item === true).map(String);
  };
  const marks: Record<string, string> = {};
  const entries =
    source instanceof FormData
      ? [...source.entries()].flatMap(([name, value]) =>
          name.startsWith('marks.') ? [[name.slice(6), value] as const] : [],
        )
      : Object.entries(isRecord(source.marks) ? source.marks : {});
  for (const [name, value] of entries) if (typeof value === 'string' && value !== '') marks[name] = value;
  const repair = read('repair')[0];
  const range = repair === undefined ? null : /^(.+)\.\.(.+)$/.exec(repair);
  const values = {
    answer: read('answer').filter((item) => item !== ''),
    unsure: read('unsure').length > 0,
    never: read('never').length > 0,
    unit: read('unit')[0] ?? '',
    low: read('low')[0] ?? '',
    high: read('high')[0] ?? '',
    among: read('among'),
    marks,
  };
  if (range) return { ...values, answer: [], unsure: true, unit: '', low: range[1]!, high: range[2]! };
  return repair === undefined ? values : { ...values, answer: [repair], unsure: false, unit: '' };
}

/** Nothing has been chosen or typed. */
export function isBlank(values: FormValues): boolean {
  return (
    values.answer.every((item) => item.trim() === '') &&
    !values.unsure &&
    !values.never &&
    values.low.trim() === '' &&
    values.high.trim() === '' &&
    values.among.length === 0 &&
    Object.keys(values.marks).length === 0
  );
}

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

// ─── to the page

const blank: FormValues = {
  answer: [],
  unsure: false,
  never: false,
  unit: '',
  low: '',
  high: '',
  among: [],
  marks: {},
};

/** The form filled with a stored answer. Read back, it gives the same answer. */
export function fillForm(question: Question, answer: Answer | undefined, locale: Locale): FormValues {
  const known = answer?.state === 'given' ? answer.value : answer?.state === 'unsure' ? answer.between?.[1] : undefined;
  const unit = inHomeCurrency(question) ? unitFor(typeof known === 'number' ? known : undefined, locale) : '';
  const start = { ...blank, unit };
  const figure = (value: number) => fieldText(value, exponentOf(unit), !isYear(question));
  if (!answer || answer.state === 'skipped') return start;
  const control = controlOf(question);
  if (answer.state === 'unsure') {
    if (control === 'options') return { ...start, answer: [unsureValue], among: answer.among ?? [] };
    if (answer.between)
      return { ...start, unsure: true, low: figure(answer.between[0]), high: figure(answer.between[1]) };
    return { ...start, unsure: true, answer: answer.includes ?? [] };
  }
  const { value } = answer;
  if (value === 'never' && question.never) return { ...start, never: true };
  if (control === 'scales')
    return {
      ...start,
      marks: Object.fromEntries(
        Object.entries(value as Record<string, number>).map(([item, mark]) => [item, String(mark)]),
      ),
    };
  if (control === 'list')
    return { ...start, answer: [(value as readonly number[]).map((item) => fieldText(item)).join('\n')] };
  if (typeof value === 'boolean') return { ...start, answer: [value ? 'yes' : 'no'] };
  if (typeof value === 'number') return { ...start, answer: [control === 'number' ? figure(value) : String(value)] };
  return { ...start, answer: Array.isArray(value) ? value.map(String) : [String(value)] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
