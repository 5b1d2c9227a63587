import { randomFirms } from '../cohort/index.ts';
import { type CompiledBook, compile, type Profile, readProfile } from '../engine/index.ts';
import { inputsOf } from '../explain/index.ts';
import type { Case, RuleBook } from '../rulebook/index.ts';
import type { LoadedBook } from '../rulebook/node.ts';
import { adviceFor, type Contributions, type Given } from './advice.ts';
import type { RecordChanges } from './records.ts';

/** One thing that a firm was told before and is told otherwise now. */
export interface Change {
  /** Id of the case, or number of the firm in the reference population. */
  readonly firm: string;
  readonly subject: string;
  readonly at: string | null;
  readonly before: string;
  readonly after: string;
  /** Rules that give something else to this decision than before. Empty for lists and where the change comes from another decision. */
  readonly because: readonly string[];
}

export interface Impact {
  readonly cases: { readonly read: number; readonly left: readonly string[]; readonly changes: readonly Change[] };
  readonly population: { readonly read: number; readonly changes: readonly Change[] };
}

/** The reference population: firms of all kinds, some of whose answers are open. */
const firmsPerKind = 334;
const population = 1000;
const seed = 20260401;
const known = 0.9;

/**
 * Which firms are advised otherwise, from what to what, and because of which rule.
 * @param changes what differs between the files of the two books: a record that only changed its name changes nothing
 */
export function impactOf(before: LoadedBook, after: LoadedBook, changes: RecordChanges): Impact {
  const books = [compile(before.book), compile(after.book)] as const;
  const names = new Map([...changes.renamed].map(([from, to]) => [idOf(from), idOf(to)]));
  const rename = (id: string) => names.get(id) ?? id;
  const compare = (firm: string, profiles: readonly [Profile, Profile]): Change[] =>
    differences(
      firm,
      adviceFor(books[0], profiles[0], rename),
      adviceFor(books[1], profiles[1], (id) => id),
    );

  const left: string[] = [];
  let read = 0;
  const ofCases = after.cases.flatMap((item) => {
    const pairs = profilesUnder(books, item);
    if (pairs.length === 0) left.push(item.id);
    else read++;
    return distinct(pairs.flatMap((pair) => compare(item.id, pair)));
  });
  const firms = referenceFirms(before.book, after.book);
  const ofFirms = firms.flatMap((profile, index) => compare(`firm ${index + 1}`, [profile, profile]));
  return {
    cases: { read, left, changes: ofCases },
    population: { read: firms.length, changes: ofFirms },
  };
}

function idOf(name: string): string {
  return name.slice(name.indexOf(' ') + 1);
}

/** The profiles of a case that both books can read. */
function profilesUnder(books: readonly [CompiledBook, CompiledBook], item: Case): (readonly [Profile, Profile])[] {
  return inputsOf(item).flatMap((input) => {
    const [one, other] = books.map(({ book }) => readProfile(book, input, item.asOf).profile);
    return one && other ? [[one, other] as const] : [];
  });
}

/** Firms drawn over the questions that both books ask in the same way. The same two books give the same firms. */
export function referenceFirms(before: RuleBook, after: RuleBook): Profile[] {
  const alike = (id: string) => {
    const [one, other] = [before.questions[id], after.questions[id]].map(
      (question) =>
        question &&
        JSON.stringify([
          question.type,
          question.scope,
          question.options?.map((option) => option.id),
          question.optionsFrom,
          question.items?.map((item) => item.id),
          question.scale,
          question.maxPicks,
          question.min,
          question.max,
          question.never,
        ]),
    );
    return one !== undefined && one === other;
  };
  const questions = Object.fromEntries(Object.entries(after.questions).filter(([id]) => alike(id)));
  const territories = Object.fromEntries(Object.entries(after.territories).filter(([id]) => before.territories[id]));
  const asOf = Number(after.date.slice(0, 4));
  return [1, 0.5, 2]
    .flatMap((lean) => [
      ...randomFirms({ ...after, questions, territories }, firmsPerKind, seed, { asOf, known, lean }),
    ])
    .slice(0, population);
}

function differences(firm: string, before: Given, after: Given): Change[] {
  const key = ({ subject, at }: { subject: string; at: string | null }) => `${subject} ${at}`;
  const now = new Map(after.told.map((told) => [key(told), told]));
  const was = new Map(before.told.map((told) => [key(told), told]));
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((name): Change[] => {
    const [old, fresh] = [was.get(name), now.get(name)];
    if (old?.is === fresh?.is) return [];
    const { subject, at } = (old ?? fresh)!;
    const [from, to] = isList(subject) ? parted(old?.is ?? '', fresh?.is ?? '') : [old?.is ?? '—', fresh?.is ?? '—'];
    const because = differing(before.contributions(subject, at), after.contributions(subject, at));
    return [{ firm, subject, at, before: from, after: to, because }];
  });
}

function isList(subject: string): boolean {
  return ['risks', 'actions', 'support', 'notes'].includes(subject);
}

/** What one list has that the other has not. */
function parted(before: string, after: string): [string, string] {
  const [old, fresh] = [before, after].map((list) => list.split(', ').filter(Boolean)) as [string[], string[]];
  return [
    old.filter((item) => !fresh.includes(item)).join(', ') || '—',
    fresh.filter((item) => !old.includes(item)).join(', ') || '—',
  ];
}

function differing(before: Contributions, after: Contributions): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((rule) => before.get(rule) !== after.get(rule));
}

/** The profiles of a case differ in what its source is silent on; what they have in common is told once. */
function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}
