import { parseDocument } from 'yaml';
import { type CompiledBook, type Profile, type ProfileProblem, readProfile } from '../engine/index.ts';
import type { Localised } from '../rulebook/index.ts';

/** Largest profile that is read, in bytes: five markets and twenty goods with notes need a tenth of it. */
export const maxProfileBytes = 256 * 1024;
const maxDepth = 12;
/** A full profile has about 500 entries; a parser's time grows with the square of their number. */
const maxEntries = 3000;

const kb = maxProfileBytes / 1024;

const emptyProfile: Localised = {
  en: 'is empty; allowed: an object such as {} or {"firm": {…}, "markets": […]}',
  zh: '是空的；应是一个对象，如 {} 或 {"firm": {…}, "markets": […]}',
};

/** What is wrong with a profile that was sent in. `tooLarge` tells a size problem from a content problem (413 from 400). */
export interface RequestProblems {
  readonly tooLarge: boolean;
  readonly problems: readonly ProfileProblem[];
}
export type Requested =
  | { readonly profile: Profile; readonly failure: null }
  | { readonly profile: null; readonly failure: RequestProblems };

/**
 * Reads a profile from YAML or JSON text.
 * @param today year used when the profile names none
 */
export function parseProfile(compiled: CompiledBook, content: string, today: number): Requested {
  if (Buffer.byteLength(content) > maxProfileBytes)
    return fail({ en: `is larger than ${kb} kB; allowed: ${kb} kB`, zh: `超过 ${kb} kB；最多 ${kb} kB` }, true);
  if (nesting(content) > maxDepth)
    return fail({
      en: `is nested more than ${maxDepth} levels deep; a profile needs 4`,
      zh: `嵌套超过 ${maxDepth} 层；4 层就够`,
    });
  if (content.split(':').length > maxEntries)
    return fail({
      en: `has more than ${maxEntries} entries; a full profile has about 500`,
      zh: `超过 ${maxEntries} 项；完整的企业情况约 500 项`,
    });
  // What a reader of UTF-8 puts in place of bytes it cannot read.
  if (content.includes('\uFFFD'))
    return fail({
      en: 'is not UTF-8: some characters cannot be read; save it as UTF-8',
      zh: '不是 UTF-8 编码，有的字读不出来；请存成 UTF-8',
    });
  let input: unknown;
  try {
    const document = parseDocument(content, { prettyErrors: true, uniqueKeys: true });
    const error = document.errors[0] ?? document.warnings[0];
    if (error) return fail(unreadable(error));
    input = document.toJS({ maxAliasCount: 50 }) ?? null;
    if (input === null) return fail(emptyProfile);
  } catch (error) {
    return fail(unreadable(error));
  }
  const { profile, problems } = readProfile(compiled.book, input, today);
  return profile
    ? { profile, failure: null }
    : { profile: null, failure: { tooLarge: false, problems: problems ?? [] } };
}

function fail(message: Localised, tooLarge = false): Requested {
  return { profile: null, failure: { tooLarge, problems: [{ path: 'profile', message }] } };
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
