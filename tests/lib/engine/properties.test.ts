import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  type At,
  evaluate,
  firm,
  holds,
  isSamePlace,
  type Profile,
  readProfile,
  withAnswer,
} from '../../../lib/engine/index.ts';
import { parseTest } from '../../../lib/rulebook/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { completionOf, randomProfile } from '../../support/random-profile.ts';

const { book } = realBook();
const compiled = realCompiled();
const profiles = randomProfile(book);
/** A fixed seed: the same firms every time. */
const runs = { numRuns: 200, seed: 2026 };

/** Everything decided, without the parts that name answers. */
function results(profile: Profile) {
  const evaluation = evaluate(compiled, profile);
  return {
    decisions: evaluation.decisions.map(({ decision, at, shown, first, possible, options }) => ({
      decision,
      at,
      shown,
      first,
      possible,
      options: options.map(({ option, sum, low, high, open, rank }) => ({ option, sum, low, high, open, rank })),
    })),
    risks: evaluation.lists.risks.map(({ risk, severity }) => `${risk.id} ${severity}`),
    actions: evaluation.lists.actions.map(({ action }) => action.id),
    support: evaluation.lists.support.map(({ id }) => id),
  };
}

describe('properties over random firms', () => {
  it('never moves the level by the overseas revenue share alone', () => {
    fc.assert(
      fc.property(profiles, fc.integer({ min: 0, max: 100 }), (profile, share) => {
        const before = evaluate(compiled, profile);
        const after = evaluate(compiled, withAnswer(profile, firm, 'exportShare', { state: 'given', value: share }));
        expect(after.result('level.current').shown).toBe(before.result('level.current').shown);
        expect(after.result('level.target').shown).toBe(before.result('level.target').shown);
      }),
      runs,
    );
  });

  it('never calls a firm integrated for a plant alone', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const plant: Answers = {
          ...profile.firm,
          activitiesAbroad: { state: 'given', value: ['production'] },
          technologyAssets: { state: 'given', value: ['patentsHome'] },
          complianceSystem: { state: 'given', value: 'rulesAndOwner' },
        };
        expect(evaluate(compiled, { ...profile, firm: plant }).result('level.current').shown).not.toBe('integrated');
      }),
      runs,
    );
  });

  it('gives the same advice for the same answers in any order', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const reversed: Profile = { ...profile, firm: Object.fromEntries(Object.entries(profile.firm).reverse()) };
        expect(results(reversed)).toEqual(results(profile));
      }),
      { numRuns: 40 },
    );
  });

  it('never reads the answer to a question that does not apply', () => {
    fc.assert(
      fc.property(profiles, fc.constantFrom('idea', 'prototype', 'piloted', 'provenAtHome'), (profile, maturity) => {
        const exporter = withAnswer(profile, firm, 'exportExperience', { state: 'given', value: 'regularUnder5' });
        const before = results(withAnswer(exporter, firm, 'offerMaturity', { state: 'skipped' }));
        expect(results(withAnswer(exporter, firm, 'offerMaturity', { state: 'given', value: maturity }))).toEqual(
          before,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every sum of every completion inside the range shown before, and never closes what was open for good', () => {
    const partly = profiles.chain((profile) => fc.tuple(fc.constant(profile), completionOf(profile, book)));
    fc.assert(
      fc.property(partly, ([profile, complete]) => {
        const before = evaluate(compiled, profile);
        const after = evaluate(compiled, complete);
        for (const earlier of before.decisions) {
          const later = after.result(earlier.decision, earlier.at);
          for (const option of later.first)
            expect(earlier.possible, `${earlier.decision} became ${option}`).toContain(option);
          for (const option of earlier.options) {
            const now = later.options.find((candidate) => candidate.option === option.option)!;
            expect(now.sum, `${earlier.decision} ${option.option}`).toBeGreaterThanOrEqual(option.low);
            expect(now.sum, `${earlier.decision} ${option.option}`).toBeLessThanOrEqual(option.high);
            if (option.open === 'no') expect(now.open, `${earlier.decision} ${option.option} was ruled out`).toBe('no');
            if (option.open === 'yes') expect(now.open, `${earlier.decision} ${option.option} was open`).toBe('yes');
          }
        }
      }),
      runs,
    );
  });

  it('is settled when everything is answered', () => {
    // Goods that were never named stay open, whatever else is answered.
    const complete = profiles
      .filter((profile) => profile.goods.length > 0)
      .chain((profile) => completionOf(profile, book));
    fc.assert(
      fc.property(complete, (profile) => {
        for (const result of evaluate(compiled, profile).decisions) {
          if (!compiled.decisions.get(result.decision)?.decision.id.startsWith('entry')) continue;
          for (const option of result.options)
            expect(option.open, `${result.decision} ${option.option}`).not.toBe('maybe');
          expect(result.possible, result.decision).toEqual(result.first.slice(0, 1));
        }
      }),
      runs,
    );
  });

  it('gives every option a reason or a gate to show when something is known', () => {
    fc.assert(
      fc.property(randomProfile(book, 10), (profile) => {
        for (const item of evaluate(compiled, profile).portfolios) {
          for (const option of item.mode.options.filter((candidate) => candidate.eligible)) {
            const spoken = option.ruledOutBy.length > 0 || option.reasons.some((reason) => reason.holds === 'yes');
            expect(spoken, `${option.option} has neither a reason nor a gate`).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never puts a way in first that rests on outside reading or our own choices only', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        for (const item of evaluate(compiled, profile).portfolios) {
          for (const first of item.mode.first)
            expect(item.mode.options.find((option) => option.option === first)?.backed).toBe(true);
        }
      }),
      runs,
    );
  });

  it('answers every high risk with an action', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { lists, portfolios } = evaluate(compiled, profile);
        const answered = new Set(lists.actions.flatMap(({ action }) => action.mitigates));
        // Where the firm is to step back, or every way in is closed, nothing is asked but what leads there.
        const isHeld = ({ at, leaving, notNow, running }: (typeof portfolios)[number], place: At) =>
          isSamePlace(at, place) && (leaving || (notNow && running.length === 0));
        const stands = lists.risks.filter(
          ({ severity, places }) =>
            severity === 'high' &&
            !(places.length > 0 && places.every((place) => portfolios.some((item) => isHeld(item, place)))),
        );
        for (const { risk } of stands) expect(answered, risk.id).toContain(risk.id);
      }),
      { numRuns: 80 },
    );
  });

  it('always lists the four common risks; the carbon border spares firms that sell no goods, and only them', () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { lists, facts } = evaluate(compiled, profile);
        const ids = lists.risks.map(({ risk }) => risk.id);
        expect(ids).toEqual(expect.arrayContaining(['compliance', 'talent', 'esg']));
        const sells = facts.value('physicalOffer', firm);
        expect(ids.includes('cbam-cost')).toBe(!(sells.is === 'flag' && sells.may === 'no'));
      }),
      { numRuns: 40 },
    );
  });
});

describe('what is known', () => {
  it('gives certainty only when every value an unsure answer allows agrees', () => {
    const { profile } = readProfile(book, { firm: { rdIntensity: { unsure: { between: [5, 8] } } } }, 2026);
    const value = evaluate(compiled, profile!).facts.value('rdIntensity', firm);
    expect(holds(parseTest('>= 5'), value)).toBe('yes');
    expect(holds(parseTest('>= 6'), value)).toBe('maybe');
    expect(holds(parseTest('< 5'), value)).toBe('no');
  });
});
