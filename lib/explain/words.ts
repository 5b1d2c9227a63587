import { figure, optionLabel } from '../advice/index.ts';
import type { CompiledBook } from '../engine/index.ts';
import type { Condition, Decision, Field, Locale, Question, Range, Rule, Test } from '../rulebook/index.ts';
import { factName } from './title.ts';

/** One test of a condition in words. */
export interface TestWords {
  /** What is looked at: a question, a line of a table, or a computed fact. */
  readonly label: string;
  /** Id of the question or fact: it has a page of its own. */
  readonly field: string;
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
    always: 'without condition',
    alternative: 'or',
    and: 'and ',
    colon: ': ',
    list: ', ',
    chooses: 'result: {option}',
    rulesOut: 'rules out: {list}',
    opensWith: 'what would open it: {text}',
    forGood: 'in this line of business it cannot be opened',
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
    always: '没有条件',
    alternative: '或者',
    and: '并且 ',
    colon: '：',
    list: '、',
    chooses: '结果：{option}',
    rulesOut: '排除：{list}',
    opensWith: '满足什么条件才可行：{text}',
    forGood: '这类业务本身不适合，无法改变',
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
    const label = factName(book.facts[from.fact]!, locale);
    if (from.kind === 'factBox' && test.op === 'is')
      return {
        label,
        field: from.fact,
        test: fill(test.value ? say.ticked : say.unticked, {
          option: factValue(compiled, from.fact, from.value, locale),
        }),
      };
    return {
      label,
      field: from.fact,
      test: valueWords(test, (value) => factValue(compiled, from.fact, value, locale), null, locale),
    };
  }
  const question = book.questions[from.question]!;
  const label = question.label[locale];
  if (from.kind === 'box' && test.op === 'is') {
    return {
      label,
      field: question.id,
      test: fill(test.value ? say.ticked : say.unticked, { option: optionLabel(question, from.option, locale) }),
    };
  }
  if (from.kind === 'item') {
    const item = question.items?.find(({ id }) => id === from.item)?.[locale] ?? from.item;
    return {
      label: fill(say.item, { question: label, item }),
      field: question.id,
      test: valueWords(test, String, question, locale),
    };
  }
  return {
    label,
    field: question.id,
    test: valueWords(test, (value) => optionLabel(question, value, locale), question, locale),
  };
}

/** A value of a fact in words: its own label, or that of the option it repeats; true and false and numbers stay. */
export function factValue({ book }: CompiledBook, fact: string, value: string, locale: Locale): string {
  const { result, values, valueLabels } = book.facts[fact]!;
  const label = valueLabels?.[value];
  if (label) return label[locale];
  // Some facts pass on a way in or a level without being the result itself.
  const decision = result
    ? book.decisions[result]
    : Object.values(book.decisions).find(({ options }) =>
        values?.every((item) => options.some(({ id }) => id === item)),
      );
  return (values && decision?.options.find(({ id }) => id === value)?.label[locale]) ?? value;
}

/** Name of an option, a group of options or a strength of a decision. */
export function targetName(decision: Decision, target: string, locale: Locale): string {
  const named =
    decision.options.find(({ id }) => id === target) ??
    decision.strengths?.find(({ id }) => id === target) ??
    decision.groups?.[target];
  return named?.label[locale] ?? target;
}

/** "+3", "−2", "0", with the real minus sign. */
export function signedWeight(weight: number): string {
  return weight > 0 ? `+${weight}` : weight < 0 ? `−${-weight}` : '0';
}

/** A condition as lines of plain text: all lines of one block must hold, several blocks are alternatives. */
export function conditionLines(compiled: CompiledBook, when: Condition | undefined, locale: Locale): string[] {
  const alternatives = conditionWords(compiled, when, locale);
  if (alternatives.every((tests) => tests.length === 0)) return [words[locale].always];
  return alternatives.flatMap((tests, index) => [
    ...(index > 0 ? [words[locale].alternative] : []),
    ...tests.map(
      ({ label, test }, line) => `${line > 0 ? words[locale].and : ''}${label}${after(label, locale)}${test}`,
    ),
  ]);
}

/** A question mark needs no colon after it. */
function after(label: string, locale: Locale): string {
  return /[?？]$/.test(label) ? (locale === 'zh' ? '' : ' ') : words[locale].colon;
}

/** What a rule does, in a line for each option it touches. */
export function effectLines(decision: Decision, rule: Rule, locale: Locale): string[] {
  const say = words[locale];
  const name = (target: string) => targetName(decision, target, locale);
  if (rule.for) return Object.entries(rule.for).map(([target, weight]) => `${signedWeight(weight)} ${name(target)}`);
  if (rule.choose) return [fill(say.chooses, { option: name(rule.choose) })];
  return [
    fill(say.rulesOut, { list: (rule.ruleOut ?? []).map(name).join(say.list) }),
    ...(rule.opens ? [fill(say.opensWith, { text: rule.opens[locale] })] : []),
    ...(rule.forGood ? [say.forGood] : []),
  ];
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
