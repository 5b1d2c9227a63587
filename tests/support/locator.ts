import type { Evidence, Source } from '../../lib/rulebook/index.ts';

/**
 * How a place in a source is written.
 *
 * - Text file of a source read in full: `heading, lines 12-15, 20 and 30-31 (remark); heading, line 40; Table 3`. Ranges ascend and lie within the
 *   lines of the source; another chapter of the same book is named (`ch. 3 lines 2022-2024`, `book introduction lines 399-416`).
 * - Law: `Article 2a`, `Articles 4, 5 and 22`, `Annex I`, `recital 10`, `equation 2`, `rules on …`, with remarks; proposal: `proposal as reported`.
 * - Read as abstract: `abstract`. Known at second hand: `general knowledge of the field`, `chapter on …`, `summaries of …`.
 * - Our own: `design choice`.
 *
 * @returns what is wrong, or null
 */
export function locatorProblem(item: Pick<Evidence, 'where'>, source: Source): string | null {
  const { where } = item;
  const fits = (pattern: RegExp) => (pattern.test(where) ? null : `"${where}" is no place in a ${source.kind}`);
  if (source.kind === 'design') return fits(/^design choice$/);
  if (source.kind === 'law')
    return fits(/^(?:our reading of )?(?:Articles? \d+a?|Annex [IVX]+|recital \d+|equation \d+|rules on )/);
  if (source.kind === 'proposal') return fits(/^proposal as reported$/);
  if (source.reading === 'abstract') return fits(/^abstract$/);
  if (source.reading !== 'full text') return fits(/^(?:general knowledge of the field|chapter on .+|summaries of .+)$/);
  if (!source.lines) return `${source.id} has no "lines"`;
  const parts = where.split('; ');
  if (!parts.some((part) => /\blines? \d/.test(part))) return `"${where}" names no lines`;
  for (const part of parts) {
    const problem = partProblem(part, source.lines);
    if (problem) return problem;
  }
  return null;
}

const numbers = String.raw`\d+(?:-\d+)?`;
const lineList = new RegExp(String.raw`^(.*?)(?:^|,? )lines? (${numbers}(?:(?:, | and )${numbers})*)(?: \([^()]+\))?$`);

function partProblem(part: string, [first, last]: readonly [number, number]): string | null {
  if (/^(?:Table|Fig\.) \d+(?:\.\d+)?$/.test(part)) return null;
  const [, heading, list] = lineList.exec(part) ?? [];
  if (heading === undefined || list === undefined) return `"${part}" is not "heading, lines a-b"`;
  if (/\blines?\b/.test(heading)) return `"${part}" names lines twice; part them with ";"`;
  const elsewhere = /\bch\. \d+$|book introduction$/.test(heading);
  for (const range of list.split(/, | and /)) {
    const [from, to = from] = range.split('-').map(Number) as [number, number?];
    if (from > to) return `"${range}" runs backwards`;
    if (!elsewhere && (from < first || to > last))
      return `"${range}" lies outside lines ${first}-${last} of the source`;
  }
  return null;
}
