import { stemmer } from 'stemmer';

/** A stretch of text: a run of Chinese characters, or one word of any other script. */
interface Token {
  readonly word: string;
  readonly at: number;
  readonly length: number;
}

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

/** Small letters, full-width forms made narrow. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(runs)].map(({ 0: found, index }) => ({
    word: fold(found),
    at: index,
    length: found.length,
  }));
}

/** The words of a query, each once. */
export function wordsOf(query: string): string[] {
  return [...new Set(tokensOf(query).map(({ word }) => word))];
}

export function isHan(word: string): boolean {
  return /^\p{Script=Han}+$/u.test(word);
}

/** The two spellings that part British from American forms of the words we use, then the stem: licence, licensing and licensed are one. */
function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  return stemmer(word.replace(/^(licen|defen|offen)c/, '$1s').replace(/is(e|es|ed|ing|ation|ations)$/, 'iz$1'));
}

/** A word that is looked for. */
export interface Sought {
  readonly word: string;
  readonly stem: string;
  readonly han: boolean;
}

export function sought(word: string): Sought {
  return { word, stem: stem(word), han: isHan(word) };
}

/** A text made ready for many questions whether it has a word. */
export interface WordIndex {
  readonly text: string;
  readonly words: string;
  readonly stems: string;
}

export function indexOf(text: string): WordIndex {
  const words = tokensOf(text)
    .map(({ word }) => word)
    .filter((word) => !isHan(word));
  const spaced = (list: readonly string[]) => ` ${[...new Set(list)].join(' ')} `;
  return { text: fold(text), words: spaced(words), stems: spaced(words.map(stem)) };
}

/**
 * How much of a word a text has: 1 for the word itself in any form, a half if another word begins with it ("port" is not in "support"), else 0. Chinese
 * has no spaces and is found anywhere in a run. With one or two letters too many words begin: they must be the whole word.
 */
export function wordIn(index: WordIndex, { word, stem, han }: Sought): number {
  if (han) return index.text.includes(word) ? 1 : 0;
  if (index.words.includes(` ${word} `) || index.stems.includes(` ${stem} `)) return 1;
  return word.length > 2 && index.words.includes(` ${word}`) ? 0.5 : 0;
}

/** Where words stand in a text, from left to right; of a word in another form, all of it. */
export interface Match {
  readonly at: number;
  readonly length: number;
  readonly word: string;
}

export function matchesIn(text: string, words: readonly string[]): Match[] {
  const han = words.filter(isHan);
  const others = words.filter((word) => !isHan(word)).map(sought);
  return tokensOf(text).flatMap((token): Match[] => {
    if (isHan(token.word)) return hanMatches(token, han);
    const index = { text: '', words: ` ${token.word} `, stems: ` ${stem(token.word)} ` };
    const found = others.find((candidate) => wordIn(index, candidate) > 0);
    return found ? [{ at: token.at, length: token.length, word: found.word }] : [];
  });
}

function hanMatches({ word: run, at }: Token, words: readonly string[]): Match[] {
  const found: Match[] = [];
  for (let from = 0; from < run.length; ) {
    const word = words.filter((candidate) => run.startsWith(candidate, from)).sort((a, b) => b.length - a.length)[0];
    if (word) found.push({ at: at + from, length: word.length, word });
    from += word?.length ?? 1;
  }
  return found;
}

/** A text cut to `from`…`to`, with no word halved. */
export function cutAtWords(text: string, from: number, to: number): string {
  const halved = (at: number) =>
    tokensOf(text).find((token) => !isHan(token.word) && token.at < at && at < token.at + token.length);
  const left = halved(from);
  const start = left ? left.at + left.length : from;
  const end = halved(to)?.at ?? to;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end).trim()}${end < text.length ? ' …' : ''}`;
}
