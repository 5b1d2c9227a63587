const mostBytes = 180;

/**
 * Name of a file inside the archive: a number first, so that names are unique, in order, and never a device, a hidden file or a path. What some system
 * refuses in a name, cannot be seen or turns the direction of writing becomes a space.
 *
 * @param place from 1
 * @param words such as client and case; empty ones are left out
 */
export function fileName(place: number, words: readonly string[], extension: string): string {
  const number = String(place).padStart(3, '0');
  const text = words
    .map(safe)
    .filter((word) => word !== '')
    .join(' – ');
  return `${[number, cut(text, mostBytes)].filter((part) => part !== '').join(' ')}.${extension}`;
}

function safe(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Shortened between what a reader takes for letters, not in the middle of one. */
function cut(text: string, most: number): string {
  let [kept, bytes] = ['', 0];
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > most) break;
    kept += segment;
  }
  return kept.replace(/[. ]+$/, '');
}
