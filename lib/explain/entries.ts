import type {
  Action,
  Case,
  Condition,
  Criterion,
  Decision,
  DecisionOption,
  Evidence,
  Fact,
  Framework,
  Note,
  Parameter,
  Question,
  Risk,
  Rule,
  RuleBook,
  Source,
  Step,
  Support,
  Term,
} from '../rulebook/index.ts';

/** Any record of the rule book that can be read by itself. */
export type Entry =
  | { readonly kind: 'decision'; readonly item: Decision }
  | { readonly kind: 'option'; readonly item: DecisionOption; readonly decision: Decision }
  | { readonly kind: 'rule'; readonly item: Rule; readonly decision: Decision }
  | { readonly kind: 'step'; readonly item: Step; readonly decision: Decision }
  | { readonly kind: 'question'; readonly item: Question & { readonly section: string } }
  | { readonly kind: 'fact'; readonly item: Fact }
  | { readonly kind: 'parameter'; readonly item: Parameter }
  | { readonly kind: 'criterion'; readonly item: Criterion }
  | { readonly kind: 'risk'; readonly item: Risk }
  | { readonly kind: 'action'; readonly item: Action }
  | { readonly kind: 'support'; readonly item: Support }
  | { readonly kind: 'note'; readonly item: Note }
  | { readonly kind: 'evidence'; readonly item: Evidence }
  | { readonly kind: 'source'; readonly item: Source }
  | { readonly kind: 'framework'; readonly item: Framework }
  | { readonly kind: 'case'; readonly item: Case }
  | { readonly kind: 'term'; readonly item: Term };
export type EntryKind = Entry['kind'];

/** All records of the book, in the order in which a reader would look for them. */
export const entryKinds = [
  'decision',
  'option',
  'rule',
  'step',
  'question',
  'fact',
  'parameter',
  'criterion',
  'risk',
  'action',
  'support',
  'note',
  'evidence',
  'source',
  'framework',
  'case',
  'term',
] as const satisfies readonly EntryKind[];

/** The records of a rule book by address. */
export interface Entries {
  readonly all: readonly Entry[];
  /** By the part of the address below the language: `rules/certificates-in-hand`, `sources/zhuliang-case-byd`. */
  at(path: string): Entry | undefined;
  /**
   * Every record of this name. Options are named `decision.option` (also by the last part alone), options of questions lead to their question.
   */
  named(id: string): readonly Entry[];
  /** Everything that can be asked for by name. */
  readonly names: readonly string[];
}

const indexes = new WeakMap<RuleBook, Entries>();

/** @param cases the cases that came with the book: they are no part of it, as they cannot change advice */
export function entriesOf(book: RuleBook, cases: readonly Case[]): Entries {
  const known = indexes.get(book);
  if (known) return known;
  const all = list(book, cases);
  const paths = new Map(all.map((entry) => [entryPath(entry), entry]));
  const names = new Map<string, Entry[]>();
  const name = (id: string, entry: Entry) => {
    const earlier = names.get(id);
    if (!earlier) names.set(id, [entry]);
    else if (!earlier.includes(entry)) earlier.push(entry);
  };
  for (const entry of all) {
    name(entryId(entry), entry);
    if (entry.kind === 'option') name(entry.item.id, entry);
    if (entry.kind === 'question')
      for (const { id } of [...(entry.item.options ?? []), ...(entry.item.items ?? [])])
        name(`${entry.item.id}.${id}`, entry);
  }
  const entries: Entries = {
    all,
    at: (path) => paths.get(path),
    named: (id) => names.get(id) ?? [],
    names: [...names.keys()],
  };
  indexes.set(book, entries);
  return entries;
}

function list(book: RuleBook, cases: readonly Case[]): Entry[] {
  const decisions = Object.values(book.decisions);
  return [
    ...decisions.map((item) => ({ kind: 'decision', item }) as const),
    ...decisions.flatMap((decision) => decision.options.map((item) => ({ kind: 'option', item, decision }) as const)),
    ...decisions.flatMap((decision) => decision.rules.map((item) => ({ kind: 'rule', item, decision }) as const)),
    ...decisions.flatMap((decision) => decision.steps.map((item) => ({ kind: 'step', item, decision }) as const)),
    ...book.sections.flatMap(({ questions }) =>
      questions.map((id) => ({ kind: 'question', item: book.questions[id]! }) as const),
    ),
    ...Object.values(book.facts).map((item) => ({ kind: 'fact', item }) as const),
    ...Object.values(book.parameters).map((item) => ({ kind: 'parameter', item }) as const),
    ...(book.comparison?.criteria ?? []).map((item) => ({ kind: 'criterion', item }) as const),
    ...book.risks.map((item) => ({ kind: 'risk', item }) as const),
    ...book.actions.map((item) => ({ kind: 'action', item }) as const),
    ...book.support.map((item) => ({ kind: 'support', item }) as const),
    ...book.notes.map((item) => ({ kind: 'note', item }) as const),
    ...Object.values(book.evidence).map((item) => ({ kind: 'evidence', item }) as const),
    ...Object.values(book.sources).map((item) => ({ kind: 'source', item }) as const),
    ...Object.values(book.frameworks).map((item) => ({ kind: 'framework', item }) as const),
    ...cases.map((item) => ({ kind: 'case', item }) as const),
    ...book.glossary.map((item) => ({ kind: 'term', item }) as const),
  ];
}

/** Name of a record: its id; options carry their decision's. */
export function entryId(entry: Entry): string {
  return entry.kind === 'option' ? `${entry.decision.id}.${entry.item.id}` : entry.item.id;
}

const folders: Partial<Record<EntryKind, string>> = {
  option: 'rules/options',
  evidence: 'sources',
  source: 'sources/of',
  framework: 'rules/frameworks',
  case: 'rules/cases',
  term: 'rules/glossary',
};

/** Address of a record below the language. Ids of decisions have dots, which an address must not have: it would look like a file. */
export function entryPath(entry: Entry): string {
  return `${folders[entry.kind] ?? 'rules'}/${entryId(entry).replaceAll('.', '-')}`;
}

/** Every condition a record holds, with the words for what it decides. */
export function conditionsOf(entry: Entry): Condition[] {
  const given = (...conditions: readonly (Condition | undefined)[]) =>
    conditions.filter((condition) => condition !== undefined);
  switch (entry.kind) {
    case 'rule':
    case 'step':
    case 'support':
      return given(entry.item.when);
    case 'note':
      return given(entry.item.when, entry.item.laterIf);
    case 'question':
      return given(entry.item.askIf);
    case 'decision':
      return given(...[...(entry.item.ties ?? []), ...(entry.item.fallback ?? [])].map(({ when }) => when));
    case 'risk': {
      const { notFor, dueNow, likely, weighs, eased } = entry.item;
      return given(notFor, dueNow, ...[...likely, ...(weighs ?? []), ...(eased ?? [])].map(({ when }) => when));
    }
    case 'action':
      return given(
        entry.item.when,
        entry.item.skip,
        entry.item.before?.when,
        ...(entry.item.variants ?? []).map(({ when }) => when),
      );
    case 'fact': {
      const { when, every, choose, collect, sum, count } = entry.item;
      const counted = Array.isArray(count) ? count : count && 'when' in count ? [count.when] : [];
      return given(
        when,
        every?.when,
        ...[...(choose ?? []), ...(collect ?? []), ...(sum ?? [])].map((row) => row.when),
        ...counted,
      );
    }
    default:
      return [];
  }
}
