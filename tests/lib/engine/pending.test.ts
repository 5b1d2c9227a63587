import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type At,
  answersAt,
  evaluate,
  firm,
  openAnswers,
  type Profile,
  withAnswer,
} from '../../../lib/engine/index.ts';
import { advised } from '../../support/advised.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { randomProfile, valueFor } from '../../support/random-profile.ts';

const { book } = realBook();
const compiled = realCompiled();

const keyOf = ({ question, at }: { question: string; at: At }) =>
  at.scope === 'firm' ? question : `${question}@${at.scope}${at.index}`;

/** What a firm is told, in ids. */
function told(profile: Profile) {
  const { decisions, lists, portfolios, comparison } = evaluate(compiled, profile);
  return {
    decisions: decisions.map(({ decision, at, shown, first }) => ({ decision, at, shown, first })),
    next: portfolios.map(({ next }) => next.map(({ step, ready }) => `${step.id} ${ready}`)),
    ahead: portfolios.map(({ beside, later, commitmentPath, stay }) => [beside, later, commitmentPath, stay.length]),
    notes: lists.notes.map(({ note, places }) => [note.id, places]),
    comparison,
    risks: lists.risks.map(({ risk, severity }) => `${risk.id} ${severity}`),
    actions: lists.actions
      .map(({ action, places }) => `${action.id} ${action.firstStep.en} ${JSON.stringify(places)}`)
      .sort(),
    support: lists.support.map(({ id }) => id),
  };
}

function open(profile: Profile): { question: string; at: At }[] {
  const places = (scope: At['scope']): At[] =>
    scope === 'firm'
      ? [firm]
      : (scope === 'market' ? profile.markets : profile.goods).map((_, index) => ({ scope, index }));
  return Object.values(book.questions).flatMap((question) =>
    places(question.scope)
      .filter((at) => answersAt(profile, at)[question.id]?.state !== 'given')
      .map((at) => ({ question: question.id, at })),
  );
}

describe('questions that can still matter', () => {
  it('names every question that could change a decision or a list: any other answer changes nothing', () => {
    let tried = 0;
    fc.assert(
      fc.property(fc.oneof(randomProfile(book, 9), randomProfile(book, 7)), fc.gen(), (profile, gen) => {
        const listed = new Set(openAnswers(compiled, evaluate(compiled, profile)).map(keyOf));
        const before = told(profile);
        for (const ref of open(profile)
          .filter((item) => !listed.has(keyOf(item)))
          .slice(0, 12)) {
          const value = gen(valueFor, book.questions[ref.question]!, book);
          tried++;
          expect(told(withAnswer(profile, ref.at, ref.question, { state: 'given', value })), keyOf(ref)).toEqual(
            before,
          );
        }
      }),
      { numRuns: 150, endOnFailure: true, seed: 2026 },
    );
    expect(tried).toBeGreaterThan(100);
  });

  it('leaves out what can no longer matter and says what the others can change', () => {
    const { evaluation } = advised({
      firm: { homeCountry: 'CN', offerKind: 'digital' },
      markets: [{ targetCountry: 'US' }],
    });
    const list = openAnswers(compiled, evaluation);
    expect(list.map(({ question }) => question)).not.toContain('goodsFamily');
    const door = list.find(({ question }) => question === 'firstContact')!;
    expect(door.at).toEqual({ scope: 'market', index: 0 });
    expect(door.stakes).toContainEqual({ decision: 'entry.mode', at: { scope: 'market', index: 0 } });
    expect(door.weight).toBeGreaterThan(0);
  });

  it('leaves out a question that is not asked, though a list reads that it is open', () => {
    const asked = (motives: string[]) =>
      openAnswers(compiled, advised({ firm: { motives }, markets: [{ targetCountry: 'US' }] }).evaluation).some(
        ({ question }) => question === 'marketPurpose',
      );
    expect(asked(['homePressure'])).toBe(false);
    expect(asked(['lowerProductionCost'])).toBe(true);
  });

  it('finds every open question of a firm of which nothing is known', () => {
    const { evaluation } = advised({ markets: [{}] });
    const listed = new Set(openAnswers(compiled, evaluation).map(({ question }) => question));
    const core = Object.values(book.questions).filter(({ tier, scope }) => tier === 'core' && scope !== 'goods');
    expect(core.filter(({ id }) => !listed.has(id)).map(({ id }) => id)).toEqual([]);
  });
});
