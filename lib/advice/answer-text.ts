import type { Answer } from '../engine/index.ts';
import { type Locale, type Question, territoryName } from '../rulebook/index.ts';

const unsureText = { en: 'not sure', zh: '不确定' } as const;
const skippedText = { en: 'skipped', zh: '已跳过' } as const;
const neverText = { en: 'never', zh: '从未' } as const;
const joiner = { en: '; ', zh: '；' } as const;

/** An answer in words: option labels, figures with their unit, "not sure" with what is known. */
export function answerText(question: Question, answer: Answer, locale: Locale): string {
  const label = (option: string) => optionLabel(question, option, locale);
  if (answer.state === 'skipped') return skippedText[locale];
  if (answer.state === 'unsure') {
    const known = answer.among
      ? answer.among.map(label)
      : answer.includes
        ? answer.includes.map(label)
        : answer.between
          ? [`${figure(answer.between[0], locale)}–${figure(answer.between[1], locale)}`]
          : [];
    if (known.length === 0) return unsureText[locale];
    const inside = known.join(joiner[locale]);
    return locale === 'zh' ? `${unsureText.zh}（${inside}）` : `${unsureText.en} (${inside})`;
  }
  const { value } = answer;
  if (typeof value === 'boolean') return locale === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no';
  if (typeof value === 'number') return withUnit(question, figure(value, locale, question.unit?.en === 'year'), locale);
  if (value === 'never') return neverText[locale];
  if (typeof value === 'string') return question.options || question.optionsFrom ? label(value) : value;
  if (Array.isArray(value))
    return value
      .map((item) => (typeof item === 'number' ? figure(item, locale) : label(String(item))))
      .join(joiner[locale]);
  return Object.entries(value as Record<string, number>)
    .map(([item, mark]) => `${question.items?.find((candidate) => candidate.id === item)?.[locale] ?? item} ${mark}`)
    .join(joiner[locale]);
}

/** Label of an option; territories are named by Unicode CLDR. */
export function optionLabel(question: Question, option: string, locale: Locale): string {
  if (question.optionsFrom === 'territories') return territoryName(option, locale);
  return question.options?.find((candidate) => candidate.id === option)?.[locale] ?? option;
}

/** Large figures in the reader's own steps: 万 and 亿 in Chinese, million in English. Years stay as they are. */
export function figure(value: number, locale: Locale, plain = false): string {
  if (plain) return String(value);
  const format = (number: number) =>
    number.toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 2 });
  if (locale === 'zh') {
    if (Math.abs(value) >= 1e8) return `${format(value / 1e8)}亿`;
    if (Math.abs(value) >= 1e5) return `${format(value / 1e4)}万`;
    return format(value);
  }
  return Math.abs(value) >= 1e6 ? `${format(value / 1e6)} million` : format(value);
}

/** A number in a sentence about its question: "5%", "3 人", "12 countries"; what exactly is counted stands with the question. */
export function measure({ type, unit }: Question, value: number, locale: Locale): string {
  const text = figure(value, locale, unit?.en === 'year');
  if (type === 'percent') return locale === 'zh' ? `${text}%` : `${text} %`;
  if (!unit || type === 'money' || unit.en.startsWith('year')) return text;
  return `${text} ${unit[locale].replace(/（.*）$/, '')}`;
}

function withUnit(question: Question, text: string, locale: Locale): string {
  const unit = question.unit?.[locale];
  if (!unit || question.unit?.en.startsWith('year')) return text;
  if (question.type === 'percent') return locale === 'zh' ? `${text}%（${unit}）` : `${text} ${unit}`;
  if (question.type !== 'money') return `${text} ${unit}`;
  return locale === 'zh' ? `${text}（${unit}）` : `${text} (${unit})`;
}
