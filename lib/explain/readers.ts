import type { CompiledBook } from '../engine/index.ts';
import { formulaFields, parseFormula, splitReference } from '../rulebook/index.ts';
import { conditionsOf, type Entries, type Entry, entryId } from './entries.ts';

/** What a record names: `question:employees`, `evidence:zhuliang-case-byd`, `risk:…`. */
type Name = `${string}:${string}`;

const known = new WeakMap<Entries, ReadonlyMap<Name, readonly Entry[]>>();

/** Records that read this one, rest on it, serve it or lead to it. */
export function readersOf(compiled: CompiledBook, entries: Entries, entry: Entry): readonly Entry[] {
  const index = known.get(entries) ?? build(compiled, entries);
  known.set(entries, index);
  return (index.get(`${entry.kind}:${entryId(entry)}`) ?? []).filter((reader) => reader !== entry);
}

function build(compiled: CompiledBook, entries: Entries): Map<Name, Entry[]> {
  const index = new Map<Name, Entry[]>();
  for (const entry of entries.all) {
    for (const name of new Set(namesIn(compiled, entry))) {
      const readers = index.get(name);
      if (readers) readers.push(entry);
      else index.set(name, [entry]);
    }
  }
  return index;
}

/** Everything that a record names. */
function namesIn(compiled: CompiledBook, entry: Entry): Name[] {
  return [
    ...conditionsOf(entry).flatMap((condition) =>
      compiled.condition(condition).any.flatMap((row) => row.tests.map(({ field }) => fieldName(compiled, field.name))),
    ),
    ...parametersIn(compiled, entry),
    ...evidenceOf(entry).map((id): Name => `evidence:${id}`),
    ...('serves' in entry.item ? (entry.item.serves ?? []) : []).map((id): Name => `framework:${id}`),
    ...own(compiled, entry),
  ];
}

function fieldName(compiled: CompiledBook, name: string): Name {
  const from = compiled.fields.get(name)?.from;
  return from && 'fact' in from ? `fact:${from.fact}` : `question:${from?.question ?? name}`;
}

/** What only some kinds of records name. */
function own(compiled: CompiledBook, entry: Entry): Name[] {
  const { book } = compiled;
  const field = (name: string) => (book.parameters[name] ? [] : [fieldName(compiled, name)]);
  switch (entry.kind) {
    case 'rule': {
      const { decision, item } = entry;
      return [...Object.keys(item.for ?? {}), ...(item.ruleOut ?? []), ...(item.choose ? [item.choose] : [])]
        .flatMap((target) => decision.groups?.[target]?.options ?? [target])
        .map((option): Name => `option:${decision.id}.${option}`);
    }
    case 'step':
      return [
        ...[entry.item.from, entry.item.to].map((option): Name => `option:${entry.decision.id}.${option}`),
        ...(entry.item.opens ?? []).map((gate): Name => `rule:${gate}`),
      ];
    case 'fact': {
      const { count, formula, mean, lookup, unanswered, score, open, result, closed, plan } = entry.item;
      const decision = result ?? closed?.decision ?? splitReference(score ?? open ?? '', book)[0]?.id;
      return [
        ...(formula ? formulaFields(parseFormula(formula)).flatMap(field) : []),
        ...[count && 'among' in count ? count.of : null, mean, lookup?.key, unanswered].flatMap((name) =>
          name ? field(name) : [],
        ),
        ...(decision ? ([`decision:${decision}`] as const) : plan ? (['decision:entry.mode'] as const) : []),
        ...[score, open].flatMap((reference): Name[] => (reference ? [`option:${reference}`] : [])),
      ];
    }
    case 'action':
      return [
        ...entry.item.mitigates.map((id): Name => `risk:${id}`),
        ...(entry.item.joins ?? []).map((id): Name => `note:${id}`),
      ];
    case 'risk':
      return (entry.item.joins ?? []).map((id): Name => `note:${id}`);
    case 'support':
      return entry.item.eases.map((id): Name => `risk:${id}`);
    case 'note':
      return entry.item.action ? [`action:${entry.item.action}`] : [];
    case 'criterion':
      return [`fact:${entry.item.mark}`];
    case 'evidence':
      return [`source:${entry.item.source}`];
    case 'framework':
      return [`source:${entry.item.source}`];
    default:
      return [];
  }
}

/** Parameters named in conditions and formulas, and those that say when a strength is strong. */
function parametersIn(compiled: CompiledBook, entry: Entry): Name[] {
  const { parameters } = compiled.book;
  const tests = conditionsOf(entry).flatMap((condition) => [condition].flat().flatMap((map) => Object.values(map)));
  const texts = [
    ...tests.filter((test) => typeof test === 'string'),
    entry.kind === 'fact' ? (entry.item.formula ?? '') : '',
    ...(entry.kind === 'decision' ? (entry.item.strengths ?? []).map(({ strongFrom }) => strongFrom) : []),
  ];
  return texts
    .flatMap((text) => text.match(/[A-Za-z]\w*/g) ?? [])
    .filter((word) => parameters[word])
    .map((word): Name => `parameter:${word}`);
}

/** Ids of all evidence that a record rests on, its own and that of its rows, without repetition. */
export function evidenceOf(entry: Entry): readonly string[] {
  if (entry.kind === 'decision') {
    const { because, ties, monotone } = entry.item;
    return [
      ...new Set([...(because ?? []), ...[...(ties ?? []), ...(monotone ?? [])].flatMap((item) => item.because)]),
    ];
  }
  const found: string[] = entry.kind === 'case' ? [...(entry.item.source ?? [])] : [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'because' && Array.isArray(child)) found.push(...child);
      else walk(child);
    }
  };
  walk(entry.item);
  return [...new Set(found)];
}

/** Questions whose answers a record rests on, directly or through facts. */
export function questionsBehind(compiled: CompiledBook, entry: Entry): readonly string[] {
  const fields = conditionsOf(entry).flatMap((when) =>
    compiled.condition(when).any.flatMap((row) => row.tests.map(({ field }) => field.name)),
  );
  const own = entry.kind === 'fact' ? [entry.item.id] : [];
  return [...new Set([...fields, ...own].flatMap((field) => compiled.questionsBehind(field)))];
}
