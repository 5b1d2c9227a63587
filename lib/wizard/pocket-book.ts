import { isBacking } from '../engine/index.ts';
import type { Locale, Localised, RuleBook } from '../rulebook/index.ts';
import { viewFacts } from './view.ts';

/** Parts of a record that no decision reads: why it is asked or holds, what can be done about it, and what its author says to the checks. */
const aside = new Set(
  'en zh label short help decides why note text define definition trigger because serves source design effort change notByAction benchmark valueLabels monotone accepted allowed'.split(
    ' ',
  ),
);

/**
 * What the side panel of the wizard rests on, and nothing else: questions, facts and decisions without their texts, and the options of the decisions named
 * in one language. Compiled, it decides as the whole book does. It has no lists, no sources and no words for reasons.
 */
export function pocketBook(book: RuleBook, locale: Locale): RuleBook {
  const { version, date, hash, limits, territories, takeUp } = book;
  // A rule may carry a first rank if some evidence stands behind it. Which one, only a text would say: here it is the same one for all.
  const backing = Object.values(book.evidence).find(isBacking);
  const backed = (because: readonly string[]) => (because.some((id) => isBacking(book.evidence[id])) ? ['backed'] : []);
  const decisions = mapped(book.decisions, (decision) => ({
    ...bare(decision),
    options: decision.options.map((option) => ({ ...bare(option), label: inOne(option.label, locale) })),
    strengths: decision.strengths?.map(bare),
    rules: decision.rules.map((rule) => ({ ...bare(rule), because: backed(rule.because) })),
    steps: decision.steps.map(bare),
  }));
  const questions = mapped(book.questions, (question) => ({
    ...bare(question),
    ...(question.options ? { options: question.options.map(bare) } : {}),
    ...(question.items ? { items: question.items.map(bare) } : {}),
  }));
  return {
    version,
    date,
    hash,
    limits,
    territories,
    takeUp,
    sections: book.sections.map(bare),
    questions,
    facts: mapped(factsBehind(book, [questions, decisions, viewFacts]), bare),
    parameters: mapped(book.parameters, bare),
    decisions,
    evidence: backing ? { backed: { strength: backing.strength } as typeof backing } : {},
    scales: {},
    comparison: null,
    risks: [],
    actions: [],
    support: [],
    notes: [],
    sources: {},
    glossary: [],
    frameworks: {},
    levers: {},
    populations: {},
    scenarios: {},
  };
}

/** Facts that are named in some records, and those that these name in turn. A word that only looks like a name costs a few bytes. */
function factsBehind({ facts }: RuleBook, records: unknown): RuleBook['facts'] {
  const found = new Set<string>();
  const collect = (record: unknown): void => {
    for (const [name] of JSON.stringify(record).matchAll(/\w+/g)) {
      if (found.has(name) || !Object.hasOwn(facts, name)) continue;
      found.add(name);
      collect(bare(facts[name]!));
    }
  };
  collect(records);
  return Object.fromEntries(Object.entries(facts).filter(([id]) => found.has(id)));
}

function mapped<T, U>(records: Readonly<Record<string, T>>, change: (record: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(records).map(([id, record]) => [id, change(record)]));
}

/** A record without what only explains it. Nobody who decides reads that, so the type may say that it is still there. */
function bare<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(withoutTexts(record) as T).filter(([key]) => !aside.has(key))) as T;
}

function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((part) => !isText(part)).map(withoutTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => !isText(part))
      .map(([key, part]) => [key, withoutTexts(part)]),
  );
}

/** A text in both languages, and nothing beside it. */
function isText(value: unknown): value is Localised {
  if (typeof value !== 'object' || value === null) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === 'en' || key === 'zh');
}

function inOne(label: Localised, locale: Locale): Localised {
  return { [locale]: label[locale] } as unknown as Localised;
}
