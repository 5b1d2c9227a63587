import { answerText, figure, optionLabel } from '../advice/index.ts';
import type { CompiledBook } from '../engine/index.ts';
import { contradictions, type Fact, type Locale, type Question, type Rule } from '../rulebook/index.ts';
import { answerReaders, optionEffects } from './effects.ts';
import { type Entries, type Entry, entryId } from './entries.ts';
import { evidenceEntry } from './evidence.ts';
import { evidenceOf, questionsBehind, readersOf } from './readers.ts';
import { entryTitle, factName, sourceName } from './title.ts';
import { whereText } from './where.ts';
import { conditionLines, effectLines, factValue, signedWeight, targetName } from './words.ts';

/** A part of an explanation: a heading and lines of plain text. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

const say = {
  en: {
    when: 'When it holds',
    whenAsked: 'When it is asked',
    does: 'What it does',
    options: 'Options',
    points: 'Rules for it and against it',
    closedBy: 'Gates that close it',
    givenBy: 'Rows that give it',
    why: 'Why it is asked',
    unread: 'Not read by any rule',
    readBy: 'read by {list}',
    list: ', ',
    help: 'Help',
    how: 'How it is computed',
    claim: 'Claim',
    scope: 'Reach',
    place: 'Place',
    numbers: 'Figures',
    contradicted: 'Contradicted by',
    rests: 'Rests on',
    readers: 'Read by',
    behind: 'Questions behind it',
    value: 'Value',
    likely: 'What makes it likely',
    weighs: 'What makes it weigh more',
    eased: 'What eases it',
    notFor: 'Not listed when',
    leaving: 'In a market to be left',
    listedStill: 'listed until the firm is out',
    notListed: 'not listed',
    dueNow: 'Due now when',
    skip: 'Left out when',
    later: 'For later when',
    define: 'Definition',
    attributes: 'Scale places, 1 to 5',
    firstStep: 'First step',
    done: 'Done when',
    ask: 'Ask',
    landfall: 'What Landfall does with it',
    differs: 'Where it departs',
    profile: 'Profile',
    note: 'For rule authors',
    always: 'always',
    ours: 'our own choice',
    atMost: 'at most {cap}',
    commitment: 'commitment {n}',
    control: 'control {n}',
    reversibility: 'ease of going back {n}',
    speed: 'speed {n}',
    first: 'the first row that holds gives the value',
    every: { market: 'true if for every market:', goods: 'true if for every good:' },
    countIn: { market: 'number of markets for which:', goods: 'number of goods for which:' },
    countOf: 'how many of these are chosen in “{question}”: {list}',
    collect: 'every value whose row holds',
    sum: 'rows that hold are added up',
    countRows: 'one for every row that holds',
    formula: 'formula: {text}',
    mean: 'mean over the lines of “{question}”',
    lookup: 'from the table of countries, column {column}, for “{question}”',
    score: 'sum of {text}',
    open: 'whether {text} is not ruled out',
    result: 'result of the decision “{text}”',
    closed: 'true if every option of “{text}” is ruled out in every market',
    plan: 'groups of the way in now and the next step',
    unanswered: 'true while “{question}” has no answer',
    year: 'the year that counts as today',
    method: {
      table: 'the first row that holds, among options that are not ruled out',
      rank: 'the highest sum of points, among options that are not ruled out',
    },
    from: '{from} → {to}',
    other: 'else',
  },
  zh: {
    when: '什么时候成立',
    whenAsked: '什么时候问',
    does: '成立了会怎样',
    options: '选项',
    points: '支持它和反对它的规则',
    closedBy: '会排除它的门槛',
    givenBy: '得出它的行',
    why: '为什么问',
    unread: '没有规则用到它',
    readBy: '用到它的：{list}',
    list: '、',
    help: '说明',
    how: '怎么推算',
    claim: '说法',
    scope: '适用范围',
    place: '位置',
    numbers: '数字',
    contradicted: '相反的说法',
    rests: '出处',
    readers: '谁用到它',
    behind: '背后的题',
    value: '数值',
    likely: '什么会让它更可能发生',
    weighs: '什么会让它更严重',
    eased: '什么能减轻它',
    notFor: '这时不列入',
    leaving: '在要退出的市场',
    listedStill: '退出之前仍列入',
    notListed: '不再列入',
    dueNow: '这时现在就做',
    skip: '这时不列',
    later: '这时留到以后',
    define: '定义',
    attributes: '1到5的刻度',
    firstStep: '第一步',
    done: '完成标志',
    ask: '问什么',
    landfall: '本工具怎么用',
    differs: '与原文不同之处',
    profile: '企业情况',
    note: '给规则作者',
    always: '总是',
    ours: '本工具的设定',
    atMost: '最多{cap}分',
    commitment: '投入 {n}',
    control: '掌控 {n}',
    reversibility: '退路 {n}',
    speed: '速度 {n}',
    first: '从上往下，第一条成立的就是取值',
    every: { market: '每个市场都满足以下条件时为是：', goods: '每种产品都满足以下条件时为是：' },
    countIn: { market: '满足以下条件的市场个数：', goods: '满足以下条件的产品个数：' },
    countOf: '“{question}”里选了下列几项：{list}',
    collect: '每条成立的都算',
    sum: '成立的各条相加',
    countRows: '每条成立的算一个',
    formula: '公式：{text}',
    mean: '“{question}”各项的平均',
    lookup: '按“{question}”在国家表中查 {column} 一列',
    score: '{text} 的总分',
    open: '{text} 是否可行（没有被排除）',
    result: '判断“{text}”的结果',
    closed: '“{text}”的每个选项在每个市场都被排除时为是',
    plan: '现在的进入方式和下一步各属哪一组',
    unanswered: '“{question}”还没有答案时为是',
    year: '当作今天的那一年',
    method: { table: '从上往下第一条成立的，已排除的选项不算', rank: '总分最高的，已排除的选项不算' },
    from: '{from} → {to}',
    other: '其他情况',
  },
} as const;

const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Any record in plain words: what it says, when it holds, what it does, what it rests on and what reads it. Empty parts are left out. */
export function explain(compiled: CompiledBook, entries: Entries, entry: Entry, locale: Locale): Section[] {
  const t = say[locale];
  const rests = evidenceOf(entry).flatMap((id) => {
    const item = compiled.book.evidence[id];
    return item ? evidenceLines(compiled, evidenceEntry(compiled.book, item, locale), locale) : [];
  });
  // What a rule does to an option stands in the body already.
  const readers = readersOf(compiled, entries, entry)
    .filter(({ kind }) => entry.kind !== 'option' || kind !== 'rule')
    .map((reader) => `${entryId(reader)}: ${entryTitle(reader, locale)}`);
  const behind = questionsBehind(compiled, entry).map((id) => compiled.book.questions[id]!.label[locale]);
  const note = 'note' in entry.item && entry.item.note ? [entry.item.note] : [];
  return [
    ...body(compiled, entries, entry, locale),
    { title: t.rests, lines: rests },
    { title: t.behind, lines: entry.kind === 'fact' ? behind : [] },
    { title: t.readers, lines: readers },
    { title: t.note, lines: note },
  ].filter(({ lines }) => lines.length > 0);
}

function evidenceLines(
  compiled: CompiledBook,
  { id, citation, where, strength, cap, claim, designChoice }: ReturnType<typeof evidenceEntry>,
  locale: Locale,
): string[] {
  const t = say[locale];
  const source = designChoice ? t.ours : `${citation}, ${whereText(where, locale)}`;
  const against = contradictions(compiled.book, id).map(
    (other) => `${t.contradicted}: ${other}: ${compiled.book.evidence[other]!.claim[locale]}`,
  );
  return [`${source} [${strength}, ${fill(t.atMost, { cap })}] ${id}`, `  ${claim}`, ...indent(against)];
}

/** What only this kind of record says. */
function body(compiled: CompiledBook, entries: Entries, entry: Entry, locale: Locale): Section[] {
  const { book } = compiled;
  const t = say[locale];
  const condition = (when: Parameters<typeof conditionLines>[1]) => conditionLines(compiled, when, locale);
  const scale = (name: string, value: string | number) => book.scales[name]?.[String(value)]?.[locale] ?? String(value);
  switch (entry.kind) {
    case 'rule':
      return [
        { title: t.when, lines: condition(entry.item.when) },
        { title: t.does, lines: effectLines(entry.decision, entry.item, locale) },
      ];
    case 'step': {
      const { decision, item } = entry;
      const [from, to] = [item.from, item.to].map((option) => targetName(decision, option, locale)) as [string, string];
      return [
        { title: t.when, lines: condition(item.when) },
        { title: t.does, lines: [fill(t.from, { from, to })] },
      ];
    }
    case 'decision':
      return [
        { title: t.how, lines: [t.method[entry.item.method]] },
        { title: t.options, lines: entry.item.options.map(({ id, label }) => `${id}: ${label[locale]}`) },
      ];
    case 'option': {
      const { define, attributes } = entry.item;
      const places = attributes
        ? (['commitment', 'control', 'reversibility', 'speed'] as const).map((key) =>
            fill(t[key], { n: attributes[key] }),
          )
        : [];
      const { points, closedBy, givenBy } = optionEffects(compiled, entry.decision, entry.item.id);
      const line = (rule: Rule) => `${rule.id}: ${rule.text[locale]}`;
      return [
        { title: t.define, lines: define ? [define[locale]] : [] },
        { title: t.attributes, lines: places },
        { title: t.points, lines: points.map(({ rule, weight }) => `${signedWeight(weight)} ${line(rule)}`) },
        { title: t.closedBy, lines: closedBy.map(line) },
        { title: t.givenBy, lines: givenBy.map(line) },
      ];
    }
    case 'question': {
      const { why, help, options, items, askIf, unread } = entry.item;
      const readers = answerReaders(compiled, entries, entry.item);
      const lines = [...(options ?? []), ...(items ?? [])].flatMap((option) => {
        const list = (readers.get(option.id) ?? []).map(entryId).join(t.list);
        return [`${option.id}: ${option[locale]}`, ...(list ? indent([fill(t.readBy, { list })]) : [])];
      });
      return [
        { title: t.options, lines },
        { title: t.help, lines: help ? [help[locale]] : [] },
        { title: t.why, lines: [why[locale]] },
        { title: t.unread, lines: unread ? [unread[locale]] : [] },
        { title: t.whenAsked, lines: askIf ? condition(askIf) : [t.always] },
      ];
    }
    case 'fact':
      return [{ title: t.how, lines: factLines(compiled, entry.item, locale) }];
    case 'criterion':
      return [{ title: t.value, lines: [String(entry.item.weight)] }];
    case 'parameter':
      return [{ title: t.value, lines: [`${figure(entry.item.value, locale)} ${entry.item.unit[locale]}`] }];
    case 'risk': {
      const { meaning, notFor, whileLeaving, dueNow, likely, weighs, eased } = entry.item;
      const rows = (list: typeof likely, name: string) =>
        list.flatMap((row) => [`${scale(name, row.is)}: ${row.text[locale]}`, ...indent(condition(row.when))]);
      return [
        { title: t.define, lines: [meaning[locale]] },
        { title: t.likely, lines: rows(likely, 'likelihood') },
        { title: t.weighs, lines: rows(weighs ?? [], 'impact') },
        { title: t.eased, lines: (eased ?? []).flatMap((row) => [row.text[locale], ...indent(condition(row.when))]) },
        { title: t.notFor, lines: notFor ? condition(notFor) : [] },
        { title: t.leaving, lines: [whileLeaving ? t.listedStill : t.notListed] },
        { title: t.dueNow, lines: dueNow ? condition(dueNow) : [] },
      ];
    }
    case 'action': {
      const { firstStep, done, when, skip } = entry.item;
      return [
        { title: t.firstStep, lines: [firstStep[locale]] },
        { title: t.done, lines: [done[locale]] },
        { title: t.when, lines: condition(when) },
        { title: t.skip, lines: skip ? condition(skip) : [] },
      ];
    }
    case 'support':
      return [
        { title: t.ask, lines: [entry.item.ask[locale], entry.item.first[locale]] },
        { title: t.when, lines: condition(entry.item.when) },
      ];
    case 'note':
      return [
        { title: t.when, lines: condition(entry.item.when) },
        { title: t.later, lines: entry.item.laterIf ? condition(entry.item.laterIf) : [] },
      ];
    case 'evidence': {
      const { claim, scope, numbers } = entry.item;
      const view = evidenceEntry(book, entry.item, locale);
      const grade = `${view.strength}, ${fill(t.atMost, { cap: view.cap })}`;
      const place = view.designChoice ? t.ours : `${view.citation}, ${whereText(view.where, locale)}`;
      return [
        { title: t.claim, lines: [claim[locale]] },
        { title: t.scope, lines: [scope[locale]] },
        { title: t.place, lines: [`${place} [${grade}]`] },
        { title: t.numbers, lines: Object.entries(numbers ?? {}).map(([name, value]) => `${name}: ${value}`) },
        {
          title: t.contradicted,
          lines: contradictions(book, entry.item.id).map((id) => `${id}: ${book.evidence[id]!.claim[locale]}`),
        },
      ];
    }
    case 'framework': {
      const { does, differs, source, where } = entry.item;
      return [
        { title: t.landfall, lines: [does[locale]] },
        { title: t.differs, lines: differs ? [differs[locale]] : [] },
        { title: t.place, lines: [`${sourceName(book.sources[source]!, locale)}, ${whereText(where, locale)}`] },
      ];
    }
    case 'case':
      return [{ title: t.profile, lines: profileLines(compiled, entry.item.profile, locale) }];
    case 'source':
      return [
        {
          title: t.define,
          lines: [`${[entry.item.authors].flat().join(', ')} (${entry.item.year}). ${entry.item.title}`],
        },
      ];
    case 'term':
      return [{ title: t.define, lines: [entry.item.means[locale]] }];
  }
}

function factLines(compiled: CompiledBook, fact: Fact, locale: Locale): string[] {
  const t = say[locale];
  const { book } = compiled;
  const condition = (when: Parameters<typeof conditionLines>[1]) => conditionLines(compiled, when, locale);
  const question = (id: string) => book.questions[id]?.label[locale] ?? id;
  const rows = (note: string, list: readonly (readonly [string, Parameters<typeof conditionLines>[1]])[]) => [
    note,
    ...list.flatMap(([mark, when]) => (when ? [`${mark}:`, ...indent(condition(when))] : [`${t.other}: ${mark}`])),
  ];
  const value = (raw: string | number) => factValue(compiled, fact.id, String(raw), locale);
  if (fact.when) return condition(fact.when);
  if (fact.every) return [t.every[fact.every.of], ...indent(condition(fact.every.when))];
  if (fact.choose)
    return rows(
      t.first,
      fact.choose.map(({ when, then }) => [value(then), when] as const),
    );
  if (fact.collect)
    return rows(
      t.collect,
      fact.collect.map(({ when, add }) => [value(add), when] as const),
    );
  if (fact.sum)
    return rows(
      t.sum,
      fact.sum.map(({ when, add }) => [signedWeight(add), when] as const),
    );
  if (Array.isArray(fact.count))
    return rows(
      t.countRows,
      fact.count.map((when) => ['+1', when] as const),
    );
  if (fact.count && 'among' in fact.count) {
    const asked = book.questions[fact.count.of];
    const list = fact.count.among.map((option) => (asked ? optionLabel(asked, option, locale) : option)).join('; ');
    return [fill(t.countOf, { question: question(fact.count.of), list })];
  }
  if (fact.count) return [t.countIn[fact.count.of], ...indent(condition(fact.count.when))];
  if (fact.formula) return [fill(t.formula, { text: formulaWords(compiled, fact.formula, locale) })];
  if (fact.mean) return [fill(t.mean, { question: question(fact.mean) })];
  if (fact.lookup) return [fill(t.lookup, { question: question(fact.lookup.key), column: fact.lookup.column })];
  if (fact.unanswered) return [fill(t.unanswered, { question: question(fact.unanswered) })];
  if (fact.plan) return [t.plan];
  if (fact.engine) return [t.year];
  const reference = fact.score ?? fact.open;
  if (reference) return [fill(fact.score ? t.score : t.open, { text: referenceWords(compiled, reference, locale) })];
  const decision = fact.result ?? fact.closed?.decision ?? '';
  return [fill(fact.result ? t.result : t.closed, { text: book.decisions[decision]?.label[locale] ?? decision })];
}

const operations: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: { max: 'the largest of ', min: 'the smallest of ', floor: 'rounded down ' },
  zh: { max: '取最大值', min: '取最小值', floor: '向下取整' },
};

/** A formula with the names of what it computes with. */
export function formulaWords(compiled: CompiledBook, formula: string, locale: Locale): string {
  const { facts, questions, parameters } = compiled.book;
  const signs: Readonly<Record<string, string>> = { '*': ' × ', '/': ' ÷ ', '-': ' − ', '+': ' + ' };
  return formula
    .replace(/\s*([*/+-])\s*/g, (_, sign: string) => signs[sign] ?? sign)
    .replace(/[A-Za-z]\w*/g, (name) => {
      const fact = facts[name];
      const label = fact ? factName(fact, locale) : (questions[name] ?? parameters[name])?.label[locale];
      return label ? `“${label}”` : (operations[locale][name] ?? name);
    });
}

/** "Entry mode: Licensing" for `entry.mode.licensing`. */
export function referenceWords(compiled: CompiledBook, reference: string, locale: Locale): string {
  const dot = reference.lastIndexOf('.');
  const decision = compiled.book.decisions[reference.slice(0, dot)];
  if (!decision) return reference;
  const colon = locale === 'zh' ? '：' : ': ';
  return `${decision.label[locale]}${colon}${targetName(decision, reference.slice(dot + 1), locale)}`;
}

/** The answers of a case in words, by firm, market and good. */
function profileLines(
  compiled: CompiledBook,
  profile: {
    firm: Record<string, unknown>;
    markets?: Record<string, unknown>[] | undefined;
    goods?: Record<string, unknown>[] | undefined;
  },
  locale: Locale,
): string[] {
  const block = (answers: Record<string, unknown>) =>
    Object.entries(answers).flatMap(([id, value]) => {
      const question = compiled.book.questions[id];
      return question ? [`${question.label[locale]} ${caseAnswer(question, value, locale)}`] : [];
    });
  return [profile.firm, ...(profile.markets ?? []), ...(profile.goods ?? [])].flatMap(block);
}

/** An answer as a case writes it, in words. */
export function caseAnswer(question: Question, value: unknown, locale: Locale): string {
  if (typeof value === 'object' && value !== null && 'unsure' in value) {
    const known = value.unsure;
    const detail = typeof known === 'object' && known !== null ? known : {};
    return answerText(question, { state: 'unsure', ...detail } as Parameters<typeof answerText>[1], locale);
  }
  return answerText(question, { state: 'given', value } as Parameters<typeof answerText>[1], locale);
}
