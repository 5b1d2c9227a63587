export interface Piece {
  readonly text: string;
  readonly lit: boolean;
}

/** Cuts a sentence at the phrases that decide; longer phrases go first, case does not count, nothing is marked twice. */
export function highlight(sentence: string, phrases: readonly string[]): Piece[] {
  const wanted = [...new Set(phrases.filter((phrase) => phrase.length > 1))].sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text: sentence, lit: false }];
  const pattern = new RegExp(`(${wanted.map(literal).join('|')})`, 'gi');
  return sentence
    .split(pattern)
    .map((text, index) => ({ text, lit: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

function literal(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
