import { describe, expect, it } from 'vitest';
import { applyScenario } from '../../../lib/cohort/index.ts';
import { profileOf, realCompiled } from '../../support/book.ts';

const compiled = realCompiled();
/** An assumption under which every firm that has the gap is reached. */
const sure = (lever: string) => ({ lever, effect: 1, awareness: 1, ability: 1 });
const run = (input: Parameters<typeof profileOf>[0], ...levers: string[]) =>
  applyScenario(compiled, 'f', profileOf(input), { seed: 1, levers: levers.map(sure) });

describe('a change of answers by a lever', () => {
  it('moves a choice one step up its order and stops at the top', () => {
    const firm = {
      exportExperience: 'none',
      homeCountry: 'CN',
      employees: 20,
      annualRevenue: 1_000_000,
      affordableLoss: 'from1to3',
    };
    const { profile } = run({ firm }, 'lever-entry-co-funding');
    expect(profile.firm.affordableLoss).toEqual({ state: 'given', value: 'from3to10' });
    expect(run({ firm: { ...firm, affordableLoss: 'from3to10' } }, 'lever-entry-co-funding').outcomes[0]!.reach).toBe(
      'noGap',
    );
  });

  it('ticks the first empty box only, and takes "none of these" away', () => {
    const { profile } = run({ firm: { filledRoles: ['none'] } }, 'lever-talent-programme');
    expect(profile.firm.filledRoles).toEqual({ state: 'given', value: ['foreignLead'] });
    const second = run({ firm: { filledRoles: ['foreignLead'] } }, 'lever-talent-programme');
    expect(second.profile.firm.filledRoles).toEqual({ state: 'given', value: ['foreignLead', 'experiencedManager'] });
  });

  it('unticks a box and leaves "none of these" when it was the last', () => {
    const { profile } = run({ firm: { financeExposure: ['openAccount'] } }, 'lever-export-credit-insurance');
    expect(profile.firm.financeExposure).toEqual({ state: 'given', value: ['none'] });
  });

  it('touches only the markets that have the gap', () => {
    const { profile, outcomes } = run(
      {
        markets: [
          { id: 'a', networkStage: 'none', demandEvidence: 'none' },
          { id: 'b', networkStage: 'trusted', demandEvidence: 'repeatOrders' },
        ],
      },
      'lever-fairs-and-matchmaking',
    );
    expect(outcomes[0]!.changes.map(({ at }) => at)).toEqual([
      { scope: 'market', index: 0 },
      { scope: 'market', index: 0 },
    ]);
    expect(profile.markets[1]!.answers.networkStage).toEqual({ state: 'given', value: 'trusted' });
  });

  it('leaves an open answer open: it is neither a gap nor the lack of one', () => {
    const { outcomes, profile } = run({ firm: { complianceSystem: { unsure: true } } }, 'lever-compliance-manual');
    expect(outcomes[0]!.reach).toBe('cannotTell');
    expect(profile.firm.complianceSystem).toEqual({ state: 'unsure' });
  });

  it('does not touch the answer to a question that does not apply', () => {
    const firm = { homeCountry: 'CN', financeExposure: ['openAccount'] };
    const intermediaryTasks = ['stockPaymentRisk', 'installationService'];
    const changed = (firstContact: string) =>
      run({ firm, markets: [{ id: 'a', firstContact, intermediaryTasks }] }, 'lever-export-credit-insurance');
    expect(changed('localIntermediary').outcomes[0]!.changes.map(({ question }) => question)).toEqual([
      'financeExposure',
      'intermediaryTasks',
    ]);
    const { outcomes, profile } = changed('ownPeople');
    expect(outcomes[0]!.changes.map(({ question }) => question)).toEqual(['financeExposure']);
    expect(profile.markets[0]!.answers.intermediaryTasks).toEqual({ state: 'given', value: intermediaryTasks });
  });

  it('is not open to a firm outside its circle', () => {
    const firm = {
      exportExperience: 'regularOver20',
      homeCountry: 'CN',
      employees: 9000,
      annualRevenue: 9e9,
      affordableLoss: 'under1',
    };
    expect(run({ firm }, 'lever-entry-co-funding').outcomes[0]!.reach).toBe('notOpen');
  });

  it('finds no gap where an earlier lever has closed it', () => {
    const firm = { homeCountry: 'CN', exportExperience: 'none', supportUse: 'unaware' };
    const markets = [{ id: 'a', firstContact: 'notIdentified', networkStage: 'none', demandEvidence: 'none' }];
    const { outcomes } = run(
      { firm: { ...firm, employees: 20, annualRevenue: 1_000_000 }, markets },
      'lever-fairs-and-matchmaking',
      'lever-going-in-groups',
    );
    expect(outcomes.map(({ reach }) => reach)).toEqual(['changed', 'changed']);
    expect(outcomes[1]!.changes.map(({ question }) => question)).toEqual(['firstContact']);
  });

  it('refuses a lever that stands twice', () => {
    expect(() =>
      run({ firm: { complianceSystem: 'none' } }, 'lever-compliance-manual', 'lever-compliance-manual'),
    ).toThrow(/stands twice/);
  });
});
