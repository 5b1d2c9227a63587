import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompiledBook, evaluate, factsOf, firm, type Profile } from '../../../lib/engine/index.ts';
import { build, encode, Machine, restore, resultIndex, serialise } from '../../../lib/engine/program/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const compiled = realCompiled();
// As a browser has it: written as JSON and read back.
const program = restore(serialise(build(compiled)));
const machine = new Machine(program);
const truths = ['no', 'maybe', 'yes'] as const;

/** What the readable interpreter finds, in the terms of the machine. */
function interpreted(book: CompiledBook, profile: Profile) {
  return evaluate(book, profile).decisions.map((result) => ({
    decision: result.decision,
    at: result.at,
    shown: result.shown,
    first: result.first,
    possible: [...result.possible].sort(),
    mayBeNone: result.mayBeNone,
    row: result.row?.id ?? null,
    options: result.options.map(({ option, sum, low, high, open, rank, backed }) => ({
      option,
      sum,
      low,
      high,
      open,
      rank,
      backed,
    })),
    strengths: result.strengths.map(({ strength, sum, low, high }) => ({ strength, sum, low, high })),
  }));
}

function ran(profile: Profile) {
  machine.run(encode(program.layout, profile));
  return evaluate(compiled, profile).decisions.map(({ decision, at }) => {
    const index = resultIndex(program, decision);
    const result = program.results[index]!;
    const place = at.scope === 'firm' ? 0 : at.index;
    const outcome = machine.outcome(index, place);
    const value = (id: number) => machine.value(id, place);
    const id = (option: number) => result.options[option]!.id;
    return {
      decision,
      at,
      shown: outcome.shown < 0 ? null : id(outcome.shown),
      first: outcome.first.map(id),
      possible: result.options
        .filter((_, i) => outcome.possible & (1 << i))
        .map((option) => option.id)
        .sort(),
      mayBeNone: !outcome.certain,
      row: outcome.row < 0 ? null : result.rows[outcome.row]!.rule.rule.id,
      options: result.options.map((option, i) => ({
        option: option.id,
        sum: value(option.sum),
        low: value(option.low),
        high: value(option.high),
        open: truths[value(option.open)],
        rank: outcome.ranks[i] || null,
        backed: value(option.backed) === 2,
      })),
      strengths: result.strengths.map(({ id: strength, sum, low, high }) => ({
        strength,
        sum: value(sum),
        low: value(low),
        high: value(high),
      })),
    };
  });
}

describe('the program of the rule book', () => {
  it('agrees with the readable interpreter for random firms, open answers and narrowed ones among them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.gen(), (share, gen) => {
        const profile = gen(() => randomProfile(realBook().book, share));
        expect(ran(profile)).toEqual(interpreted(compiled, profile));
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });

  it('is written and read back without loss, and without texts', () => {
    const json = serialise(build(compiled));
    expect(serialise(restore(json))).toBe(json);
    for (const { text } of realBook().book.decisions.model!.rules) expect(json).not.toContain(text.en);
  });

  it('knows which questions are asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.gen(), (share, gen) => {
        const profile = gen(() => randomProfile(realBook().book, share));
        const facts = factsOf(compiled, profile);
        machine.run(encode(program.layout, profile));
        for (const question of Object.values(realBook().book.questions)) {
          const places = question.scope === 'firm' ? [firm] : facts.places(question.scope);
          places.forEach((at, place) => {
            expect(truths[machine.value(program.asked.get(question.id)!, place)]).toBe(facts.applies(question, at));
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  it('agrees for a firm of which nothing is known, without markets', () => {
    const nothing: Profile = { asOf: 2026, firm: {}, markets: [], goods: [] };
    expect(ran(nothing)).toEqual(interpreted(compiled, nothing));
  });
});
