import { compiledBook } from '@/lib/advice/node.ts';
import { entriesOf } from '@/lib/explain/index.ts';
import { ruleBook } from '@/lib/rulebook/node.ts';

/** The rule book of this process with everything that can be read in it. */
export function openBook() {
  const compiled = compiledBook();
  const { cases } = ruleBook();
  return { compiled, book: compiled.book, cases, entries: entriesOf(compiled.book, cases) };
}
