import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import type { Verification } from './verify.ts';

const file = (rules: string) => join(rules, 'verification.json');

/** What the verifier said of the book in this folder when it was last asked to write it down; null if it never was. */
export function readReport(rules: string): Verification | null {
  try {
    return JSON.parse(readFileSync(file(rules), 'utf8')) as Verification;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export function writeReport(rules: string, report: Verification): void {
  // One finding a line, so that a change of the book changes few lines.
  const { findings, accepted, ...rest } = report;
  const lists = Object.entries({ findings, accepted }).map(
    ([name, list]) => `"${name}": [\n${list.map((finding) => JSON.stringify(finding)).join(',\n')}\n]`,
  );
  writeFileSync(file(rules), `{\n${lists.join(',\n')},\n${JSON.stringify(rest).slice(1, -1)}\n}\n`);
}

/** Whether a report says of the present book what was just found. The firms may be others: several show the same. */
export function isCurrent(report: Verification | null, found: Verification): boolean {
  const key = (list: readonly Finding[]) =>
    list.map(({ kind, record, about }) => [kind, record.kind, record.id, about]);
  const keys = ({ book, findings, accepted, undecided }: Verification) =>
    JSON.stringify([book, key(findings), key(accepted), undecided]);
  return report !== null && keys(report) === keys(found);
}
