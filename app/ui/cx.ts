/** Joins the class names that are there. */
export function cx(...names: (string | false | null | undefined)[]) {
  return names.filter(Boolean).join(' ');
}

/** The space after a lead-in such as "Germany:"; Chinese punctuation brings its own. */
export function spaceAfter(text: string) {
  return text.at(-1)! > '\u2e7f' ? '' : ' ';
}
