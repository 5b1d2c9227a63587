import { parseArgs } from 'node:util';
import { type CompiledBook, compile } from '../engine/index.ts';
import {
  caseEffects,
  caseName,
  checkCase,
  type Entry,
  entriesOf,
  entryId,
  entryTitle,
  explain,
  profilesOf,
  type Section,
} from '../explain/index.ts';
import { type Case, type Locale, nearestNames } from '../rulebook/index.ts';
import { RuleBookError, ruleBook } from '../rulebook/node.ts';

const usage = `Usage: npm run -s rules:explain -- ID [--locale en|zh]
  ID       any record of the rule book: rule, gate, step, decision, question, fact, parameter, risk, action, support, note,
           evidence, source, framework or case; decision.option for an option, question.option for an answer
  --locale language (default en)`;

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
    head: '{id} ({kind} of {decision}, {name})',
    headAlone: '{id} ({kind})',
    cases: 'Cases it is at work in',
    none: 'none',
    decides: 'decides here: without it another result, first rank or open way',
    present: 'at work, but the result is the same without it',
    expectations: 'Expectations',
    holds: 'holds',
    fails: 'FAILS',
    expected: 'expected',
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
    decides: '起决定作用：没有它，结果、第一名或某条路的开关会不同',
    present: '起作用，但没有它结果也一样',
    expectations: '预期',
    holds: '符合',
    fails: '不符合',
    expected: '应为',
  },
} as const;

/** Wrong input: one line per problem on standard error, exit code 2. */
class UsageError extends Error {}

function read(args: string[]): { id: string; locale: Locale } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { locale: { type: 'string', default: 'en' }, help: { type: 'boolean', default: false } },
    });
    if (values.help) return null;
    if (values.locale !== 'en' && values.locale !== 'zh')
      throw new UsageError(`--locale: "${values.locale}" is not allowed; allowed: en, zh`);
    if (positionals.length !== 1) throw new UsageError(`ID: ${positionals.length === 0 ? 'is missing' : 'only one is allowed'}\n${usage}`);
    return { id: positionals[0]!, locale: values.locale };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`arguments: ${(error as Error).message}\n${usage}`);
  }
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
    const lines = checks.map(
      ({ what, got, expected, pass }) => `${pass ? t.holds : t.fails}  ${what}: ${got}; ${t.expected} ${expected}`,
    );
    return [{ title: t.expectations, lines: [...new Set(lines)] }];
  }
  const kinds: readonly Entry['kind'][] = ['rule', 'step', 'risk', 'action', 'support', 'note', 'fact', 'question'];
  if (!kinds.includes(entry.kind)) return [];
  const lines = caseEffects(compiled, cases, entry).map(({ item, decides }) => {
    const verdict = decides === null ? '' : `: ${decides ? t.decides : t.present}`;
    return `${item.id}, ${caseName(item, locale)}${verdict}`;
  });
  return [{ title: t.cases, lines: lines.length > 0 ? lines : [t.none] }];
}

function main(args: string[]): void {
  const wanted = read(args);
  if (!wanted) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const { book, cases } = ruleBook();
  const entries = entriesOf(book, cases);
  const found = entries.named(wanted.id);
  if (found.length === 0) {
    const near = nearestNames(wanted.id, entries.names, 5);
    throw new UsageError(
      `there is no record "${wanted.id}"${near.length > 0 ? `; nearest names: ${near.join(', ')}` : ''}`,
    );
  }
  const compiled = compile(book);
  process.stdout.write(found.map((entry) => print(compiled, cases, entry, wanted.locale)).join('\n'));
}

// A reader that stops early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n`);
  else if (error instanceof RuleBookError) process.stderr.write(`rule book: ${error.message}\n`);
  else throw error;
  process.exitCode = 2;
}
