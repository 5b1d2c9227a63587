import { z } from 'zod';
import {
  answerSchema,
  exclusiveOption,
  explainAnswer,
  type Localised,
  nearestName,
  numericRange,
  optionIds,
  type Question,
  type RuleBook,
  type Scope,
} from '../rulebook/index.ts';
import type { Answer, Answers, AnswerValue, Block, Profile } from './profile.ts';

/** One thing wrong in a profile; `path` such as `markets[0].networkStage`. */
export interface ProfileProblem {
  readonly path: string;
  readonly message: Localised;
}

type Read =
  | { readonly profile: Profile; readonly problems: null }
  | { readonly profile: null; readonly problems: readonly ProfileProblem[] };

const maxProblems = 100;
const maxIdLength = 60;

/**
 * Reads a profile as it comes from a file or a request:
 *
 * ```yaml
 * asOf: 2026
 * firm: { homeCountry: CN, employees: 60, rdIntensity: { unsure: { between: [2, 6] } } }
 * markets: [{ id: de, targetCountry: DE, networkStage: { unsure: true } }]
 * goods: []
 * ```
 *
 * An answer is a plain value, `{ unsure: true }` (or narrowed: `among`, `between`, `includes`), or `{ skipped: true }`. What is left out was not asked.
 *
 * @param today year used when the profile names none
 * @returns the profile, or every problem in it (at most 100)
 */
export function readProfile(book: RuleBook, input: unknown, today: number): Read {
  const reader = new Reader(book, today);
  const profile = reader.read(input);
  return reader.problems.length > 0 || !profile
    ? { profile: null, problems: reader.problems.slice(0, maxProblems) }
    : { profile, problems: null };
}

class Reader {
  readonly problems: ProfileProblem[] = [];
  readonly #book: RuleBook;
  #asOf: number;

  constructor(book: RuleBook, today: number) {
    this.#book = book;
    this.#asOf = today;
  }

  read(input: unknown): Profile | null {
    if (!isRecord(input))
      return this.#fail('', {
        en: 'a profile is an object; allowed: asOf, firm, markets, goods',
        zh: '企业情况应是一个对象，可含 asOf、firm、markets、goods',
      });
    for (const key of Object.keys(input)) {
      if (!['asOf', 'firm', 'markets', 'goods'].includes(key))
        this.#fail(key, {
          en: `unknown field${this.#hint(key).en}; allowed: asOf, firm, markets, goods`,
          zh: `没有这个字段${this.#hint(key).zh}；可用：asOf、firm、markets、goods`,
        });
    }
    const { asOf, firm = {}, markets = [], goods = [] } = input;
    if (asOf !== undefined) {
      if (typeof asOf === 'number' && Number.isInteger(asOf) && asOf >= 1900 && asOf <= 2100) this.#asOf = asOf;
      else this.#fail('asOf', { en: 'must be a year from 1900 to 2100', zh: '应是 1900 到 2100 之间的年份' });
    }
    return {
      asOf: this.#asOf,
      firm: this.#answers('firm', 'firm', firm),
      markets: this.#blocks('market', 'markets', markets, this.#book.limits.markets),
      goods: this.#blocks('goods', 'goods', goods, this.#book.limits.goods),
    };
  }

  #blocks(scope: Scope, path: string, input: unknown, most: number): Block[] {
    if (!Array.isArray(input)) return this.#fail(path, { en: 'must be a list', zh: '应是一个列表' }) ?? [];
    if (input.length > most)
      return (
        this.#fail(path, {
          en: `has ${input.length} entries; at most ${most} are allowed`,
          zh: `有 ${input.length} 项，最多 ${most} 项`,
        }) ?? []
      );
    const ids = new Set<string>();
    const given = new Set(input.map((item) => (isRecord(item) ? item.id : undefined)));
    const letter = scope === 'market' ? 'm' : 'g';
    /** By position, or the next that no other has. */
    const free = (number: number): string => {
      const name = `${letter}${number}`;
      return given.has(name) || ids.has(name) ? free(number + 1) : name;
    };
    return input.map((item, index) => {
      const here = `${path}[${index}]`;
      const { id, ...rest } = isRecord(item) ? item : {};
      if (!isRecord(item)) this.#fail(here, mustBeAnswers);
      const name = id === undefined ? free(index + 1) : id;
      if (typeof name !== 'string' || !/^[A-Za-z0-9_-]+$/.test(name) || name.length > maxIdLength)
        this.#fail(`${here}.id`, {
          en: `must be letters, digits, "-" or "_", at most ${maxIdLength} characters`,
          zh: `只能用字母、数字、“-”和“_”，最多 ${maxIdLength} 个字符`,
        });
      else if (ids.has(name)) this.#fail(`${here}.id`, { en: `"${name}" is used twice`, zh: `“${name}”用了两次` });
      ids.add(String(name));
      return { id: String(name), answers: this.#answers(scope, here, rest) };
    });
  }

  #answers(scope: Scope, path: string, input: unknown): Answers {
    if (!isRecord(input)) return this.#fail(path, mustBeAnswers) ?? {};
    const answers: Record<string, Answer> = {};
    for (const [id, raw] of Object.entries(input)) {
      const question = Object.hasOwn(this.#book.questions, id) ? this.#book.questions[id] : undefined;
      const here = `${path}.${clip(id)}`;
      if (!question)
        this.#fail(here, { en: `there is no such question${this.#hint(id).en}`, zh: `没有这道题${this.#hint(id).zh}` });
      else if (question.scope !== scope)
        this.#fail(here, {
          en: `is asked per ${question.scope}, not per ${scope}; put it under ${placeOf[question.scope]}`,
          zh: `这道题不在这里答，请放到 ${placeOf[question.scope]} 下`,
        });
      else if (raw !== null) {
        const answer = this.#answer(question, here, raw);
        if (answer) answers[id] = answer;
      }
    }
    return answers;
  }

  #answer(question: Question, path: string, raw: unknown): Answer | null {
    if (isRecord(raw) && ('unsure' in raw || 'skipped' in raw)) {
      // Anything beside it would be lost.
      const isAlone = Object.keys(raw).length === 1;
      if (raw.skipped === true && isAlone) return { state: 'skipped' };
      if (raw.unsure === true && isAlone) return { state: 'unsure' };
      return this.#narrowed(question, path, isAlone ? raw.unsure : undefined);
    }
    const result = answerSchema(question, this.#book, this.#asOf).safeParse(raw);
    if (result.success) return { state: 'given', value: result.data as AnswerValue };
    const allowed = explainAnswer(question, this.#book, this.#asOf, result.error.issues);
    return this.#fail(path, {
      en: `${show(raw)} is not allowed: ${allowed.en}, or { unsure: true }`,
      zh: `${show(raw)} 不能用：${allowed.zh}，或填 { unsure: true }`,
    });
  }

  #narrowed(question: Question, path: string, raw: unknown): Answer | null {
    const options = optionIds(question, this.#book);
    const allOptions = (value: unknown): value is string[] =>
      Array.isArray(value) &&
      value.length > 0 &&
      new Set(value).size === value.length &&
      value.every((item) => options.includes(item));
    const isNumber = ['integer', 'number', 'percent', 'money', 'likert'].includes(question.type) && !question.items;
    if (isRecord(raw) && Object.keys(raw).length === 1) {
      if (question.type === 'choice' && allOptions(raw.among)) return { state: 'unsure', among: raw.among };
      const most = question.maxPicks ?? Number.POSITIVE_INFINITY;
      const isTicked = question.type === 'multi' && allOptions(raw.includes) && !raw.includes.includes(exclusiveOption);
      if (isTicked && (raw.includes as string[]).length <= most)
        return { state: 'unsure', includes: raw.includes as string[] };
      const range = raw.between;
      if (isNumber && Array.isArray(range) && range.length === 2 && range.every((end) => typeof end === 'number')) {
        const [low, high] = range as [number, number];
        const [least, most] = numericRange(question, this.#asOf);
        if (low <= high && low >= least && high <= most) return { state: 'unsure', between: [low, high] };
      }
    }
    const form =
      question.type === 'choice'
        ? `{ unsure: { among: [${options.slice(0, 4).join(', ')} …] } }`
        : question.type === 'multi'
          ? `{ unsure: { includes: [${options.slice(0, 4).join(', ')} …] } }`
          : isNumber
            ? '{ unsure: { between: [low, high] } }'
            : '{ skipped: true }';
    return this.#fail(path, {
      en: `what is known of an unsure answer is written as { unsure: true } or ${form}, with nothing beside it`,
      zh: `不确定的答案写成 { unsure: true } 或 ${form}，旁边不能再有别的`,
    });
  }

  #hint(name: string): Localised {
    // Looking for a near name takes time, and only the first problems are shown.
    if (name.length > maxIdLength || this.problems.length >= maxProblems) return { en: '', zh: '' };
    const near = nearestName(name, Object.keys(this.#book.questions));
    return near ? { en: `; did you mean "${near}"?`, zh: `，是不是“${near}”？` } : { en: '', zh: '' };
  }

  #fail(path: string, message: Localised): null {
    if (this.problems.length < maxProblems) this.problems.push({ path: path || 'profile', message });
    return null;
  }
}

const mustBeAnswers: Localised = { en: 'must be an object of answers', zh: '应是由答案组成的对象' };

const placeOf = { firm: 'firm', market: 'markets[…]', goods: 'goods[…]' } as const;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function clip(text: string): string {
  return text.length > maxIdLength ? `${text.slice(0, maxIdLength)}…` : text;
}

function show(value: unknown): string {
  try {
    return clip(JSON.stringify(value) ?? String(value));
  } catch {
    return 'the value';
  }
}

/** JSON Schema (draft 2020-12) of a profile, for editors and API clients. */
export function profileJsonSchema(book: RuleBook, asOf: number): object {
  const unsure = z.union([
    z.strictObject({
      unsure: z.union([
        z.literal(true),
        z.strictObject({ among: z.array(z.string()) }),
        z.strictObject({ includes: z.array(z.string()) }),
        z.strictObject({ between: z.tuple([z.number(), z.number()]) }),
      ]),
    }),
    z.strictObject({ skipped: z.literal(true) }),
  ]);
  const answersOf = (scope: Scope) =>
    Object.fromEntries(
      Object.values(book.questions)
        .filter((question) => question.scope === scope)
        .map((question) => [
          question.id,
          z
            .union([answerSchema(question, book, asOf), unsure])
            .optional()
            .describe(question.label.en),
        ]),
    );
  const id = z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(maxIdLength)
    .optional();
  const schema = z.strictObject({
    asOf: z.number().int().min(1900).max(2100).optional(),
    firm: z.strictObject(answersOf('firm')).optional(),
    markets: z
      .array(z.strictObject({ id, ...answersOf('market') }))
      .max(book.limits.markets)
      .optional(),
    goods: z
      .array(z.strictObject({ id, ...answersOf('goods') }))
      .max(book.limits.goods)
      .optional(),
  });
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' });
}
