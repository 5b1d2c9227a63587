import { compile, type Profile } from '../engine/index.ts';
import { entriesOf, profilesOf } from '../explain/index.ts';
import type { Case, RuleBook } from '../rulebook/index.ts';
import { bounds } from './checks/bounds.ts';
import { conditions } from './checks/conditions.ts';
import type { Check } from './checks/context.ts';
import { decisions } from './checks/decisions.ts';
import { evidence } from './checks/evidence.ts';
import { promises } from './checks/promises.ts';
import { reading } from './checks/reading.ts';
import { rules } from './checks/rules.ts';
import { clausesOf } from './clauses.ts';
import { exceptionsOf, sortOut } from './exceptions.ts';
import type { Accepted, Finding } from './finding.ts';
import { Prover } from './prover.ts';

export interface Verification {
  /** Hash of the book that was verified. */
  readonly book: string;
  readonly findings: readonly Finding[];
  /** Findings that the book declares to be meant. */
  readonly accepted: readonly Accepted[];
  /** What was neither proved nor refuted. */
  readonly undecided: readonly string[];
  readonly counts: {
    /** Alternatives of conditions, each of which some firm fulfils. */
    readonly conditions: number;
    readonly rules: number;
    readonly promises: number;
    /** Firms the interpreter has read. */
    readonly firms: number;
    /** Proofs that no firm does something. */
    readonly proofs: number;
  };
}

const checks = { conditions, rules, decisions, bounds, promises, reading, evidence } satisfies Record<string, Check>;
export type CheckName = keyof typeof checks;

/**
 * Proves what can be proved about a rule book that loads, and shows a firm for everything that is wrong. It speaks of firms that have answered every
 * question. Call `endSolver` afterwards, or the process does not end.
 *
 * @param only the checks to make; all of them unless some are named
 */
export async function verify(
  book: RuleBook,
  cases: readonly Case[],
  only = Object.keys(checks) as readonly CheckName[],
): Promise<Verification> {
  const compiled = compile(book);
  const entries = entriesOf(book, cases);
  const clauses = clausesOf(compiled, entries.all);
  const prover = await Prover.start(compiled, clauses, firmsOf(book, cases));
  const found: Finding[] = [];
  for (const name of only) found.push(...(await checks[name]({ compiled, entries, clauses, prover })));
  const all = Object.values(book.decisions);
  return {
    book: book.hash,
    ...sortOut(found, exceptionsOf(book), only.length === Object.keys(checks).length),
    undecided: prover.open,
    counts: {
      conditions: clauses.length,
      rules: all.reduce((sum, decision) => sum + decision.rules.length, 0),
      promises: all.reduce((sum, { monotone = [] }) => sum + monotone.length, 0),
      firms: prover.samples.count,
      proofs: prover.proofs,
    },
  };
}

/** The firms of the evidence that the book can still read; a seeded fault may have taken an answer away. */
function firmsOf(book: RuleBook, cases: readonly Case[]): Profile[] {
  return cases.flatMap((item) => {
    try {
      return profilesOf(book, item).slice(0, 1);
    } catch {
      return [];
    }
  });
}
