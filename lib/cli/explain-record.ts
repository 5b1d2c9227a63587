import { type CompiledBook, compile } from '../engine/index.ts';
import {
  caseEffects,
  caseName,
  checkCase,
  checkWords,
  type Entry,
  entriesOf,
  entryId,
  entryTitle,
  explain,
  profilesOf,
  type Section,
} from '../explain/index.ts';
import { type Case, type Locale, nearestNames, type RuleBook } from '../rulebook/index.ts';
import { UsageError } from './command.ts';

const words = {
  en: {
    kind: {
      decision: 'decision',
      option: 'option',
      rule: 'rule',
      gate: 'gate',
      step: 'step between ways in',
      question: 'question',
      fact: 'computed fact',
      parameter: 'named number',
      criterion: 'criterion for comparing markets',
      risk: 'risk',
      action: 'action',
      support: 'kind of support',
      note: 'note',
      evidence: 'evidence',
      source: 'source',
      framework: 'framework of a source',
      case: 'case',
      term: 'term',
    },
    head: '{id} ({kind} of {name}, {decision})',
    headAlone: '{id} ({kind})',
    cases: 'Cases it is at work in',
    none: 'none',
    decides: 'Cases it decides: without it another result, first rank or open way',
    present: 'Cases it is at work in without deciding: the result is the same without it',
    expectations: 'Expectations',
    holds: 'holds',
    fails: 'FAILS',
    check: '{subject}: {found}; expected: {wanted}',
  },
  zh: {
    kind: {
      decision: '判断',
      option: '选项',
      rule: '规则',
      gate: '门槛',
      step: '方式之间的一步',
      question: '问题',
      fact: '推导事实',
      parameter: '数值',
      criterion: '比较市场的标准',
      risk: '风险',
      action: '行动',
      support: '扶持',
      note: '旁注',
      evidence: '证据',
      source: '来源',
      framework: '文献中的框架',
      case: '案例',
      term: '术语',
    },
    head: '{id}（{name}的{kind}，{decision}）',
    headAlone: '{id}（{kind}）',
    cases: '在哪些案例中起作用',
    none: '没有',
    decides: '在这些案例中起决定作用：没有它，结果、第一名或某条路的开关会不同',
    present: '在这些案例中起作用但不起决定作用：没有它结果也一样',
    expectations: '预期',
    holds: '符合',
    fails: '不符合',
    check: '{subject}：{found}；应为：{wanted}',
  },
} as const;

/**
 * Every record of this name in plain words, with the cases it is at work in.
 * @throws UsageError with the nearest names if there is none
 */
export function explainRecord(book: RuleBook, cases: readonly Case[], id: string, locale: Locale): string {
  const entries = entriesOf(book, cases);
  const found = entries.named(id);
  if (found.length === 0) {
    const near = nearestNames(id, entries.names, 5);
    throw new UsageError(`there is no record "${id}"${near.length > 0 ? `; nearest names: ${near.join(', ')}` : ''}`);
  }
  const compiled = compile(book);
  return found.map((entry) => print(compiled, cases, entry, locale)).join('\n');
}

function print(compiled: CompiledBook, cases: readonly Case[], entry: Entry, locale: Locale): string {
  const t = words[locale];
  const kind = entry.kind === 'rule' && entry.item.ruleOut ? 'gate' : entry.kind;
  const decision = 'decision' in entry ? entry.decision : null;
  const head = (decision ? t.head : t.headAlone)
    .replace('{id}', entryId(entry))
    .replace('{kind}', t.kind[kind])
    .replace('{decision}', decision?.id ?? '')
    .replace('{name}', decision?.label[locale] ?? '');
  const sections = [
    ...explain(compiled, entriesOf(compiled.book, cases), entry, locale),
    ...casesOf(compiled, cases, entry, locale),
  ];
  return [
    head,
    entryTitle(entry, locale),
    ...sections.flatMap(({ title, lines }) => ['', title, ...lines.map((line) => `  ${line}`)]),
    '',
  ].join('\n');
}

/** What the cases say about a record, or, of a case, whether its expectations hold. */
function casesOf(compiled: CompiledBook, cases: readonly Case[], entry: Entry, locale: Locale): Section[] {
  const t = words[locale];
  if (entry.kind === 'case') {
    const checks = profilesOf(compiled.book, entry.item).flatMap((profile) => checkCase(compiled, entry.item, profile));
    const lines = checks.map((check) => {
      const { subject, wanted, found } = checkWords(compiled, entry.item, check, locale);
      return `${check.pass ? t.holds : t.fails}  ${t.check.replace('{subject}', subject).replace('{found}', found).replace('{wanted}', wanted)}`;
    });
    return [{ title: t.expectations, lines: [...new Set(lines)] }];
  }
  const kinds: readonly Entry['kind'][] = ['rule', 'step', 'risk', 'action', 'support', 'note', 'fact', 'question'];
  if (!kinds.includes(entry.kind)) return [];
  const effects = caseEffects(compiled, cases, entry);
  const group = (title: string, decides: boolean | null) => ({
    title,
    lines: effects
      .filter((effect) => effect.decides === decides)
      .map(({ item }) => `${item.id}: ${caseName(item, locale)}`),
  });
  if (effects.length === 0) return [{ title: t.cases, lines: [t.none] }];
  return [group(t.decides, true), group(t.present, false), group(t.cases, null)].filter(
    ({ lines }) => lines.length > 0,
  );
}
