import type { Question } from '@/lib/rulebook/index.ts';
import {
  type Currency,
  controlOf,
  type FormProblem,
  type FormValues,
  figureText,
  inHomeCurrency,
  isYear,
} from '@/lib/wizard/index.ts';
import { type FormWords, fill } from './words';

export interface ProblemContext {
  readonly question: Question;
  readonly values: FormValues;
  readonly words: FormWords;
  readonly locale: 'en' | 'zh';
  readonly currency: Currency;
  /** Most characters of a free text. */
  readonly textLimit: number;
}

/** What is wrong, with the user's own figure and the one that is allowed. The same words on the server and in the browser. */
export function problemText(
  problem: FormProblem,
  { question, values, words, locale, currency, textLimit }: ProblemContext,
): string {
  const say = words.problem;
  const figure = (value: number | undefined) =>
    value === undefined ? '' : figureText(question, value, locale, currency);
  const texts = {
    typed: (problem.field === 'low' || problem.field === 'high' || problem.field === 'code'
      ? values[problem.field]
      : problem.code === 'codeOpen'
        ? values.code
        : (values.answer[0] ?? '')
    ).trim(),
    given: figure(problem.given),
    limit: figure(problem.limit),
    low: figure(problem.low),
    high: figure(problem.high),
    none: question.options?.find(({ id }) => id === 'none')?.[locale] ?? '',
    example: inHomeCurrency(question) ? (locale === 'zh' ? '1.2亿' : '120m') : isYear(question) ? '2015' : '1,200',
  };
  switch (problem.code) {
    case 'missing':
      return say.missing[controlOf(question)] + (question.unsure ? say.orUnsure : '');
    case 'tooHigh':
      return fill(isYear(question) ? say.futureYear : say.tooHigh, texts);
    case 'both':
      return fill(question.type === 'multi' ? say.bothChecks : say.both, texts);
    case 'span':
      return fill(controlOf(question) === 'number' && question.unsure ? say.span : say.spanList, texts);
    case 'currency':
      if (question.type !== 'money') return say.currencyNone;
      return fill(inHomeCurrency(question) ? say.currencyCNY : say.currencyEUR, texts);
    case 'tooMany':
      return fill(say.tooMany, { given: values.answer.length, limit: problem.limit ?? 0 });
    case 'notCode':
      return fill(problem.repairs?.length ? say.notCodeChoose : say.notCode, texts);
    case 'tooLong':
      return fill(say.tooLong, { given: texts.typed.length, limit: textLimit });
    default:
      return fill(say[problem.code], texts);
  }
}
