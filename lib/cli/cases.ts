import { compile } from '../engine/index.ts';
import { checkCase, checkLine, profilesOf } from '../explain/index.ts';
import { ruleBook } from '../rulebook/node.ts';

/** `npm run cases`: the table of cases with pass or fail for each expectation. Exit code 1 if one fails. */
const { book, cases } = ruleBook();
const compiled = compile(book);
let passed = 0;
let failed = 0;
for (const item of cases) {
  const profiles = profilesOf(book, item);
  const checks = profiles.flatMap((profile) => checkCase(compiled, item, profile));
  const wrong = checks.filter((check) => !check.pass);
  passed += checks.length - wrong.length;
  failed += wrong.length;
  console.log(
    `${wrong.length === 0 ? 'pass' : 'FAIL'}  ${item.id.padEnd(24)} ${String(checks.length).padStart(3)} expectations over ${profiles.length} profile(s)`,
  );
  for (const check of wrong) console.log(`      ${checkLine(check)}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
