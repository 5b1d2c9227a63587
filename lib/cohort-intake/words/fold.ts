/** A text without what people write differently: case, width, spaces and signs. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%&+]+/gu, '');
}

/** What stands before a bracket: labels often explain themselves in one. */
export function beforeBracket(text: string): string {
  return text.replace(/\s*[（(【[].*$/u, '');
}
