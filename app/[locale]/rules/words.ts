import { figure, optionLabel } from '@/lib/advice/index.ts';
import type { CompiledBook } from '@/lib/engine/index.ts';
import type { Condition, Field, Locale, Question, Range, Test } from '@/lib/rulebook/index.ts';

/** One test of a condition in words. */
export interface TestWords {
  /** What is looked at: a question, a line of a table, or the id of a computed fact. */
  readonly label: string;
  /** Id of the fact, if it is one: it has a page of its own. */
  readonly fact: string | null;
  readonly test: string;
}

const words = {
  en: {
    yes: 'yes',
    no: 'no',
    any: 'answered',
    or: ' or ',
    not: 'anything but {list}',
    least: 'at least {n}',
    over: 'more than {n}',
    most: 'at most {n}',
    under: 'less than {n}',
    from: '{low} to {high}',
    below: '{low} to under {high}',
    above: 'over {low} up to {high}',
    between: 'between {low} and {high}',
    outside: 'not {list}',
    ticked: 'includes: {option}',
    unticked: 'does not include: {option}',
    item: '{question} {item}',
  },
  zh: {
    yes: '是',
    no: '否',
    any: '已回答',
    or: '或',
    not: '不是{list}',
    least: '至少 {n}',
    over: '大于 {n}',
    most: '至多 {n}',
    under: '小于 {n}',
    from: '{low} 到 {high}',
    below: '{low} 到不足 {high}',
    above: '超过 {low}、至多 {high}',
    between: '{low} 和 {high} 之间',
    outside: '不在 {list}',
    ticked: '选了“{option}”',
    unticked: '没选“{option}”',
    item: '{question}{item}',
  },
} as const satisfies Record<Locale, Record<string, string>>;

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** A condition in words: alternatives, each a list of tests that must all hold. */
export function conditionWords(
  compiled: CompiledBook,
  condition: Condition | undefined,
  locale: Locale,
): TestWords[][] {
  return compiled
    .condition(condition)
    .any.map(({ tests }) => tests.map(({ field, test }) => testWords(compiled, field, test, locale)));
}

function testWords(compiled: CompiledBook, field: Field, test: Test, locale: Locale): TestWords {
  const { book } = compiled;
  const say = words[locale];
  const { from } = field;
  if (from.kind === 'fact' || from.kind === 'factBox') {
    const named = from.kind === 'factBox' ? `${from.fact}.${from.value}` : from.fact;
    return {
      label: named,
      fact: from.fact,
      test: valueWords(test, (value) => factValue(compiled, from.fact, value, locale), null, locale),
    };
  }
  const question = book.questions[from.question]!;
  const label = question.label[locale];
  if (from.kind === 'box' && test.op === 'is') {
    return {
      label,
      fact: null,
      test: fill(test.value ? say.ticked : say.unticked, { option: optionLabel(question, from.option, locale) }),
    };
  }
  if (from.kind === 'item') {
    const item = question.items?.find(({ id }) => id === from.item)?.[locale] ?? from.item;
    return {
      label: fill(say.item, { question: label, item }),
      fact: null,
      test: valueWords(test, String, question, locale),
    };
  }
  return {
    label,
    fact: null,
    test: valueWords(test, (value) => optionLabel(question, value, locale), question, locale),
  };
}

/** Values of a fact that repeats the result of a decision are its options; others are shown as they are written. */
export function factValue({ book }: CompiledBook, fact: string, value: string, locale: Locale): string {
  const result = book.facts[fact]?.result;
  const option = result && book.decisions[result]?.options.find(({ id }) => id === value);
  return option ? option.label[locale] : value;
}

function valueWords(test: Test, name: (value: string) => string, question: Question | null, locale: Locale): string {
  const say = words[locale];
  switch (test.op) {
    case 'any':
      return say.any;
    case 'is':
      return test.value ? say.yes : say.no;
    case 'oneOf': {
      const list = test.values.map(name).join(say.or);
      return test.negated ? fill(say.not, { list }) : list;
    }
    default: {
      const list = test.ranges.map((range) => rangeWords(range, question, locale)).join(say.or);
      return withUnit(test.negated ? fill(say.outside, { list }) : list, question, locale);
    }
  }
}

function rangeWords({ lo, hi, loOpen, hiOpen }: Range, question: Question | null, locale: Locale): string {
  const say = words[locale];
  const show = (value: number) =>
    figure(value, locale, question?.unit?.en.startsWith('year') ?? false).replace(/^-/, '−');
  if (lo === hi) return show(lo);
  if (hi === Number.POSITIVE_INFINITY) return fill(loOpen ? say.over : say.least, { n: show(lo) });
  if (lo === Number.NEGATIVE_INFINITY) return fill(hiOpen ? say.under : say.most, { n: show(hi) });
  const pattern = loOpen ? (hiOpen ? say.between : say.above) : hiOpen ? say.below : say.from;
  return fill(pattern, { low: show(lo), high: show(hi) });
}

function withUnit(text: string, question: Question | null, locale: Locale): string {
  const unit = question?.unit?.[locale];
  if (!unit || question?.unit?.en.startsWith('year')) return text;
  return locale === 'zh' ? `${text}（${unit}）` : `${text} (${unit})`;
}
