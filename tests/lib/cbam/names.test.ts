import { describe, expect, it } from 'vitest';
import { choiceFor, codeChoices, familyOf, findCodes, nameOf, parseNames } from '../../../lib/cbam/index.ts';
import { cbamLaw, goodNames } from '../../../lib/cbam/node.ts';

const law = cbamLaw();
const choices = codeChoices(law, goodNames(), 'zh');
const found = (typed: string) => findCodes(choices, typed).map(({ code }) => code);

describe('names of codes', () => {
  it('are there for every code of the tables, in its own subheading or code, in both languages', () => {
    const codes = Object.keys(law.benchmarks);
    expect(codes).toHaveLength(570);
    expect(codes.filter((code) => (nameOf(goodNames(), code)?.code.length ?? 0) < 6)).toEqual([]);
    expect(
      goodNames().filter(({ name }) => !/\p{Script=Han}/u.test(name.zh) || /\p{Script=Han}/u.test(name.en)),
    ).toEqual([]);
  });

  it('are there for every heading of Annex I and of the watch list', () => {
    const starts = [
      ...law.scope.sectors.flatMap(({ include }) => include),
      ...law.watch.goods.flatMap(({ codes }) => codes),
    ].filter((code) => code !== '72');
    const known = new Set(goodNames().map(({ code }) => code));
    expect(starts.map((code) => code.slice(0, 4)).filter((code) => !known.has(code))).toEqual([]);
  });

  it('are refused with place and reason', () => {
    expect(() => parseNames('names: [{ code: "731", en: a, zh: b }, { code: "7318", en: a }]')).toThrow(
      /names\.yaml names\.0\.code: allowed: a chapter[\s\S]*names\.yaml names\.1\.zh/,
    );
    expect(() => parseNames('names: [{ code: "73", en: a, zh: b }, { code: "73", en: a, zh: b }]')).toThrow(
      /"73" is there twice/,
    );
  });
});

describe('type-ahead', () => {
  it.each([
    ['螺丝', '7318'],
    ['紧固件', '7318'],
    ['bolts', '731815'],
    ['Fasteners', '7318'],
    ['铝型材', '7604'],
    ['aluminum profile', '7604'],
    ['光伏支架', '7308'],
    ['法兰', '7307'],
    ['气瓶', '7311'],
    ['urea', '3102'],
    ['尿素', '3102'],
    ['car parts', '8708'],
    ['镀锌板', '7210'],
    ['玩具', '9503'],
  ])('finds %s under %s', (typed, code) => {
    expect(
      found(typed)
        .slice(0, 3)
        .map((candidate) => candidate.slice(0, code.length)),
    ).toContain(code);
  });

  it('finds a part by its own word and that of its heading together', () => {
    expect(found('不锈钢螺丝')[0]).toMatch(/^7318/);
    expect(found('不锈钢螺丝')).toContain('73181575');
  });

  it('goes by the beginning of a code, with spaces, dots and full-width digits', () => {
    expect(found('7318 15 8')).toEqual(['73181582', '73181588']);
    expect(found('7318.15.8')).toEqual(['73181582', '73181588']);
    expect(found('７３１８１５８８')).toEqual(['73181588']);
    // A Chinese code agrees with the EU's in its first six digits only.
    expect(found('7318151001')[0]).toBe('731815');
    expect(found('73')[0]).toBe('7301');
  });

  it('reads the beginning of a long text only, so that a megabyte is answered like a word', () => {
    expect(found(`不锈钢螺丝${' '.repeat(300)}${'紧'.repeat(1_000_000)}`)).toEqual(found('不锈钢螺丝'));
    expect(found('碳'.repeat(1_000_000))).toEqual([]);
  });

  it('finds nothing in what names no good', () => {
    expect(found('')).toEqual([]);
    expect(found('xyzzy')).toEqual([]);
    expect(found('软件')).toEqual([]);
  });
});

describe('family of a code', () => {
  it('is known to the list in the browser wherever the law knows it', () => {
    const codes = [...Object.keys(law.benchmarks), ...choices.map(({ code }) => code), '72044990', '31056000'];
    for (const code of codes.filter(({ length }) => length >= 4))
      expect([code, choiceFor(choices, code)?.family]).toEqual([code, familyOf(law, code)]);
  });

  it.each([
    ['73181588', 'ironSteel'],
    ['7318', 'ironSteel'],
    ['7318151001', 'ironSteel'],
    ['76042990', 'aluminium'],
    ['28041000', 'hydrogen'],
    ['87089997', 'downstreamMetal'],
    ['9503', 'other'],
    ['7204', 'other'],
    // Only a part of these is covered.
    ['7202', null],
    ['2507', null],
    ['25070080', null],
  ])('%s: %s', (code, family) => {
    expect(familyOf(law, code)).toBe(family);
  });
});
