import { afterAll, describe, expect, it } from 'vitest';
import { evaluate, type Truth } from '../../../lib/engine/index.ts';
import { entriesOf, entryId } from '../../../lib/explain/index.ts';
import { clausesOf, placeOf } from '../../../lib/verify/clauses.ts';
import { Encoder } from '../../../lib/verify/encode.ts';
import { madeUpFirms } from '../../../lib/verify/samples.ts';
import { endSolver, Solver } from '../../../lib/verify/solver.ts';
import { type Model, type Term, Terms, termValue } from '../../../lib/verify/terms.ts';
import { realBook, realCompiled } from '../../support/book.ts';

afterAll(endSolver);

describe('terms', () => {
  it('says of every condition and decision what the interpreter says, for firms that have answered everything', () => {
    const compiled = realCompiled();
    const encoder = new Encoder(compiled, { markets: 3, goods: 2 });
    const clauses = clausesOf(compiled, entriesOf(compiled.book, realBook().cases).all)
      .map((clause) => ({ clause, truth: encoder.row(clause.row, placeOf(clause)) }))
      // What the terms leave free has no value here.
      .filter(({ truth }) => !readsFree(truth.yes));
    const decisions = [...compiled.decisions.values()].map(({ decision: { id, scope } }) => {
      const at = Encoder.placeOf(scope);
      return { id, at, shown: encoder.decision(id, at).shown, sums: encoder.sums(id, at) };
    });
    const different: string[] = [];
    let firms = 0;
    for (const profile of madeUpFirms(compiled, 60, 2026)) {
      const read = evaluate(compiled, profile);
      // Goods that are asked about but not named leave something open.
      const isOpen = profile.goods.length === 0 && read.facts.some('goods', () => 'yes') !== 'no';
      if (isOpen) continue;
      firms++;
      const model = encoder.answers.model(profile);
      const known = new Map<Term, boolean | number>();
      const value = (term: Term) => termValue(term, model, known);
      for (const { clause, truth } of clauses) {
        const at = placeOf(clause);
        if (at.scope === 'goods' && profile.goods.length === 0) continue;
        const got: Truth = value(truth.yes) ? 'yes' : value(truth.no) ? 'no' : 'maybe';
        const want = read.facts.row(clause.row, at);
        if (got !== want) different.push(`${entryId(clause.entry)} ${clause.part}: ${got}, interpreter ${want}`);
      }
      for (const { id, at, shown, sums } of decisions) {
        const want = read.result(id, at);
        const got = [...shown].filter(([, term]) => value(term)).map(([option]) => option);
        if (got.join() !== (want.shown ?? '')) different.push(`${id}: ${got}, interpreter ${want.shown}`);
        for (const { option, sum, open } of want.options) {
          const terms = sums.get(option)!;
          if (value(terms.sum) !== sum || value(terms.closed) !== (open === 'no')) different.push(`${id}.${option}`);
        }
      }
    }
    expect(different).toEqual([]);
    expect(clauses.length).toBeGreaterThan(1500);
    expect(firms).toBeGreaterThan(80);
  });
});

function readsFree(term: Term, seen = new Set<Term>()): boolean {
  if (seen.has(term)) return false;
  seen.add(term);
  return term.name.startsWith('free ') || term.args.some((arg) => readsFree(arg, seen));
}

describe('the solver', () => {
  it('reads terms as they are meant', async () => {
    const terms = new Terms();
    const [a, b] = [terms.var('is a', 'Bool'), terms.var('is b', 'Bool')];
    const [n, x] = [terms.var('whole n', 'Int'), terms.var('real x', 'Real')];
    const number = (value: number) => terms.number(value);
    const solver = await Solver.open(terms, [terms.atMost(number(-3), n), terms.atMost(n, number(7))]);
    const model = (...wanted: Term[]): Model => {
      const verdict = solver.check(wanted);
      if (verdict.is !== 'sat') throw new Error(verdict.is);
      return verdict.model;
    };
    expect(() => model(a, terms.not(a))).toThrow('unsat');
    expect(() => model(terms.less(number(7), n))).toThrow('unsat');
    const halves = model(terms.equal(terms.sum([n, number(0.5)]), x), terms.equal(terms.floor(x), number(-3)));
    expect(Object.fromEntries(halves)).toMatchObject({ 'whole n': -3, 'real x': -2.5 });
    // Arithmetic beyond the linear, and a number that has no finite decimal form.
    const third = Object.fromEntries(model(terms.equal(terms.times(x, number(3)), number(1))));
    expect(third['real x']).toBeCloseTo(1 / 3, 12);
    const five = model(b, terms.equal(terms.ite(b, n, number(0)), number(5)));
    expect(Object.fromEntries(five)).toMatchObject({ 'is b': true, 'whole n': 5 });
    expect(solver.queries).toBe(5);
  });
});
