import { stemmer } from 'stemmer';
import type { Case, Locale, Localised, RuleBook } from '../rulebook/index.ts';
import { type Entries, type Entry, type EntryKind, entriesOf, entryId } from './entries.ts';
import { entryTitle } from './title.ts';

/** A record that was found, best first. */
export interface Hit {
  readonly entry: Entry;
  readonly score: number;
  /** A stretch of text around the first match, unless the title already shows it. */
  readonly excerpt: { readonly text: string; readonly locale: Locale } | null;
}

export interface Found {
  readonly hits: readonly Hit[];
  /** Number of hits by kind, before any filter by kind. */
  readonly counts: ReadonlyMap<EntryKind, number>;
  /** The words looked for, to be marked in the results. */
  readonly words: readonly string[];
  /** True if no record has all the words: then the hits have some of them. */
  readonly partly: boolean;
}

interface Doc {
  readonly entry: Entry;
  readonly id: string;
  readonly title: Localised;
  readonly body: Localised;
  /** The same, folded, for comparing. */
  readonly folded: { readonly id: string; readonly title: string; readonly body: string };
}

const nothing: Found = { hits: [], counts: new Map(), words: [], partly: false };
const longestQuery = 200;
const indexes = new WeakMap<Entries, readonly Doc[]>();

/**
 * Searches all records in both languages and by id. Pure: no index outside the book.
 *
 * @param query words in any language; all of them must occur, in whatever part of a record
 * @param locale language of the excerpts and of titles for the order of equal hits
 */
export function search(book: RuleBook, cases: readonly Case[], query: string, locale: Locale): Found {
  const words = wordsOf(query);
  if (words.length === 0) return nothing;
  const entries = entriesOf(book, cases);
  const docs = indexes.get(entries) ?? entries.all.map((entry) => docOf(book, entry));
  indexes.set(entries, docs);
  const whole = fold(query);
  const all = rankAll(docs, words, whole, locale, words.length);
  if (all.length > 0) return found(all, words, locale, false);
  // Nothing has them all. Chinese has no spaces: a long run is then taken apart into pairs.
  const runs = words.filter((word) => isHan(word) && word.length > 2);
  const loose = words.flatMap((word) => (runs.includes(word) ? pairs(word) : word.length > 1 ? [word] : []));
  // Many pairs cut across words and mean nothing: of them a quarter is enough, of words half.
  const least = Math.max(1, Math.ceil(loose.length / (runs.length > 0 ? 4 : 2)));
  const most = loose.length === 0 ? [] : rankAll(docs, loose, whole, locale, least);
  return found(most, loose, locale, most.length > 0);
}

function found(ranked: readonly Scored[], words: readonly string[], locale: Locale, partly: boolean): Found {
  const counts = new Map<EntryKind, number>();
  for (const { doc } of ranked) counts.set(doc.entry.kind, (counts.get(doc.entry.kind) ?? 0) + 1);
  const hits = ranked.map(({ doc, score }) => ({ entry: doc.entry, score, excerpt: excerpt(doc, words, locale) }));
  return { hits, counts, words, partly };
}

interface Scored {
  readonly doc: Doc;
  readonly score: number;
}

function rankAll(
  docs: readonly Doc[],
  words: readonly string[],
  whole: string,
  locale: Locale,
  least: number,
): Scored[] {
  return docs
    .flatMap((doc): Scored[] => {
      const scores = words.map((word) => scoreWord(doc, word));
      const matched = scores.filter((score) => score > 0).length;
      if (matched < least) return [];
      const exact = doc.folded.id === whole ? 200 : doc.folded.title.includes(whole) ? 20 : 0;
      return [{ doc, score: scores.reduce((sum, score) => sum + score, exact) + matched * 5 }];
    })
    .sort(
      (a, b) =>
        b.score - a.score || a.doc.title[locale].length - b.doc.title[locale].length || (a.doc.id < b.doc.id ? -1 : 1),
    );
}

/** A word counts most in the id, then in the title, then anywhere. In texts it must begin a word: "port" is not in "support". */
function scoreWord({ folded }: Doc, word: string): number {
  const inId = folded.id.split(/[^a-z0-9]+/).includes(word) ? 12 : folded.id.includes(word) ? 6 : 0;
  const inTitle = place(folded.title, word, 10);
  const inBody = place(folded.body, word, 3);
  return Math.max(inId, inTitle) + Math.min(inId, inTitle) / 2 + inBody;
}

function place(text: string, word: string, points: number): number {
  if (!text.includes(word)) return 0;
  return isHan(word) || new RegExp(`(?<![\\p{L}\\p{N}])${literal(word)}`, 'u').test(text) ? points : 0;
}

/** Small letters, full-width forms made narrow. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Words of a query by their English stem, so that "patents" finds "patent" and "companies" finds "company". */
function wordsOf(query: string): string[] {
  const words = fold(query.slice(0, longestQuery)).match(/[\p{L}\p{N}]+(?:[.'-][\p{L}\p{N}]+)*/gu) ?? [];
  const split = words.flatMap((word) => word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []);
  return [...new Set(split.map(beginning))];
}

/** What all forms of an English word begin with; words are found by their beginning. */
function beginning(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const stem = stemmer(word).replace(/i$/, '');
  return word.startsWith(stem) && stem.length >= 4 ? stem : word;
}

function isHan(word: string): boolean {
  return /^\p{Script=Han}+$/u.test(word);
}

function pairs(word: string): string[] {
  const characters = [...word];
  return characters.slice(1).map((character, index) => characters[index] + character);
}

function docOf(book: RuleBook, entry: Entry): Doc {
  const id = entryId(entry);
  const title = { en: entryTitle(entry, 'en'), zh: entryTitle(entry, 'zh') };
  const body = bodyOf(book, entry);
  const both = (text: Localised) => fold(`${text.en}\n${text.zh}`);
  return { entry, id, title, body, folded: { id: fold(id), title: both(title), body: both(body) } };
}

/** All other texts of a record, each language by itself. */
function bodyOf(book: RuleBook, entry: Entry): Localised {
  const texts: { en: string[]; zh: string[] } = { en: [], zh: [] };
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string') {
      texts.en.push(value.en);
      texts.zh.push(value.zh);
    } else for (const child of Object.values(value)) walk(child);
  };
  if (entry.kind === 'decision') {
    const { options, strengths } = entry.item;
    walk([options.map(({ label }) => label), strengths]);
  } else walk(entry.item);
  // What a rule does is part of what it says: the options it speaks of.
  if (entry.kind === 'rule') {
    const { decision, item } = entry;
    const targets = [...Object.keys(item.for ?? {}), ...(item.ruleOut ?? []), ...(item.choose ? [item.choose] : [])];
    const options = new Set(targets.flatMap((target) => decision.groups?.[target]?.options ?? [target]));
    walk(
      [...decision.options, ...(decision.strengths ?? [])]
        .filter(({ id }) => options.has(id))
        .map(({ label }) => label),
    );
  }
  const source =
    entry.kind === 'evidence' ? book.sources[entry.item.source] : entry.kind === 'source' ? entry.item : null;
  if (source) {
    const reference = `${[source.authors].flat().join(', ')} ${source.year}. ${source.title}`;
    texts.en.push(reference);
    texts.zh.push(reference);
  }
  if (entry.kind === 'case') texts.en.push(entry.item.firm);
  return { en: texts.en.join('\n'), zh: texts.zh.join('\n') };
}

const around = 60;

/** The line of the body with the first match, cut to a readable length; in the reader's language if it is there. */
function excerpt(doc: Doc, words: readonly string[], locale: Locale): Hit['excerpt'] {
  const title = fold(doc.title[locale]);
  const missing = words.filter((word) => !title.includes(word));
  if (missing.length === 0) return null;
  for (const language of [locale, locale === 'en' ? 'zh' : 'en'] as const) {
    for (const line of doc.body[language].split('\n')) {
      const at = firstMatch(line, missing);
      if (at < 0 || line === doc.title[locale]) continue;
      const from = cut(line, Math.max(0, at - around));
      const to = Math.min(line.length, at + 2 * around);
      const text = `${from > 0 ? '… ' : ''}${line.slice(from, to).trim()}${to < line.length ? ' …' : ''}`;
      return { text, locale: language };
    }
  }
  return null;
}

function firstMatch(line: string, words: readonly string[]): number {
  const folded = fold(line);
  const places = words.map((word) => folded.indexOf(word)).filter((index) => index >= 0);
  return places.length > 0 ? Math.min(...places) : -1;
}

/** Moves a cut forward to the next space, so that no English word is halved. */
function cut(line: string, from: number): number {
  if (from === 0) return 0;
  const space = line.slice(from, from + 15).indexOf(' ');
  return space < 0 ? from : from + space;
}

function literal(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
