import { compile } from '../engine/index.ts';
import { checkCase, checkGuard, checkLine, profilesOf } from '../explain/index.ts';
import { nearest } from '../rulebook/index.ts';
import { type LoadedBook, ruleBook } from '../rulebook/node.ts';
import { runCommand, UsageError } from './command.ts';

/**
 * `npm run cases [-- ID …]`: the table of cases and guards with pass or fail; with ids, every expectation of those. Exit code 1 if one fails, 2 for an
 * unknown id.
 */
interface Line {
  readonly text: string;
  readonly pass: boolean;
}

interface Row {
  readonly id: string;
  readonly size: string;
  readonly lines: () => readonly Line[];
}

function rowsOf({ book, cases, guards }: LoadedBook): Row[] {
  const compiled = compile(book);
  return [
    ...cases.map((item): Row => {
      const profiles = profilesOf(book, item);
      return {
        id: item.id,
        size: `${profiles.length} profile(s)`,
        lines: () =>
          profiles
            .flatMap((profile) => checkCase(compiled, item, profile))
            .map((check) => ({ text: checkLine(check), pass: check.pass })),
      };
    }),
    ...guards.map(
      (guard): Row => ({
        id: guard.id,
        size: `${guard.variants.length} variant(s)`,
        lines: () =>
          checkGuard(compiled, guard, cases).map(({ what, got, expected, pass }) => ({
            text: `${what} is ${got}; expected ${expected}`,
            pass,
          })),
      }),
    ),
  ];
}

/** Equal lines of several profiles once, with how often they came. */
function merged(lines: readonly Line[]): string[] {
  const groups = new Map<string, { pass: boolean; times: number }>();
  for (const { text, pass } of lines) groups.set(text, { pass, times: (groups.get(text)?.times ?? 0) + 1 });
  return [...groups].map(
    ([text, { pass, times }]) => `      ${pass ? 'pass' : 'FAIL'}  ${text}${times > 1 ? ` (${times}×)` : ''}`,
  );
}

runCommand((wanted) => {
  const rows = rowsOf(ruleBook());
  const known = rows.map(({ id }) => id);
  const unknown = wanted.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new UsageError(...unknown.map((id) => `there is no case or guard "${id}"${nearest(id, known)}`));
  let passed = 0;
  let failed = 0;
  for (const row of rows.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const lines = row.lines();
    const wrong = lines.filter(({ pass }) => !pass);
    passed += lines.length - wrong.length;
    failed += wrong.length;
    console.log(
      `${wrong.length === 0 ? 'pass' : 'FAIL'}  ${row.id.padEnd(28)} ${String(lines.length).padStart(3)} expectations over ${row.size}`,
    );
    for (const line of merged(wanted.length > 0 ? lines : wrong)) console.log(line);
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
