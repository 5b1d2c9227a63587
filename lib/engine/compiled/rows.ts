import type { Condition, Fact, ParsedRow } from '../../rulebook/index.ts';
import type { CompiledBook } from '../compile.ts';
import type { RowAt } from '../program/build.ts';

/** A row as far as a program can hold it: `whole`, or without tests on what is known only once the decisions are taken. */
interface EarlyRow extends RowAt {
  readonly whole: boolean;
}

/** All rows of conditions that an evaluation looks at, each from where it is read. */
export function rowsOf(compiled: CompiledBook): EarlyRow[] {
  const { book, decisions } = compiled;
  const isLate = lateFields(compiled);
  const found: EarlyRow[] = [];
  const add = (when: Condition | undefined, of: (row: ParsedRow) => Pick<RowAt, 'scope' | 'reading'>) => {
    if (when === undefined) return;
    for (const row of compiled.condition(when).any) {
      const tests = row.tests.filter(({ field }) => !isLate(field.name));
      const whole = tests.length === row.tests.length;
      if (whole || tests.length > 0) found.push({ row: { ...row, tests }, ...of(row), whole });
    }
  };
  for (const { decision } of decisions.values()) {
    const { scope, rules, ties = [], fallback = [], steps } = decision;
    for (const { when } of rules)
      for (const reading of ['shown', 'possible'] as const) add(when, () => ({ scope, reading }));
    for (const { when } of [...ties, ...fallback, ...steps]) add(when, () => ({ scope, reading: 'shown' }));
  }
  // A list looks at each row in the markets (goods) it speaks about, or in the firm.
  const inLists = [
    ...book.notes.flatMap(({ when, laterIf }) => [when, laterIf]),
    ...book.risks.flatMap(({ notFor, dueNow, likely, weighs = [], eased = [] }) => [
      notFor,
      dueNow,
      ...[...likely, ...weighs, ...eased].map(({ when }) => when),
    ]),
    ...book.actions.flatMap(({ when, skip, variants = [] }) => [...when, skip, ...variants.map((item) => item.when)]),
    ...book.support.map(({ when }) => when),
  ];
  for (const when of inLists) add(when, (row) => ({ scope: row.scopes[0] ?? 'firm', reading: 'shown' }));
  return found;
}

/** Fields that are known only once the decisions are taken: which answers are missing, and the plan for a market. */
function lateFields(compiled: CompiledBook): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const isLateFact = (fact: Fact): boolean =>
    fact.unanswered !== undefined ||
    fact.plan !== undefined ||
    fact.engine === 'commitmentPath' ||
    compiled.fieldsOf(fact).some(isLate);
  const isLate = (name: string): boolean => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const field = compiled.fields.get(name);
    const late = field !== undefined && 'fact' in field.from && isLateFact(compiled.book.facts[field.from.fact]!);
    known.set(name, late);
    return late;
  };
  return isLate;
}
