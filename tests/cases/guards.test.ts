import { describe, expect, it } from 'vitest';
import { checkGuard } from '../../lib/explain/index.ts';
import type { Guard } from '../../lib/rulebook/index.ts';
import { realBook, realCompiled } from '../support/book.ts';

const { guards, cases } = realBook();
const compiled = realCompiled();

const failures = (guard: Guard) =>
  checkGuard(compiled, guard, cases)
    .filter((check) => !check.pass)
    .map((check) => `${check.what}: ${check.got}, expected ${check.expected}`);

describe('guards: firms that differ in one thing', () => {
  it.each(guards.map((guard) => [guard.id, guard] as const))('%s', (_, guard) => {
    expect(checkGuard(compiled, guard, cases).length).toBeGreaterThan(0);
    expect(failures(guard)).toEqual([]);
  });
});

/** A guard tells something only if it can fail: each relation is tried on pairs for which it does not hold. */
describe('a guard fails', () => {
  const twoFirms = (expectation: Guard['expect'][number]): Guard => ({
    id: 'trial',
    why: 'trial',
    because: ['zhuliang-leaders-only'],
    base: 'made-up-sensor-startup',
    variants: [
      { name: 'weak', set: { technologyRole: 'applier', technologyAssets: ['none'], 'de.networkStage': 'none' } },
      { name: 'strong', set: { foreignStaff: 9, affordableLoss: 'over10', 'de.networkStage': 'established' } },
    ],
    expect: [expectation],
  });

  it.each([
    ['a sum that differs is not the same', { score: 'model.technology', relation: 'same' }],
    ['a sum that rises does not fall', { score: 'model.technology', relation: 'falls' }],
    ['a sum that rises is higher', { score: 'model.technology', relation: 'notHigher' }],
    ['a level that stays does not rise', { decision: 'level.current', relation: 'rises' }],
    ['a level that stays does not differ', { decision: 'level.current', relation: 'differs' }],
    ['a liability that falls is lower', { fact: 'liabilityOutsidership', at: 'de', relation: 'notLower' }],
    ['fewer closed ways are no more', { closed: 'entry.mode', at: 'de', relation: 'rises' }],
    ['another order is not the same', { order: 'entry.mode', at: 'de', relation: 'same' }],
    ['another result', { decision: 'model', is: { weak: 'ruleExport' } }],
    ['another fact', { fact: 'offerReady', is: { weak: false } }],
    ['an option that is closed', { option: 'entry.mode.licensing', at: 'de', is: { weak: 'open' } }],
    ['a first three without it', { top3: 'entry.mode', at: 'de', is: { weak: ['greenfield'] } }],
    ['a first three with it', { top3: 'entry.mode', at: 'de', never: 'directExport' }],
    ['a risk that is there', { risk: 'talent', never: 'present' }],
    ['a risk of another severity', { risk: 'first-year-stop', is: { weak: 'absent' } }],
    ['an action that is there', { action: 'name-foreign-lead', never: 'present' }],
    ['a note that is not there', { note: 'note-plant-alone', is: { weak: 'present' } }],
  ] as const)('on %s', (_, expectation) => {
    expect(failures(twoFirms(structuredClone(expectation) as unknown as Guard['expect'][number]))).not.toEqual([]);
  });
});
