import type { CompiledBook } from '../engine/index.ts';
import { type Case, type Locale, territoryName } from '../rulebook/index.ts';
import type { Check, Subject } from './case-check.ts';
import { factName } from './title.ts';
import { factValue } from './words.ts';

/** An expectation in words. */
interface CheckWords {
  /** What is looked at: "Germany: ruled out". */
  readonly subject: string;
  readonly wanted: string;
  readonly found: string;
}

const words = {
  en: {
    levelNow: 'level now',
    levelTarget: 'level to aim for',
    model: 'model',
    strongerSide: 'stronger side',
    convergence: 'moving towards both models',
    firstThree: 'among the first three',
    first: 'first-ranked way in',
    ruledOut: 'ways ruled out',
    node: 'who opens the door',
    strategy: 'working with intermediaries',
    pathway: 'pathway',
    risks: 'risks',
    actions: 'actions',
    technology: 'technology',
    resource: 'resources',
    isOneOf: ['{list}', '{list}'],
    isNoneOf: ['anything but {list}', 'none of {list}'],
    hasAll: ['{list} among them', 'all of {list} among them'],
    hasOne: ['{list} among them', 'at least one among them: {list}'],
    hasNone: ['{list} not among them', 'none of {list} among them'],
    closesNone: ['{list} stays open', 'all of these stay open: {list}'],
    or: ' or ',
    and: ', ',
    colon: ': ',
    nothing: 'nothing',
    null: 'open',
    true: 'yes',
    false: 'no',
    open: 'open',
    prepare: 'prepare first',
    more: '{list} and {count} more',
  },
  zh: {
    levelNow: '当前层级',
    levelTarget: '目标层级',
    model: '模式',
    strongerSide: '更强的一面',
    convergence: '走向两种模式并举',
    firstThree: '前三名中',
    first: '排第一的进入方式',
    ruledOut: '目前不可行的方式',
    node: '通过谁进入',
    strategy: '与中间商的合作',
    pathway: '国际化路径',
    risks: '风险',
    actions: '行动',
    technology: '技术',
    resource: '资源',
    isOneOf: ['{list}', '{list}'],
    isNoneOf: ['不是{list}', '都不是：{list}'],
    hasAll: ['其中有{list}', '其中都有：{list}'],
    hasOne: ['其中有{list}', '其中至少有一项：{list}'],
    hasNone: ['其中没有{list}', '其中都没有：{list}'],
    closesNone: ['{list}仍可选', '这些方式都仍可选：{list}'],
    or: '或',
    and: '、',
    colon: '：',
    nothing: '没有',
    null: '还没有结果',
    true: '是',
    false: '否',
    open: '还没有结果',
    prepare: '先做准备',
    more: '{list}等（另有{count}项）',
  },
} as const;

const decisionOf: Partial<Record<Subject, string>> = {
  levelNow: 'level.current',
  levelTarget: 'level.target',
  model: 'model',
  firstThree: 'entry.mode',
  first: 'entry.mode',
  ruledOut: 'entry.mode',
  node: 'entry.node',
  strategy: 'entry.strategy',
  pathway: 'pathway',
};
const shownAtMost = 6;

/** A check in words: names of options, risks and actions instead of ids, markets by country. */
export function checkWords(compiled: CompiledBook, item: Case, check: Check, locale: Locale): CheckWords {
  const t = words[locale];
  const name = (id: string) => nameOf(compiled, check, id, locale);
  const fill = (template: string, list: string) => template.replace('{list}', list);
  const any = check.relation === 'isOneOf' || check.relation === 'hasOne';
  const relation = check.subject === 'ruledOut' && check.relation === 'hasNone' ? 'closesNone' : check.relation;
  const form = t[relation][check.wanted.length > 1 ? 1 : 0];
  // What is found is a long list where only some of it matters: what was looked for goes first.
  const found = [...check.found].sort((a, b) => Number(check.wanted.includes(b)) - Number(check.wanted.includes(a)));
  const shown = found.slice(0, shownAtMost).map(name).join(t.and);
  return {
    subject: subjectOf(compiled, item, check, locale),
    wanted: fill(form, check.wanted.map(name).join(any ? t.or : t.and)),
    found:
      found.length === 0
        ? t.nothing
        : found.length > shownAtMost
          ? fill(t.more, shown).replace('{count}', String(found.length - shownAtMost))
          : shown,
  };
}

function subjectOf(compiled: CompiledBook, item: Case, { subject, of }: Check, locale: Locale): string {
  const t = words[locale];
  const [block, rest] = (of ?? '').split('.');
  const market = item.profile.markets?.find(({ id }) => id === block);
  const country = typeof market?.targetCountry === 'string' ? territoryName(market.targetCountry, locale) : null;
  const fact = compiled.book.facts[rest ?? of ?? ''];
  const what = subject === 'fact' ? (fact ? factName(fact, locale) : (of ?? '')) : t[subject];
  return country ? `${country}${t.colon}${what}` : what;
}

function nameOf({ book, ...compiled }: CompiledBook, { subject, of }: Check, id: string, locale: Locale): string {
  const t = words[locale];
  const decision = decisionOf[subject];
  const option = decision && book.decisions[decision]?.options.find((candidate) => candidate.id === id);
  if (option) return option.label[locale];
  if (subject === 'risks') return book.risks.find((risk) => risk.id === id)?.name[locale] ?? id;
  if (subject === 'actions') return book.actions.find((action) => action.id === id)?.name[locale] ?? id;
  const fact = of?.split('.').at(-1) ?? '';
  if (subject === 'fact' && book.facts[fact]?.values) return factValue({ book, ...compiled }, fact, id, locale);
  const word = id in t ? t[id as keyof typeof t] : id;
  return typeof word === 'string' ? word : id;
}
