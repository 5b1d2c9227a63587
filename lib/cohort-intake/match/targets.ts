import { type FileColumn, groupPrefix, idColumn, yearColumn } from '../../cohort/node.ts';
import type { RuleBook } from '../../rulebook/index.ts';
import { alike } from '../words/alike.ts';
import { beforeBracket, fold } from '../words/fold.ts';
import { groupWords, idWords, questionWords, yearWords } from '../words/header-words.ts';
import { type NamedPlace, placeIn } from './place.ts';

/** How a heading was understood. */
export type FoundBy = 'name' | 'label' | 'word';

export interface Found {
  /** Name of a column of a cohort file. */
  readonly to: string;
  readonly by: FoundBy;
}

/** A question, or one line of a table of scales. */
interface Subject {
  readonly question: string;
  readonly item?: string;
}

/** All that a column of a file can be, and how headings find it. */
export class Targets {
  readonly columns: ReadonlyMap<string, FileColumn>;
  readonly #names: ReadonlyMap<string, string>;
  readonly #labels: ReadonlyMap<string, readonly Subject[]>;
  readonly #words: ReadonlyMap<string, string>;

  constructor(book: Pick<RuleBook, 'questions'>, columns: readonly FileColumn[]) {
    this.columns = new Map(columns.map((column) => [column.name, column]));
    this.#names = new Map([idColumn, yearColumn, ...this.columns.keys()].map((name) => [name.toLowerCase(), name]));
    this.#labels = labelsOf(book);
    this.#words = wordsOf();
  }

  /** Whether a name is one that a column may go to. */
  has(name: string): boolean {
    return this.#names.has(name.toLowerCase()) || (name.startsWith(groupPrefix) && name.length > groupPrefix.length);
  }

  /** What a heading means; null if nothing does for sure. */
  find(header: string): Found | null {
    const typed = header.normalize('NFKC').trim();
    const named = this.#names.get(typed.toLowerCase());
    if (named) return { to: named, by: 'name' };
    if (typed.toLowerCase().startsWith(groupPrefix) && typed.length > groupPrefix.length)
      return { to: `${groupPrefix}${typed.slice(groupPrefix.length)}`, by: 'name' };
    for (const text of new Set([typed, beforeBracket(typed)])) {
      const place = placeIn(text);
      const subject = this.#subject(place?.rest ?? text);
      const to = subject && this.#columnOf(subject, place);
      if (to) return { to, by: 'label' };
      const at = this.#byWord(place?.rest ?? text, place);
      if (at) return { to: at, by: 'word' };
    }
    return null;
  }

  /** Names of columns that a heading may mean, the likeliest first. */
  suggest(header: string, most = 3): readonly string[] {
    const place = placeIn(header);
    const wanted = fold(place?.rest ?? header);
    const subjects = alike(wanted, this.#labels.keys(), most).flatMap((label) => this.#labels.get(label)!);
    const names = subjects.flatMap((subject) => this.#columnOf(subject, place) ?? []);
    return [...new Set(names)].slice(0, most);
  }

  #byWord(text: string, place: NamedPlace | null): string | null {
    const word = this.#words.get(fold(text));
    if (word === undefined) return null;
    if (Object.hasOwn(questionWords, word)) return this.#columnOf({ question: word }, place);
    return place ? null : word;
  }

  #subject(text: string): Subject | null {
    const found = this.#labels.get(fold(text)) ?? [];
    return found.length === 1 ? found[0]! : null;
  }

  /** A market or good that is not numbered is the first. */
  #columnOf({ question, item }: Subject, place: NamedPlace | null): string | null {
    const name = item === undefined ? question : `${question}.${item}`;
    const prefixes = place
      ? [`${place.scope === 'market' ? 'market' : 'good'}${place.number}.`]
      : ['', 'market1.', 'good1.'];
    const to = prefixes.map((prefix) => `${prefix}${name}`).find((candidate) => this.columns.has(candidate));
    return to ?? null;
  }
}

function labelsOf({ questions }: Pick<RuleBook, 'questions'>): ReadonlyMap<string, readonly Subject[]> {
  const labels = new Map<string, Subject[]>();
  const add = (text: string | undefined, subject: Subject) => {
    const key = fold(text ?? '');
    if (key === '') return;
    const before = labels.get(key) ?? [];
    if (!before.some(({ question, item }) => question === subject.question && item === subject.item))
      labels.set(key, [...before, subject]);
  };
  for (const { id, label, short, items } of Object.values(questions)) {
    const names = [id, label.en, label.zh, short?.en, short?.zh];
    if (!items) for (const name of names) add(name, { question: id });
    for (const item of items ?? [])
      for (const text of [item.id, item.en, item.zh]) {
        const subject = { question: id, item: item.id };
        if (text !== item.id) add(text, subject);
        for (const name of names) if (name) add(name + text, subject);
      }
  }
  return labels;
}

function wordsOf(): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const add = (to: string, names: readonly string[]) => {
    for (const name of names) if (!words.has(fold(name))) words.set(fold(name), to);
  };
  add(idColumn, idWords);
  add(yearColumn, yearWords);
  for (const [group, names] of Object.entries(groupWords)) add(`${groupPrefix}${group}`, names);
  for (const [question, names] of Object.entries(questionWords)) add(question, names);
  return words;
}
