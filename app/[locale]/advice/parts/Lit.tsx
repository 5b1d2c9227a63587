import { highlight } from './highlight.ts';

/** A sentence with the deciding words marked. */
export function Lit({ children, phrases }: { children: string; phrases: readonly string[] }) {
  return highlight(children, phrases).map(({ text, lit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence
    lit ? <mark key={index}>{text}</mark> : text,
  );
}
