import { compile } from '../engine/index.ts';
import { coverageKinds, walk } from './coverage.ts';
import { ownBook } from './own-book.ts';

/** `npm run rules:coverage [-- FIRMS]`: walks over cases and random firms and prints what of the book none of them reaches. Exit code 1 if anything. */
const { book, cases } = ownBook();
const coverage = walk(compile(book), cases, Number(process.argv[2] ?? 500));
let missing = 0;
for (const kind of coverageKinds) {
  const { reached, all } = coverage.count(kind);
  const left = coverage.missing(kind);
  missing += left.length;
  console.log(
    `${kind.padEnd(9)} ${String(reached).padStart(4)} of ${String(all).padStart(4)}${left.length > 0 ? `   not reached: ${left.join(', ')}` : ''}`,
  );
}
console.log(`${coverage.firms} firms; ${missing === 0 ? 'everything was reached' : `${missing} not reached`}`);
process.exitCode = missing > 0 ? 1 : 0;
