import { describe, expect, it } from 'vitest';
import { type Answers, evaluate, type Profile } from '../../lib/engine/index.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import { realBook, realCompiled } from '../support/book.ts';

const { book, cases } = realBook();
const compiled = realCompiled();

const isAsked = (id: string) => book.questions[id]!.tier !== 'module';
const short = (answers: Answers): Answers => Object.fromEntries(Object.entries(answers).filter(([id]) => isAsked(id)));

/** The profile of a firm that has opened no module. */
function withoutModules(profile: Profile): Profile {
  const blocks = (list: Profile['markets']) => list.map(({ id, answers }) => ({ id, answers: short(answers) }));
  return { ...profile, firm: short(profile.firm), markets: blocks(profile.markets), goods: blocks(profile.goods) };
}

const closed = (profile: Profile) =>
  evaluate(compiled, profile).decisions.flatMap(({ decision, at, options }) =>
    options.flatMap(({ option, ruledOutBy }) =>
      ruledOutBy.map((gate) => `${decision} ${JSON.stringify(at)} ${option} ${gate.id}`),
    ),
  );

describe('modules', () => {
  it('close no way by being left unopened: what is closed without them is closed with them', () => {
    const firms = cases
      .map((item) => profilesOf(book, item)[0]!)
      .filter((profile) => JSON.stringify(withoutModules(profile)) !== JSON.stringify(profile));
    expect(firms.length).toBeGreaterThan(5);
    for (const profile of firms) {
      const all = new Set(closed(profile));
      expect(closed(withoutModules(profile)).filter((gate) => !all.has(gate))).toEqual([]);
    }
  });

  it('may close the resource-led model by an answer only', () => {
    const firm = (coActivities: string[] | null): Profile => ({
      asOf: 2026,
      firm: {
        technologyRole: { state: 'given', value: 'original' },
        criticalInputs: { state: 'given', value: ['none'] },
        exportRole: { state: 'given', value: 'ownProducts' },
        activitiesAbroad: { state: 'given', value: ['none'] },
        motives: { state: 'given', value: ['none'] },
        ...(coActivities ? { coActivities: { state: 'given', value: coActivities } } : {}),
      },
      markets: [],
      goods: [],
    });
    const gates = (profile: Profile) => closed(profile).filter((line) => line.includes('chain-needs-scarce-resource'));
    expect(gates(firm(null))).toEqual([]);
    expect(gates(firm(['coDevelop']))).toEqual([]);
    expect(gates(firm(['coDistribute']))).not.toEqual([]);
  });
});
