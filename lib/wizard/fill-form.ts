import type { Answer } from '../engine/index.ts';
import { cnText, type Locale, type Question } from '../rulebook/index.ts';
import { controlOf, type FormValues, unsureValue } from './form-values.ts';
import { fieldText } from './number.ts';
import { exponentOf, inHomeCurrency, isYear, unitFor } from './units.ts';

const blank: FormValues = {
  answer: [],
  unsure: false,
  never: false,
  unit: '',
  low: '',
  high: '',
  among: [],
  marks: {},
  code: '',
};

/**
 * The form filled with a stored answer. Read back, it gives the same answer.
 * @param beside the customs code that stands on the same page
 */
export function fillForm(
  question: Question,
  answer: Answer | undefined,
  locale: Locale,
  beside?: Answer | undefined,
): FormValues {
  const known = answer?.state === 'given' ? answer.value : answer?.state === 'unsure' ? answer.between?.[1] : undefined;
  const unit = inHomeCurrency(question) ? unitFor(typeof known === 'number' ? known : undefined, locale) : '';
  const code = beside?.state === 'given' ? cnText(String(beside.value)) : '';
  const start = { ...blank, unit, code };
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
  if (control === 'code') return { ...start, answer: [cnText(String(value))] };
  return { ...start, answer: Array.isArray(value) ? value.map(String) : [String(value)] };
}
