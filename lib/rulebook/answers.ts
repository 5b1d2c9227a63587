import { z } from 'zod';
import { cnDigits } from './cn-code.ts';
import { exclusiveOption, numericRange, optionIds } from './fields.ts';
import type { Localised, Question, RuleBook } from './types.ts';

type Territories = Pick<RuleBook, 'territories'>;

/** Free notes and names a user may type: long enough for anything sensible, short enough to store and print. */
export const maxTextLength = 500;
const maxListLength = 50;

/** A customs code; files may hold it as a number. */
const cnCode = z.union([z.string().max(maxTextLength), z.int().transform(String)]).transform((text, context) => {
  const digits = cnDigits(text);
  if (digits === null) context.addIssue({ code: 'custom', message: 'no code', params: { code: 'notCode' } });
  return digits ?? z.NEVER;
});

/**
 * What counts as an answer to a question, for the wizard (browser and server), the command line and the API alike.
 * Values are in the unit of the question; money is in full currency units.
 *
 * @param asOf year that counts as today: no year in the future is accepted
 */
export function answerSchema(question: Question, book: Territories, asOf: number): z.ZodType {
  switch (question.type) {
    case 'choice':
      return z.enum(optionIds(question, book) as [string, ...string[]]);
    case 'multi': {
      const options = z.array(z.enum(optionIds(question, book) as [string, ...string[]])).min(1);
      return options
        .max(question.maxPicks ?? Number.POSITIVE_INFINITY)
        .refine((picks) => new Set(picks).size === picks.length, { params: { code: 'twice' } })
        .refine((picks) => !picks.includes(exclusiveOption) || picks.length === 1, { params: { code: 'exclusive' } });
    }
    case 'boolean':
      return z.boolean();
    case 'text':
      return question.format === 'cnCode' ? cnCode : z.string().trim().min(1).max(maxTextLength);
    case 'list':
      return z
        .array(z.number().min(question.min ?? 0))
        .min(1)
        .max(maxListLength);
    case 'likert': {
      const [low, high] = numericRange(question);
      const mark = z.number().int().min(low).max(high);
      if (!question.items) return mark;
      return z
        .strictObject(Object.fromEntries(question.items.map((item) => [item.id, mark.optional()])))
        .refine((marks) => Object.keys(marks).length > 0, { params: { code: 'empty' } });
    }
    default: {
      const [low, high] = numericRange(question, asOf);
      let number = z.number();
      if (question.type === 'integer') number = number.int();
      if (Number.isFinite(low)) number = number.min(low);
      if (Number.isFinite(high)) number = number.max(high);
      return question.never ? z.union([number, z.literal('never')]) : number;
    }
  }
}

/** Says in both languages what is wrong with an answer and what is allowed. */
export function explainAnswer(
  question: Question,
  book: Territories,
  asOf: number,
  issues: readonly z.core.$ZodIssue[],
): Localised {
  const issue = issues[0];
  const [low, high] = numericRange(question, asOf);
  const unit: Localised = {
    en: question.unit ? ` ${question.unit.en}` : '',
    zh: question.unit ? `（${question.unit.zh}）` : '',
  };
  const span: Localised =
    Number.isFinite(low) && Number.isFinite(high)
      ? { en: `a number from ${low} to ${high}${unit.en}`, zh: `${low}到${high}之间的数字${unit.zh}` }
      : {
          en: `a number of ${Number.isFinite(low) ? low : 0} or more${unit.en}`,
          zh: `不小于${Number.isFinite(low) ? low : 0}的数字${unit.zh}`,
        };
  const code = issue?.code === 'custom' ? (issue.params?.code as string) : issue?.code;
  switch (question.type) {
    case 'choice': {
      const options = optionIds(question, book);
      return question.optionsFrom
        ? {
            en: 'choose a country or territory (two-letter code such as DE)',
            zh: '请选择一个国家或地区（两位代码，如 DE）',
          }
        : { en: `choose one of: ${options.join(', ')}`, zh: `请从以下选项中选一项：${options.join('、')}` };
    }
    case 'multi':
      if (code === 'exclusive')
        return {
          en: `"${exclusiveOption}" cannot be combined with other options`,
          zh: '“以上都没有”不能与其他选项同时选择',
        };
      if (code === 'twice') return { en: 'an option stands twice', zh: '有选项重复' };
      if (code === 'too_big') return { en: `choose at most ${question.maxPicks}`, zh: `最多选${question.maxPicks}项` };
      return {
        en: `choose one or more of: ${optionIds(question, book).join(', ')}`,
        zh: `请选择一项或多项：${optionIds(question, book).join('、')}`,
      };
    case 'boolean':
      return { en: 'answer true or false', zh: '请回答“是”或“否”' };
    case 'text':
      if (question.format === 'cnCode')
        return {
          en: 'give a CN code of 4, 6, 8 or 10 digits, such as 7318 15 88',
          zh: '请填 4、6、8 或 10 位数字的编码，如 7318 15 88',
        };
      return { en: `write a text of at most ${maxTextLength} characters`, zh: `请填写不超过${maxTextLength}字的文字` };
    case 'list':
      return {
        en: `give 1 to ${maxListLength} numbers, none below ${question.min ?? 0}`,
        zh: `请填写1到${maxListLength}个数字，均不小于${question.min ?? 0}`,
      };
    case 'likert':
      return question.items
        ? {
            en: `give each line a mark from ${low} to ${high}: ${question.items.map((item) => item.id).join(', ')}`,
            zh: `请为各项打分（${low}到${high}）：${question.items.map((item) => item.zh).join('、')}`,
          }
        : { en: `choose a mark from ${low} to ${high}`, zh: `请选择${low}到${high}之间的一档` };
    default: {
      const whole = question.type === 'integer';
      const never = question.never ? { en: ', or "never"', zh: '，或“从未”' } : { en: '', zh: '' };
      return {
        en: `give ${whole ? span.en.replace('a number', 'a whole number') : span.en}${never.en}`,
        zh: `请填写${whole ? span.zh.replace('数字', '整数') : span.zh}${never.zh}`,
      };
    }
  }
}
