import { compile } from '../engine/index.ts';
import { nearest } from '../rulebook/index.ts';
import { ruleBook } from '../rulebook/node.ts';
import { type Check, checkCase, profilesOf } from './case-check.ts';
import { checkGuard } from './guard-check.ts';

/**
 * `npm run cases`: the table of cases and guards with pass or fail, and every expectation that fails.
 * `npm run cases -- ID …`: every expectation of these cases or guards with what was got.
 * Exit code 1 if an expectation fails, 2 if an id does not exist.
 */
const { book, cases, guards } = ruleBook();
const compiled = compile(book);

interface Row {
  readonly id: string;
  readonly size: string;
  readonly checks: () => readonly Check[];
}

const rows: Row[] = [
  ...cases.map((item): Row => {
    const profiles = profilesOf(book, item);
    const checks = () => profiles.flatMap((profile) => checkCase(compiled, item, profile));
    return { id: item.id, size: `${profiles.length} profile(s)`, checks };
  }),
  ...guards.map(
    (guard): Row => ({
      id: guard.id,
      size: `${guard.variants.length} variant(s)`,
      checks: () => checkGuard(compiled, guard, cases),
    }),
  ),
];

/** The same expectation for several profiles: once, with every different answer and how often it came. */
function merged(checks: readonly Check[]): string[] {
  const groups = new Map<string, Map<string, { pass: boolean; times: number }>>();
  for (const { what, expected, got, pass } of checks) {
    const group = groups.get(`${what}: expected ${expected}`) ?? new Map<string, { pass: boolean; times: number }>();
    groups.set(`${what}: expected ${expected}`, group);
    group.set(got, { pass, times: (group.get(got)?.times ?? 0) + 1 });
  }
  return [...groups].flatMap(([question, answers]) =>
    [...answers].map(
      ([got, { pass, times }]) =>
        `      ${pass ? 'pass' : 'FAIL'}  ${question}; got ${got}${answers.size > 1 || times > 1 ? ` (${times}×)` : ''}`,
    ),
  );
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((id) => !rows.some((row) => row.id === id));
if (unknown.length > 0) {
  for (const id of unknown)
    console.error(
      `there is no case or guard "${id}"${nearest(
        id,
        rows.map((row) => row.id),
      )}`,
    );
  process.exitCode = 2;
} else {
  let passed = 0;
  let failed = 0;
  for (const row of rows.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const checks = row.checks();
    const wrong = checks.filter((check) => !check.pass);
    passed += checks.length - wrong.length;
    failed += wrong.length;
    console.log(
      `${wrong.length === 0 ? 'pass' : 'FAIL'}  ${row.id.padEnd(28)} ${String(checks.length).padStart(3)} expectations over ${row.size}`,
    );
    for (const line of merged(wanted.length > 0 ? checks : wrong)) console.log(line);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}
