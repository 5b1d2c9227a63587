import type { CurrentCase } from '@/app/[locale]/wizard/case';
import { optionLabel } from '@/lib/advice/index.ts';
import { nameOf } from '@/lib/cbam/index.ts';
import { goodNames } from '@/lib/cbam/node.ts';
import type { Answer } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { cnText, type Question } from '@/lib/rulebook/index.ts';
import { currencyOf, figureText, inHomeCurrency } from '@/lib/wizard/index.ts';
import type { Translate } from './translate';

/** An answer as its owner would say it: option labels, figures with their unit, what is known of an unsure one. */
export function answerWords(
  { record }: CurrentCase,
  question: Question,
  answer: Answer,
  locale: Locale,
  t: Translate,
): string {
  const home = record.profile.firm.homeCountry;
  const currency = currencyOf(home?.state === 'given' ? String(home.value) : undefined);
  const label = (option: string) => optionLabel(question, option, locale);
  const figure = (value: number) => figureText(question, value, locale, currency);
  const join = (list: readonly string[]) => list.join(locale === 'zh' ? '；' : '; ');
  if (answer.state === 'skipped') return t('check.skipped');
  if (answer.state === 'unsure') {
    const known = answer.between
      ? `${figure(answer.between[0])}–${figure(answer.between[1])}`
      : join((answer.among ?? answer.includes ?? []).map(label));
    if (!known) return t('check.unsure');
    return locale === 'zh' ? `${t('check.unsure')}（${known}）` : `${t('check.unsure')} (${known})`;
  }
  const { value } = answer;
  if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
  if (value === 'never' && question.never) return t('answer.never');
  if (typeof value === 'number') return withUnit(question, figure(value), locale);
  if (typeof value === 'string' && question.format) return codeWords(value, locale);
  if (typeof value === 'string') return question.options || question.optionsFrom ? label(value) : value;
  if (Array.isArray(value))
    return join(value.map((item) => (typeof item === 'number' ? figure(item) : label(String(item)))));
  return join(
    Object.entries(value as Record<string, number>).map(
      ([item, mark]) => `${question.items?.find(({ id }) => id === item)?.[locale] ?? item} ${mark}`,
    ),
  );
}

/** A code with what it is called. */
export function codeWords(digits: string, locale: Locale): string {
  const name = nameOf(goodNames(), digits)?.name[locale];
  return name ? `${cnText(digits)} · ${name}` : cnText(digits);
}

/** Short units follow the figure; the longer ones of the rule book explain a field and would drown the answer. */
function withUnit(question: Question, figure: string, locale: Locale): string {
  const unit = question.unit?.[locale].split(/[，,（(]/)[0]?.trim();
  if (!unit || inHomeCurrency(question) || question.type === 'percent' || question.max === 'asOfYear') return figure;
  if (question.type === 'likert') return figure;
  return `${figure}\u00a0${unit}`;
}
