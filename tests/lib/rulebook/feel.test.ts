import fc from 'fast-check';
import { unaryTest } from 'feelin';
import { describe, expect, it } from 'vitest';
import { holds, type Value } from '../../../lib/engine/index.ts';
import { FeelError, parseFormula, parseTest } from '../../../lib/rulebook/index.ts';

const number = (value: number): Value => ({ is: 'number', lo: value, hi: value });
const option = (value: string): Value => ({ is: 'choice', may: new Set([value]) });

describe('unary tests', () => {
  it.each([
    ['>= 5', 5, true],
    ['>= 5', 4.99, false],
    ['[3..5)', 5, false],
    ['[3..5)', 3, true],
    ['(3..5]', 3, false],
    ['= 3', 3, true],
    ['1, 2, > 9', 2, true],
    ['1, 2, > 9', 5, false],
    ['not(3)', 3, false],
    ['< 0.5', 0.49, true],
  ])('%s on %d is %s', (test, value, expected) => {
    expect(holds(parseTest(test), number(value))).toBe(expected ? 'yes' : 'no');
  });

  it('lets an author write an option without quotes, and a list of options', () => {
    const known = new Set(['digital', 'goods']);
    expect(parseTest('digital', known)).toEqual({ op: 'oneOf', values: ['digital'], negated: false });
    expect(parseTest(['digital', 'goods'], known)).toEqual({
      op: 'oneOf',
      values: ['digital', 'goods'],
      negated: false,
    });
    expect(parseTest('not("digital")', known)).toEqual({ op: 'oneOf', values: ['digital'], negated: true });
  });

  it('compares with named parameters', () => {
    expect(holds(parseTest('>= limit', null, { limit: 7 }), number(7))).toBe('yes');
    expect(() => parseTest('>= unknownName', null, { limit: 7 })).toThrow(FeelError);
  });

  it.each(['', '<', '>= x', '[1..2', 'a or b', 'not("a"', '"a" 3', '1, "a"', 'if a then b', '"a'])(
    'refuses %j and says what is allowed',
    (test) => {
      expect(() => parseTest(test)).toThrow(/allowed:/);
    },
  );

  const numericTest = fc.oneof(
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), fc.integer({ min: -5, max: 5 })).map(([op, n]) => `${op} ${n}`),
    fc
      .tuple(
        fc.constantFrom('[', '('),
        fc.integer({ min: -5, max: 0 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(']', ')'),
      )
      .map(([a, lo, hi, b]) => `${a}${lo}..${hi}${b}`),
  );

  it('agrees with the independent interpreter feelin on numbers', () => {
    fc.assert(
      fc.property(
        fc.array(numericTest, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        fc.integer({ min: -12, max: 12 }),
        (parts, negated, half) => {
          const value = half / 2;
          const source = negated ? `not(${parts.join(', ')})` : parts.join(', ');
          const reference = unaryTest(source, { '?': value });
          expect(holds(parseTest(source), number(value))).toBe(reference.value ? 'yes' : 'no');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('agrees with feelin on options', () => {
    const options = ['a', 'b', 'c', 'd'];
    fc.assert(
      fc.property(
        fc.subarray(options, { minLength: 1 }),
        fc.boolean(),
        fc.constantFrom(...options),
        (picks, negated, value) => {
          const list = picks.map((pick) => `"${pick}"`).join(', ');
          const source = negated ? `not(${list})` : list;
          expect(holds(parseTest(source), option(value))).toBe(unaryTest(source, { '?': value }).value ? 'yes' : 'no');
        },
      ),
    );
  });
});

describe('truth under incomplete knowledge', () => {
  it('is maybe only while both outcomes are possible', () => {
    expect(holds(parseTest('>= 5'), { is: 'number', lo: 3, hi: 7 })).toBe('maybe');
    expect(holds(parseTest('>= 5'), { is: 'number', lo: 5, hi: 7 })).toBe('yes');
    expect(holds(parseTest(['a']), { is: 'choice', may: new Set(['a', 'b']) })).toBe('maybe');
    expect(holds(parseTest(['a', 'b']), { is: 'choice', may: new Set(['a', 'b']) })).toBe('yes');
    expect(holds(parseTest(['a']), { is: 'multi', yes: new Set(['b']), maybe: new Set(['a']) })).toBe('maybe');
    expect(holds(parseTest(['a']), { is: 'multi', yes: new Set(['a']), maybe: new Set() })).toBe('yes');
  });

  it('never holds for a question that does not apply, not even negated', () => {
    const gone: Value = { is: 'none' };
    expect(holds(parseTest(['a']), gone)).toBe('no');
    expect(holds(parseTest('not("a")'), gone)).toBe('no');
    expect(holds(parseTest(false), gone)).toBe('no');
  });

  it('is not certain while a question may turn out not to apply', () => {
    expect(holds(parseTest(['a']), { is: 'choice', may: new Set(['a']), orNone: true })).toBe('maybe');
  });
});

describe('formulas', () => {
  it('reads arithmetic over fields', () => {
    expect(parseFormula('asOfYear - foundingYear')).toEqual({
      op: '-',
      left: { op: 'field', name: 'asOfYear' },
      right: { op: 'field', name: 'foundingYear' },
    });
    expect(parseFormula('min(a, b, 2)')).toMatchObject({
      op: 'min',
      args: [{ name: 'a' }, { name: 'b' }, { value: 2 }],
    });
  });

  it.each(['a ** 2', 'if a then b else c', 'a +', 'sum(a)', ''])('refuses %j', (source) => {
    expect(() => parseFormula(source)).toThrow(FeelError);
  });
});
