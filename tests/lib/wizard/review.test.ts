import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, evaluate, type Profile } from '../../../lib/engine/index.ts';
import {
  coreSteps,
  findStep,
  movedLine,
  type QuestionStep,
  recordAnswer,
  review,
  stakesOf,
  viewOf,
} from '../../../lib/wizard/server.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { completionOf, randomProfile } from '../../support/random-profile.ts';
import { empty } from './walk.ts';

const compiled = realCompiled();
const { book } = realBook();
const given = (value: string | number | string[]): Answer => ({ state: 'given', value });
const exporter = profileOf({
  firm: {
    homeCountry: 'CN',
    offerKind: 'industrialGoods',
    exportExperience: 'regular5to20',
    employees: { unsure: true },
  },
  markets: [{ targetCountry: 'DE' }, { targetCountry: 'US' }],
});

describe('review', () => {
  it('has a row for every core step, by section and market', () => {
    const { groups } = review(compiled, exporter);
    const steps = coreSteps(compiled, exporter).filter((step) => step.kind === 'question');
    expect(groups.flatMap(({ rows }) => rows.map(({ step }) => step.id)).toSorted()).toEqual(
      steps.map(({ id }) => id).toSorted(),
    );
    expect(groups.map(({ id }) => id)).toEqual([
      'firm',
      'technology',
      'resources',
      'm1/markets',
      'm2/markets',
      'g1/cbam',
    ]);
  });

  it('tells given, unsure and missing answers apart', () => {
    const rows = new Map(
      review(compiled, exporter)
        .groups.flatMap((group) => group.rows)
        .map((row) => [row.step.id, row.state]),
    );
    expect([rows.get('homeCountry'), rows.get('employees'), rows.get('motives'), rows.get('m1/targetCountry')]).toEqual(
      ['given', 'unsure', 'missing', 'given'],
    );
  });

  it('says which answer made a question drop out', () => {
    const { notAsked } = review(compiled, exporter);
    expect(notAsked.map(({ id, because }) => [id, because.map(({ question }) => question)])).toEqual([
      ['offerMaturity', ['exportExperience']],
      ['euExposure', ['targetCountry']],
    ]);
  });

  it('keeps an answer that is no longer read, and says so', () => {
    const beginner = recordAnswer(
      recordAnswer(exporter, { scope: 'firm' }, 'ownBrandShare', given('most')),
      { scope: 'firm' },
      'exportExperience',
      given('none'),
    );
    expect(review(compiled, beginner).notAsked.find(({ id }) => id === 'ownBrandShare')).toMatchObject({ kept: true });
  });

  it('an open answer that is said to change nothing changes no decision', () => {
    fc.assert(
      fc.property(
        randomProfile(book, 8, ['core']).chain((profile) =>
          fc.tuple(fc.constant(profile), completionOf(profile, book)),
        ),
        ([profile, completed]) => {
          const shown = (of: Profile) =>
            evaluate(compiled, of).decisions.map(({ decision, shown, possible }) => [
              decision,
              possible.length === 1 ? shown : possible,
            ]);
          for (const { step, canChange, state } of review(compiled, profile).groups.flatMap((group) => group.rows)) {
            if (state !== 'unsure' || canChange.length > 0) continue;
            const answers =
              step.at.scope === 'firm'
                ? completed.firm
                : (step.at.scope === 'market' ? completed.markets : completed.goods)[step.at.index]!.answers;
            const after = recordAnswer(profile, step.at, step.question.id, answers[step.question.id]!);
            const before = shown(profile);
            expect(
              shown(after).filter(([, result], i) => typeof before[i]![1] === 'string' && result !== before[i]![1]),
            ).toEqual([]);
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('what can be said so far', () => {
  it('says nothing before anything is answered', () => {
    expect(viewOf(compiled, empty).every(({ shown, certainty }) => shown.length === 0 && certainty === 'idle')).toBe(
      true,
    );
  });

  it('calls settled only what no open answer can move', () => {
    fc.assert(
      fc.property(
        randomProfile(book, 8, ['core']).chain((profile) =>
          fc.tuple(fc.constant(profile), completionOf(profile, book)),
        ),
        ([profile, completed]) => {
          const after = viewOf(compiled, completed);
          for (const [i, line] of viewOf(compiled, profile).entries()) {
            if (line.certainty === 'settled') expect(after[i]!.shown, line.topic).toEqual(line.shown);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('names the line that an answer moved', () => {
    const before = viewOf(
      compiled,
      recordAnswer(exporter, { scope: 'market', index: 0 }, 'demandEvidence', given('enquiries')),
    );
    expect(movedLine(before, before)).toBe(null);
    const changed = before.map((line) =>
      line.topic === 'entry' && line.market === 0 ? { ...line, shown: ['greenfield'] } : line,
    );
    expect(movedLine(before, changed)).toMatchObject({ line: { topic: 'entry', market: 0 } });
  });

  it('a question can change what is open and cannot change what is settled', () => {
    const step = findStep(compiled, exporter, 'complianceSystem') as QuestionStep;
    const { can, cannot } = stakesOf(compiled, exporter, step);
    expect([...can, ...cannot].toSorted()).toEqual([...step.question.decides].toSorted());
    expect(can).toContain('level');
  });
});
