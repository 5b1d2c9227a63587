// The server cannot measure text. These widths are those of the two faces, rounded up a little.
function charWidth(char: string) {
  if (char > '\u2e7f') return 1;
  if (/[iljftr.,:;'’|!I() ]/.test(char)) return 0.38;
  return /[A-ZmwMW%&@]/.test(char) ? 0.72 : 0.56;
}

/** Approximate width in px of one line. */
export function textWidth(text: string, fontSize: number) {
  let em = 0;
  for (const char of text) em += charWidth(char);
  return em * fontSize;
}

const words = /[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef][、，。；：）”]*\s*|\s+/g;
const phrases = /[^\s、，。；：）”]+[、，。；：）”]*\s*|\s+/g;

function fill(parts: string[], fontSize: number, width: number) {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line && textWidth((line + part).trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  if (line) lines.push(line.trimEnd());
  return lines;
}

/** Breaks a short label into lines of at most `width` px: between phrases if that fits, lines of about equal length. */
export function wrapText(text: string, fontSize: number, width: number) {
  const fits = (lines: string[]) => lines.every((line) => textWidth(line, fontSize) <= width);
  const byPhrase = text.match(phrases) ?? [];
  const parts = fits(fill(byPhrase, fontSize, width)) ? byPhrase : (text.match(words) ?? []);
  const lines = fill(parts, fontSize, width);
  for (let narrower = width - fontSize / 2; narrower > 0; narrower -= fontSize / 2) {
    const tried = fill(parts, fontSize, narrower);
    if (tried.length > lines.length || !tried.every((line) => textWidth(line, fontSize) <= narrower))
      return fill(parts, fontSize, narrower + fontSize / 2);
  }
  return lines;
}
