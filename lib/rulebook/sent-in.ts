import { parseDocument } from 'yaml';
import type { Localised } from './types.ts';

/** Deepest nesting that is read; what people send in needs six levels. */
const maxDepth = 12;
/** A parser's time grows with the square of the entries; a full profile has about a thousand keys and commas, a full list of goods about five thousand. */
const maxEntries = 6000;

/** What was read, or why nothing was. `tooLarge` tells a size problem from a content problem (413 from 400). */
export type SentIn =
  | { readonly value: unknown; readonly problem: null }
  | { readonly value: null; readonly problem: Localised; readonly tooLarge: boolean };

/**
 * Reads YAML or JSON that strangers send in: size, encoding, nesting and number of entries are looked at before a parser sees it.
 * @param most bytes (UTF-8) that are read
 * @param empty what to say of a text without content
 */
export function readSentIn(content: string, most: number, empty: Localised): SentIn {
  const kb = most / 1024;
  if (new TextEncoder().encode(content).length > most)
    return refused({ en: `is larger than ${kb} kB; allowed: ${kb} kB`, zh: `超过 ${kb} kB；最多 ${kb} kB` }, true);
  if (nesting(content) > maxDepth)
    return refused({ en: `is nested more than ${maxDepth} levels deep`, zh: `嵌套超过 ${maxDepth} 层` });
  // A key without a value stands between commas, or behind a question mark.
  if (content.split(/[:,?]/).length > maxEntries)
    return refused({ en: `has more than ${maxEntries} entries`, zh: `超过 ${maxEntries} 项` });
  // What a reader of UTF-8 puts in place of bytes it cannot read.
  if (content.includes('\uFFFD'))
    return refused({
      en: 'is not UTF-8: some characters cannot be read; save it as UTF-8',
      zh: '不是 UTF-8 编码，有的字读不出来；请存成 UTF-8',
    });
  try {
    const document = parseDocument(content, { prettyErrors: true, uniqueKeys: true });
    const error = document.errors[0] ?? document.warnings[0];
    if (error) return refused(unreadable(error));
    const value: unknown = document.toJS({ maxAliasCount: 50 }) ?? null;
    return value === null ? refused(empty) : { value, problem: null };
  } catch (error) {
    return refused(unreadable(error));
  }
}

function refused(problem: Localised, tooLarge = false): SentIn {
  return { value: null, problem, tooLarge };
}

function unreadable(error: unknown): Localised {
  const [detail = ''] = (error instanceof Error ? error.message : '').split('\n');
  return { en: `is not readable as YAML or JSON: ${detail}`, zh: `不是可读的 YAML 或 JSON：${detail}` };
}

/** Deepest nesting of brackets or of indentation: a parser must never be sent down a pit. */
function nesting(content: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of content) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  let indents: number[] = [];
  for (const line of content.split('\n')) {
    const column = /^[\s\-?:]*/.exec(line)?.[0].length ?? 0;
    if (column === line.length) continue;
    indents = [...indents.filter((indent) => indent < column).slice(0, 4 * maxDepth), column];
    deepest = Math.max(deepest, indents.length);
  }
  return deepest;
}
