import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FiledFirm } from '../../lib/cohort/file/index.ts';
import type { Answers, Profile } from '../../lib/engine/index.ts';
import type { RuleBook } from '../../lib/rulebook/index.ts';
import { firmsOfEveryKind } from './differential.ts';

/** A folder that is gone after the test. */
export function temporaryFolder(): Disposable & { readonly path: string; file(name: string): string } {
  const path = mkdtempSync(join(tmpdir(), 'cohort-'));
  return {
    path,
    file: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** Random firms of every kind, as a cohort file can hold them. */
export function* filedFirms(book: RuleBook, count: number, seed: number): Generator<FiledFirm> {
  let index = 0;
  for (const profile of firmsOfEveryKind(book, count, seed)) {
    index++;
    yield {
      id: `firm-${seed}-${index}`,
      profile: asFiled(profile),
      groups: { region: index % 3 === 0 ? 'north' : 'south' },
    };
  }
}

/** What a file keeps of a firm: answers that are given, and markets and goods of which something is known. */
export function asFiled(profile: Profile): Profile {
  const given = (answers: Answers): Answers =>
    Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer.state === 'given'));
  const blocks = (list: Profile['markets'], prefix: string) => {
    const all = list
      .slice(0, 5)
      .map(({ answers }, index) => ({ id: `${prefix}${index + 1}`, answers: given(answers) }));
    return all.slice(0, all.findLastIndex(({ answers }) => Object.keys(answers).length > 0) + 1);
  };
  return {
    asOf: profile.asOf,
    firm: given(profile.firm),
    markets: blocks(profile.markets, 'm'),
    goods: blocks(profile.goods, 'g'),
  };
}
