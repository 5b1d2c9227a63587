import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bounds, modelOf } from '../../../lib/engine/bounds/index.ts';
import {
  type At,
  answersAt,
  decide,
  type Evaluation,
  evaluate,
  firm,
  openAnswers,
  type Profile,
  relevance,
  standing,
  withAnswer,
} from '../../../lib/engine/index.ts';
import { encode } from '../../../lib/engine/program/index.ts';
import { exclusiveOption } from '../../../lib/rulebook/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { caseFirm } from '../../support/case-firms.ts';
import { completionOf, randomProfile, valueFor } from '../../support/random-profile.ts';

const { book, cases } = realBook();
const compiled = realCompiled();
const model = modelOf(compiled);

const placesOf = (profile: Profile): At[] => [
  firm,
  ...profile.markets.map((_, index) => ({ scope: 'market' as const, index })),
];

/** The profile with every question asked, so that a completion answers all. */
function asked(profile: Profile): Profile {
  const all = (answers: Profile['firm'], scope: At['scope']): Profile['firm'] => ({
    ...Object.fromEntries(
      Object.values(book.questions)
        .filter((question) => question.scope === scope)
        .map(({ id }) => [id, { state: 'skipped' }] as const),
    ),
    ...answers,
  });
  return {
    ...profile,
    firm: all(profile.firm, 'firm'),
    markets: profile.markets.map((block) => ({ ...block, answers: all(block.answers, 'market') })),
    goods: profile.goods.map((block) => ({ ...block, answers: all(block.answers, 'goods') })),
  };
}

/** A full firm within what the present one already knows of its unsure answers. */
function within(profile: Profile, full: Profile): Profile {
  const narrow = (known: Profile['firm'], answers: Profile['firm']): Profile['firm'] =>
    Object.fromEntries(
      Object.entries(answers).map(([id, answer]) => {
        const was = known[id];
        if (was?.state !== 'unsure' || answer.state !== 'given') return [id, answer];
        const { value } = answer;
        if (was.among && !was.among.includes(String(value))) return [id, { state: 'given', value: was.among[0]! }];
        if (was.between && typeof value === 'number')
          return [id, { state: 'given', value: Math.min(was.between[1], Math.max(was.between[0], value)) }];
        if (!was.includes || !Array.isArray(value)) return [id, answer];
        const picks = [...new Set([...was.includes, ...(value as string[])])].filter(
          (pick) => pick !== exclusiveOption,
        );
        return [id, { state: 'given', value: picks.slice(0, book.questions[id]!.maxPicks) }];
      }),
    );
  const blocks = (known: Profile['markets'], list: Profile['markets']) =>
    list.map((block, i) => ({ ...block, answers: narrow(known[i]!.answers, block.answers) }));
  return {
    ...full,
    firm: narrow(profile.firm, full.firm),
    markets: blocks(profile.markets, full.markets),
    goods: blocks(profile.goods, full.goods),
  };
}

/** What of a settled advice some completion would have otherwise. */
function broken({ decisions, outlook }: Evaluation, full: Profile): string[] {
  const after = decide(compiled, full);
  return decisions.flatMap(({ decision, at, first }) => {
    const { possible, orNone, settled } = outlook.prospect(decision, at);
    const then = after.result(decision, at).first;
    const name = `${decision} ${JSON.stringify(at)}: ${first} becomes ${then}`;
    const allowed = then.length === 0 ? orNone || settled : then.every((option) => possible.includes(option));
    return (settled && then.join() !== first.join()) || !allowed ? [name] : [];
  });
}

describe('what open answers leave', () => {
  it('holds in every completion of random firms: what is settled stays, and nothing else comes out than what is possible', () => {
    let [settled, open] = [0, 0];
    fc.assert(
      fc.property(fc.oneof(randomProfile(book, 9), randomProfile(book, 7)), fc.gen(), (profile, gen) => {
        const evaluation = evaluate(compiled, profile);
        for (const { decision, at } of evaluation.decisions)
          if (evaluation.outlook.prospect(decision, at).settled) settled++;
          else open++;
        for (let i = 0; i < 6; i++) expect(broken(evaluation, gen(completionOf, profile, book))).toEqual([]);
      }),
      { numRuns: 35, seed: 2026, endOnFailure: true },
    );
    expect(settled).toBeGreaterThan(100);
    expect(open).toBeGreaterThan(100);
  });

  it('holds in completions of the firms of the evidence', () => {
    let settled = 0;
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.gen(), ({ id }, gen) => {
        const [evaluation] = caseFirm(id) as [Evaluation];
        settled += evaluation.decisions.filter(
          ({ decision, at }) => evaluation.outlook.prospect(decision, at).settled,
        ).length;
        for (let i = 0; i < 4; i++)
          expect(
            broken(evaluation, within(evaluation.profile, gen(completionOf, asked(evaluation.profile), book))),
            id,
          ).toEqual([]);
      }),
      { numRuns: 25, seed: 7, endOnFailure: true },
    );
    expect(settled).toBeGreaterThan(50);
  });

  it('gives the same from one answer to the next as from scratch', () => {
    fc.assert(
      fc.property(randomProfile(book, 6), fc.gen(), (profile, gen) => {
        const running = new Bounds(model);
        let present = profile;
        const open = placesOf(profile).flatMap((at) =>
          Object.entries(answersAt(profile, at))
            .filter(([, answer]) => answer.state !== 'given')
            .map(([id]) => ({ id, at })),
        );
        for (let i = 0; i < 6; i++) {
          running.update(encode(model.program.layout, present));
          const fresh = new Bounds(model);
          fresh.update(encode(model.program.layout, present));
          for (const [index, { scope, options, decision }] of model.program.results.entries())
            for (let place = 0; place < (scope === 'firm' ? 1 : present.markets.length); place++) {
              expect(running.winners(index, place)).toEqual(fresh.winners(index, place));
              for (const { id } of options)
                expect(running.sum(index, id, place), id).toEqual(fresh.sum(index, id, place));
              const [a, b] = decision.decision.options.map(({ id }) => id) as [string, string];
              expect(running.difference(index, a, b, place)).toEqual(fresh.difference(index, a, b, place));
            }
          const { id, at } = open[gen(fc.nat, { max: open.length - 1 })]!;
          const value = gen(valueFor, book.questions[id]!, book);
          // Also back to an open answer, and to a narrower one.
          present =
            i === 3
              ? withAnswer(present, at, id, { state: 'skipped' })
              : withAnswer(present, at, id, { state: 'given', value });
        }
      }),
      { numRuns: 10, seed: 5, endOnFailure: true },
    );
  });

  it('knows that a complete firm is settled', () => {
    fc.assert(
      fc.property(randomProfile(book, 10), (profile) => {
        // Goods that nobody has named yet can still be.
        fc.pre(profile.goods.length > 0);
        const { decisions, outlook } = evaluate(compiled, profile);
        for (const { decision, at, options } of decisions) {
          expect(outlook.prospect(decision, at).settled, decision).toBe(true);
          for (const { option, sum } of options)
            expect(outlook.sum(decision, option, at)).toEqual({ low: sum, high: sum, exact: true });
        }
      }),
      { numRuns: 25, seed: 3, endOnFailure: true },
    );
  });
});

describe('which open answers can change a decision', () => {
  it('shows it by two firms that differ in one answer and are advised otherwise', () => {
    let [shown, undecided] = [0, 0];
    fc.assert(
      fc.property(randomProfile(book, 9), (profile) => {
        const evaluation = evaluate(compiled, profile);
        for (const { decision, place, question, at, relevance: found, witness } of relevance(
          compiled,
          evaluation,
          60,
        )) {
          if (found === 'notDecided') {
            undecided++;
            continue;
          }
          shown++;
          const [one, other] = [witness!.one, witness!.other].map((full) => decide(compiled, full));
          expect(one!.result(decision, place).first, question).not.toEqual(other!.result(decision, place).first);
          const answer = answersAt(witness!.other, at)[question]!;
          expect(withAnswer(witness!.one, at, question, answer)).toEqual(witness!.other);
        }
      }),
      { numRuns: 8, seed: 11, endOnFailure: true },
    );
    expect(shown).toBeGreaterThan(40);
    expect(undecided).toBeGreaterThan(0);
  });

  it('is proven for those not listed: in no completion do they make a difference', () => {
    let tried = 0;
    fc.assert(
      fc.property(randomProfile(book, 8), fc.gen(), (profile, gen) => {
        const evaluation = evaluate(compiled, profile);
        const listed = new Set(
          openAnswers(compiled, evaluation).flatMap(({ question, at, stakes }) =>
            stakes.flatMap((stake) =>
              'decision' in stake ? [JSON.stringify([question, at, stake.decision, stake.at])] : [],
            ),
          ),
        );
        const full = gen(completionOf, profile, book);
        const before = decide(compiled, full);
        const open = placesOf(profile).flatMap((at) =>
          Object.entries(answersAt(profile, at)).flatMap(([id, { state }]) => (state === 'given' ? [] : [{ id, at }])),
        );
        for (const { id, at } of open.slice(0, 12)) {
          const value = gen(valueFor, book.questions[id]!, book);
          const after = decide(compiled, withAnswer(full, at, id, { state: 'given', value }));
          for (const { decision, at: place } of evaluation.decisions) {
            if (listed.has(JSON.stringify([id, at, decision, place]))) continue;
            tried++;
            expect(after.result(decision, place).first, `${id} ${decision}`).toEqual(
              before.result(decision, place).first,
            );
          }
        }
      }),
      { numRuns: 25, seed: 13, endOnFailure: true },
    );
    expect(tried).toBeGreaterThan(1000);
  });
});

describe('how far an advice is settled', () => {
  it('is not settled before a market is named, nor while nothing is known', () => {
    expect(standing(compiled, evaluate(compiled, profileOf({}))).settled).toBe(false);
    const { settled, open, matter } = standing(compiled, evaluate(compiled, profileOf({ markets: [{}] })));
    expect(settled).toBe(false);
    expect(open.map(({ decision }) => decision)).toContain('entry.mode');
    expect(matter.length).toBeGreaterThan(20);
  });

  it('is settled where everything is answered', () => {
    const [profile] = fc.sample(randomProfile(book, 10, ['core', 'refine', 'module']), { numRuns: 1, seed: 4 });
    const { settled, open, matter } = standing(compiled, evaluate(compiled, profile!));
    expect({ settled, open, matter }).toEqual({ settled: true, open: [], matter: [] });
  });
});
