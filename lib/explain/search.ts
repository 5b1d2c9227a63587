import type { Case, Decision, Locale, Localised, Rule, RuleBook } from '../rulebook/index.ts';
import { type Entries, type Entry, type EntryKind, entriesOf, entryId } from './entries.ts';
import { entryTitle } from './title.ts';
import {
  cutAtWords,
  fold,
  indexOf,
  isHan,
  matchesIn,
  type Sought,
  sought,
  type WordIndex,
  wordIn,
  wordsOf,
} from './word-match.ts';
import { effectLines, targetName } from './words.ts';

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
  /** The same in both languages, for looking words up. */
  readonly index: { readonly id: WordIndex; readonly title: WordIndex; readonly body: WordIndex };
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
  const words = wordsOf(query.slice(0, longestQuery));
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
  const hits = ranked.map(({ doc, score }) => ({
    entry: doc.entry,
    score,
    // Only a page of the hits is shown: the others need no excerpt.
    get excerpt() {
      return excerpt(doc, words, locale);
    },
  }));
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
  const wanted = words.map(sought);
  return docs
    .flatMap((doc): Scored[] => {
      const scores = wanted.map((word) => scoreWord(doc, word));
      const matched = scores.filter((score) => score > 0).length;
      if (matched < least) return [];
      const exact = doc.index.id.text === whole ? 200 : doc.index.title.text.includes(whole) ? 20 : 0;
      return [{ doc, score: scores.reduce((sum, score) => sum + score, exact) + matched * 5 }];
    })
    .sort(
      (a, b) =>
        b.score - a.score || a.doc.title[locale].length - b.doc.title[locale].length || (a.doc.id < b.doc.id ? -1 : 1),
    );
}

/** A word counts most in the id, then in the title, then anywhere. */
function scoreWord({ index }: Doc, wanted: Sought): number {
  const inId = 12 * wordIn(index.id, wanted);
  const inTitle = 10 * wordIn(index.title, wanted);
  const inBody = 3 * wordIn(index.body, wanted);
  return Math.max(inId, inTitle) + Math.min(inId, inTitle) / 2 + inBody;
}

/** "entry.mode.canLicense" with its parts as words: "… entry mode can License". */
function spokenId(id: string): string {
  return `${id} ${id.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')}`;
}

function pairs(word: string): string[] {
  const characters = [...word];
  return characters.slice(1).map((character, index) => characters[index] + character);
}

function docOf(book: RuleBook, entry: Entry): Doc {
  const id = entryId(entry);
  const title = { en: entryTitle(entry, 'en'), zh: entryTitle(entry, 'zh') };
  const body = bodyOf(book, entry);
  const both = (text: Localised) => indexOf(`${text.en}\n${text.zh}`);
  return {
    entry,
    id,
    title,
    body,
    index: { id: { ...indexOf(spokenId(id)), text: fold(id) }, title: both(title), body: both(body) },
  };
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
  if (entry.kind === 'rule')
    for (const locale of ['en', 'zh'] as const) texts[locale].push(...ruleEffects(entry.decision, entry.item, locale));
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

/** What a rule does is part of what it says: which options it favours, opposes or closes, those of a group by name. */
function ruleEffects(decision: Decision, rule: Rule, locale: Locale): string[] {
  const targets = [...Object.keys(rule.for ?? {}), ...(rule.ruleOut ?? [])];
  const groups = targets.flatMap((target) => {
    const options = decision.groups?.[target]?.options;
    if (!options) return [];
    const names = options.map((option) => targetName(decision, option, locale)).join(locale === 'zh' ? '、' : ', ');
    return [`${targetName(decision, target, locale)}${locale === 'zh' ? '：' : ': '}${names}`];
  });
  return [...effectLines(decision, rule, locale), ...groups];
}

const around = 60;

/** The line of the body with most of the words that the title lacks, cut to a readable length; in the reader's language if they are there. */
function excerpt(doc: Doc, words: readonly string[], locale: Locale): Hit['excerpt'] {
  const title = indexOf(doc.title[locale]);
  const missing = words.filter((word) => wordIn(title, sought(word)) === 0);
  if (missing.length === 0) return null;
  for (const language of [locale, locale === 'en' ? 'zh' : 'en'] as const) {
    const lines = doc.body[language]
      .split('\n')
      .filter((line) => line !== doc.title[locale])
      .map((line) => ({ line, matches: matchesIn(line, missing) }));
    const count = (matches: ReturnType<typeof matchesIn>) => new Set(matches.map(({ word }) => word)).size;
    const most = Math.max(0, ...lines.map(({ matches }) => count(matches)));
    const best = lines.find(({ matches }) => most > 0 && count(matches) === most);
    if (!best) continue;
    const { at } = best.matches[0]!;
    const to = Math.min(best.line.length, at + 2 * around);
    return { text: cutAtWords(best.line, Math.max(0, at - around), to), locale: language };
  }
  return null;
}
