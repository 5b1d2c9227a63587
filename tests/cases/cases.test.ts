import { describe, expect, it } from 'vitest';
import { evaluate } from '../../lib/engine/index.ts';
import { checkCase, checkLine, profilesOf } from '../../lib/explain/index.ts';
import { profileOf, realBook, realCompiled } from '../support/book.ts';

const { book, cases } = realBook();
const compiled = realCompiled();

describe('firms of the evidence', () => {
  it.each(cases.map((item) => [item.id, item] as const))(
    '%s meets every expectation, whatever the source leaves open',
    (_, item) => {
      const checks = profilesOf(book, item).flatMap((profile) => checkCase(compiled, item, profile));
      expect(checks.length).toBeGreaterThan(0);
      expect(checks.filter((check) => !check.pass).map(checkLine)).toEqual([]);
    },
  );

  it.each([
    ['byd-2026', 'ruleExport', false],
    ['catl-2026', 'ruleExport', true],
    ['huayou-2026', 'chainIntegration', false],
    ['geely-2010', 'chainIntegration', false],
    ['geely-2026', 'convergent', true],
  ])('%s is advised %s, converging: %s', (id, model, converging) => {
    const item = cases.find((candidate) => candidate.id === id)!;
    for (const profile of profilesOf(book, item)) {
      const evaluation = evaluate(compiled, profile);
      const flag = evaluation.lists.notes.some(({ note }) => note.flag === 'convergence');
      expect(evaluation.result('model').shown).toBe(model);
      expect(model === 'convergent' || flag).toBe(converging);
    }
  });
});

describe('three pure profiles', () => {
  const abroad = {
    homeCountry: 'CN',
    offerKind: 'consumerGoods',
    exportExperience: 'regular5to20',
    complianceSystem: 'rulesAndOwner',
    technologyAssets: ['patentsHome'],
    exportRole: 'ownProducts',
  };
  const level = (firm: object) =>
    evaluate(compiled, profileOf({ firm: { ...abroad, ...firm }, markets: [{ targetCountry: 'DE' }] })).result(
      'level.current',
    ).shown;

  it('product: sells abroad, nothing of its own there', () => {
    expect(level({ ownBrandShare: 'none', activitiesAbroad: ['none'] })).toBe('product');
  });

  it('brand: its own name and a channel of its own', () => {
    expect(level({ ownBrandShare: 'most', activitiesAbroad: ['onlineStore', 'localMarketing'] })).toBe('brand');
  });

  it('integrated: local making and one more hallmark, with customers or chain', () => {
    expect(level({ ownBrandShare: 'most', activitiesAbroad: ['salesUnit', 'production', 'coordinatedNetwork'] })).toBe(
      'integrated',
    );
  });

  it('a plant alone is not integrated, and says so', () => {
    const evaluation = evaluate(
      compiled,
      profileOf({
        firm: { ...abroad, ownBrandShare: 'most', activitiesAbroad: ['salesUnit', 'production'] },
        markets: [{ targetCountry: 'DE' }],
      }),
    );
    expect(evaluation.result('level.current').shown).toBe('brand');
    expect(evaluation.lists.notes.map(({ note }) => note.id)).toContain('note-plant-alone');
  });

  it('two hallmarks without local making are not integrated', () => {
    expect(level({ ownBrandShare: 'most', activitiesAbroad: ['salesUnit', 'rdCentre', 'coordinatedNetwork'] })).toBe(
      'brand',
    );
  });

  it('a contract maker stays at product level whatever it runs abroad', () => {
    expect(
      level({
        exportRole: 'contractManufacturer',
        ownBrandShare: 'some',
        activitiesAbroad: ['salesUnit', 'production', 'coordinatedNetwork'],
      }),
    ).toBe('product');
  });
});
