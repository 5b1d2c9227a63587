import type { Inline, Line } from './payload.ts';

/** Without what has no place on paper or in a file of XML: control characters, halves of characters, what is no character. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/[\ufffe\uffff]/g, '');
}

/** The number of a source as it stands in a line. */
export function citeText(numbers: readonly string[]): string {
  return `[${numbers.join(', ')}]`;
}

/** A line without its emphasis. */
export function plain(line: Line): string {
  return line.map(plainPiece).join('');
}

function plainPiece(piece: Inline): string {
  if (typeof piece === 'string') return piece;
  if ('strong' in piece) return piece.strong;
  return 'quiet' in piece ? piece.quiet : ` ${citeText(piece.cite)}`;
}
