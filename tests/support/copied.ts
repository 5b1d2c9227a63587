import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which runs of eight words occur in the source documents, as a Bloom filter: the texts themselves are not ours to ship, and cannot be read back
 * from it. `node tests/support/copied-filter.ts FOLDER` builds it from text files of the sources.
 */
export const runLength = 8;
/** Two runs in a row, nine words, count as copied: a chance hit of the filter is not enough. */
const inRow = 2;
const bitsPerRun = 16;
const hashes = 8;
export const filterFile = join(import.meta.dirname, 'copied-filter.bin');

export function wordsOf(text: string): string[] {
  const joined = text
    .replaceAll('ﬁ', 'fi')
    .replaceAll('ﬂ', 'fl')
    .replace(/-\s*\n\s*/g, '')
    // The text layer of one source sets "fi", "fl" and "Th" apart from the rest of the word.
    .replace(/\b(Th|[a-z]*(?:ffi|ff|fi|fl)) (?=[a-z])/g, '$1');
  return joined.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

export function runs(words: readonly string[]): string[] {
  return Array.from({ length: Math.max(0, words.length - runLength + 1) }, (_, at) =>
    words.slice(at, at + runLength).join(' '),
  );
}

/** FNV-1a, 32 bits. */
function hash(text: string, seed: number): number {
  let value = (2166136261 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16777619) >>> 0;
  return value;
}

function* bitsOf(run: string, size: number): Generator<number> {
  const [one, two] = [hash(run, 0), hash(run, 0x9e3779b9) | 1];
  for (let index = 0; index < hashes; index++) yield (one + index * (two >>> 0)) % size;
}

export function buildFilter(texts: readonly string[]): Uint8Array {
  const all = new Set(texts.flatMap((text) => runs(wordsOf(text))));
  const filter = new Uint8Array(Math.ceil((all.size * bitsPerRun) / 8));
  for (const run of all) for (const bit of bitsOf(run, filter.length * 8)) filter[bit >> 3]! |= 1 << (bit & 7);
  return filter;
}

let shipped: Uint8Array | undefined;

/** The first nine words in a row that stand in a source, or null. */
export function copiedRun(text: string): string | null {
  shipped ??= readFileSync(filterFile);
  const filter = shipped;
  const words = wordsOf(text);
  const hits = runs(words).map((run) => {
    for (const bit of bitsOf(run, filter.length * 8)) if (!(filter[bit >> 3]! & (1 << (bit & 7)))) return false;
    return true;
  });
  const at = hits.findIndex(
    (_, index) => hits.slice(index, index + inRow).every(Boolean) && index + inRow <= hits.length,
  );
  return at < 0 ? null : words.slice(at, at + runLength + inRow - 1).join(' ');
}
