import fc from 'fast-check';
import { unaryTest } from 'feelin';
import { describe, expect, it } from 'vitest';
import { columnsOf, Evaluator, Population } from '../../../lib/engine/compiled/index.ts';
import { evaluate } from '../../../lib/engine/index.ts';
import { build } from '../../../lib/engine/program/index.ts';
import { bookOf, profileOf } from '../../bench/contenders/landfall.ts';
import { generateFirms, generateRules, type RuleSet } from '../../bench/rule-set.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { Differential, firmsOfEveryKind } from '../../support/differential.ts';

describe('generated code', () => {
  it('agrees with the readable interpreter in every reason, list and column, whatever is unknown', () => {
    // `npm run differential` does the same for 100,000 firms.
    const firms = [...firmsOfEveryKind(realBook().book, 1500, 5)];
    expect(new Differential(realCompiled()).differences(firms)).toEqual([]);
  });

  it('agrees for a firm without answers, without markets, and with more markets than the book allows', () => {
    const nothing = { asOf: 2026, firm: {}, markets: [], goods: [] };
    const markets = Array.from({ length: realBook().book.limits.markets + 1 }, (_, i) => ({
      id: `m${i}`,
      answers: {},
    }));
    const evaluator = new Evaluator(realCompiled());
    for (const firm of [nothing, { ...nothing, markets: markets.slice(1) }, { ...nothing, markets }]) {
      const { decisions, lists, portfolios } = evaluate(realCompiled(), firm);
      expect(evaluator.evaluate(firm)).toMatchObject({ decisions, lists, portfolios });
    }
  });

  it('keeps what it said of one firm when the next one is evaluated', () => {
    const [a, b] = [...firmsOfEveryKind(realBook().book, 2, 9)];
    const evaluator = new Evaluator(realCompiled());
    const first = evaluator.evaluate(a!);
    evaluator.evaluate(b!);
    const { facts } = evaluate(realCompiled(), a!);
    for (const { when, at } of realCompiled()
      .decisions.get('model')!
      .scoring.map((rule) => ({ when: rule.when, at: { scope: 'firm' } as const })))
      expect(first.facts.condition(when, at)).toBe(facts.condition(when, at));
  });

  it('agrees with the independent interpreter feelin on conditions', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const set = generateRules(12, 9, seed);
        const firms = generateFirms(set, 20, seed + 1);
        const program = build(bookOf(set));
        const { sums } = new Population(program, { decisions: [0], sums: true })
          .run(columnsOf(program.layout, firms.map(profileOf)))
          .get(0)!;
        firms.forEach((firm, row) => {
          const expected = set.options.map((option) => sumByFeelin(set, option, firm));
          expect([...sums.subarray(row * expected.length, (row + 1) * expected.length)]).toEqual(expected);
        });
      }),
      { numRuns: 25 },
    );
  });
});

/** Sum of the weights of an option, each condition decided by feelin. */
function sumByFeelin({ rules }: RuleSet, option: string, firm: Readonly<Record<string, unknown>>): number {
  const own = rules.filter((rule) => rule.option === option);
  const counting = own.filter(({ tests }) =>
    tests.every((test) => {
      const source =
        'oneOf' in test
          ? test.oneOf.map((value) => `"${value}"`).join(', ')
          : 'is' in test
            ? String(test.is)
            : 'from' in test
              ? `>= ${test.from}`
              : `< ${test.below}`;
      return unaryTest(source, { '?': firm[test.field] }).value;
    }),
  );
  return counting.reduce((sum, { weight }) => sum + weight, 0);
}
