import { cnText } from '../rulebook/index.ts';
import type { Family } from './scope.ts';

/** A code to choose, with its name in one language and everything it is found by. Plain data: it crosses to the browser. */
export interface CodeChoice {
  readonly code: string;
  readonly label: string;
  readonly words: string;
  /** partly: some goods under the code are covered, others not. watch: a proposal names it. */
  readonly covered: 'covered' | 'partly' | 'watch' | 'outside';
  /** Product family; null if the code leaves it open. */
  readonly family: Family | null;
}

const mostFound = 12;
/** Share of what was typed that must be found. */
const enough = 0.6;
/** Characters that are looked for; what is typed beyond them names no good any better. */
const mostRead = 200;

interface Heading {
  readonly words: string;
  /** Its words of two or more Chinese characters. */
  readonly own: readonly string[];
}
const headingsOf = new WeakMap<readonly CodeChoice[], ReadonlyMap<string, Heading>>();

function headingsIn(choices: readonly CodeChoice[]): ReadonlyMap<string, Heading> {
  let headings = headingsOf.get(choices);
  if (!headings) {
    const ownWords = (words: string) =>
      words.split(/[\s、，；：()（）]+/u).filter((word) => /\p{Script=Han}{2}/u.test(word));
    headings = new Map(
      choices
        .filter(({ code }) => code.length === 4)
        .map(({ code, words }) => [code, { words, own: ownWords(words) }] as const),
    );
    headingsOf.set(choices, headings);
  }
  return headings;
}

/**
 * Codes for what somebody typed: the beginning of a code, or everyday words in either language. A code is also found by the words of its heading,
 * but those that bear the word themselves come first, and headings before their parts. Of a long text only the first 200 characters are read.
 */
export function findCodes(choices: readonly CodeChoice[], typed: string): CodeChoice[] {
  const codes = choices.filter(({ code }) => code.length >= 4);
  const text = typed.trim().slice(0, mostRead).normalize('NFKC').slice(0, mostRead).toLowerCase();
  const digits = text.replace(/[\s.]/g, '');
  if (/^\d+$/.test(digits)) {
    const under = (start: string) => codes.filter(({ code }) => code.startsWith(start));
    const exact = under(digits);
    // Beyond six digits every country goes its own way: a Chinese code of ten digits still names the subheading.
    const found = exact.length > 0 || digits.length < 6 ? exact : under(digits.slice(0, 6));
    return found.sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1)).slice(0, mostFound);
  }
  const parts = partsOf(text);
  if (parts.length === 0) return [];
  // Words without spaces between them: a heading whose own word is part of them is meant before others.
  const headings = headingsIn(choices);
  const above = new Map(
    [...headings].map(([code, { words, own }]) => [
      code,
      {
        named: own.some((word) => text.includes(word)) ? 1 : 0,
        parts: new Set(parts.filter((part) => words.includes(part))),
      },
    ]),
  );
  return codes
    .map((choice) => {
      const heading = above.get(choice.code.slice(0, 4));
      const found = parts.map((part) => choice.words.includes(part));
      const own = found.filter(Boolean).length;
      const all = parts.filter((part, index) => found[index] || heading?.parts.has(part)).length;
      const share = all / parts.length;
      return { choice, score: (heading?.named ?? 0) + share + own / parts.length, share, own };
    })
    .filter(({ share, own }) => share >= enough && own > 0)
    .sort((a, b) => b.score - a.score || a.choice.code.length - b.choice.code.length)
    .slice(0, mostFound)
    .map(({ choice }) => choice);
}

/** Words without their plural; Chinese, which sets no spaces, in pairs of characters. */
function partsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).flatMap((word) => {
    if (!/\p{Script=Han}/u.test(word)) return word.length < 2 ? [] : [word.length > 3 ? word.replace(/s$/, '') : word];
    const characters = [...word];
    return characters.length < 3 ? [word] : characters.slice(1).map((character, i) => characters[i]! + character);
  });
}

/** The choice for a code, or for the nearest code above it; null where nothing is known. */
export function choiceFor(choices: readonly CodeChoice[], digits: string): CodeChoice | null {
  let best: CodeChoice | null = null;
  for (const choice of choices)
    if (digits.startsWith(choice.code) && choice.code.length > (best?.code.length ?? 0)) best = choice;
  return best;
}

/** `7318 15 88 · Hexagon head, 800 MPa or more` */
export function choiceText({ code, label }: CodeChoice): string {
  return `${cnText(code)} · ${label}`;
}
