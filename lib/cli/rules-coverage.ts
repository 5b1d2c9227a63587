import { compile } from '../engine/index.ts';
import { ruleBook } from '../rulebook/node.ts';
import { runCommand, UsageError } from './command.ts';
import { coverageKinds, walk } from './coverage.ts';

/** `npm run rules:coverage [-- FIRMS]`: walks over cases and random firms and prints what of the book none of them reaches. Exit code 1 if anything. */
runCommand(([each = '500', ...more]) => {
  if (!/^[1-9]\d{0,5}$/.test(each) || more.length > 0)
    throw new UsageError(`FIRMS: "${[each, ...more].join(' ')}" is not allowed; allowed: one whole number from 1`);
  const { book, cases } = ruleBook();
  const coverage = walk(compile(book), cases, Number(each));
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
});
