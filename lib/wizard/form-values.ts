import type { CodeChoice, Family } from '../cbam/index.ts';
import type { Answer } from '../engine/index.ts';
import type { Localised, Question, RuleBook } from '../rulebook/index.ts';
import type { NumberFault } from './number.ts';

/** How a question is put on the page. */
export type Control = 'options' | 'territory' | 'checks' | 'scales' | 'number' | 'text' | 'code' | 'list';

export function controlOf(question: Pick<Question, 'type' | 'optionsFrom' | 'items' | 'format'>): Control {
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
      return question.format === 'cnCode' ? 'code' : 'text';
    case 'list':
      return 'list';
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
  /** Customs code typed beside the options. */
  readonly code: string;
}

/** Value of the row "not sure" among options: no option id can look like this. */
export const unsureValue = '?';

export type FormField = 'code' | 'answer' | 'low' | 'high' | 'among' | 'unsure';

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
  | 'notCode'
  | 'codeOpen'
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
  | { readonly kind: 'range'; readonly value: string; readonly low: number; readonly high: number }
  | { readonly kind: 'code'; readonly value: string; readonly code: string; readonly label: string };

export interface FormContext {
  readonly book: Pick<RuleBook, 'territories'>;
  /** Year that counts as today. */
  readonly asOf: number;
  /** Currency of the firm's own figures. */
  readonly currency: 'CNY' | 'home';
  /** Needed for questions with a customs code. */
  readonly codes?: Codes;
}

/** What is known of customs codes. */
export interface Codes {
  /** Codes that words or first digits may mean. */
  readonly find: (typed: string) => readonly CodeChoice[];
  /** The product family of a code; null if the code leaves it open. */
  readonly familyOf: (digits: string) => Family | null;
}

export type FormResult =
  | { readonly answer: Exclude<Answer, { state: 'skipped' }>; readonly problem?: undefined }
  | { readonly answer?: undefined; readonly problem: FormProblem };

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
    code: read('code')[0] ?? '',
  };
  const repairedCode = repair === undefined ? null : /^cn:(\d+)$/.exec(repair);
  if (repairedCode) return { ...values, answer: [], code: repairedCode[1]! };
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
    values.code.trim() === '' &&
    Object.keys(values.marks).length === 0
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
