import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CbamInput } from '@/lib/cbam/index.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { bill, bounds } from '../../support/cbam.ts';

type GoodInput = CbamInput['goods'][number];

const law = cbamLaw();
const codes = [...Object.keys(law.benchmarks), '27160000'];
const code = fc.constantFrom(...codes);
const origin = fc.constantFrom('CN', 'IN', 'TR', 'BR', 'MK', 'KW', 'DZ', 'LR', 'US');
const tonnes = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => Math.round(value * 1000) / 1000);
const intensity = fc.double({ min: 0, max: 20, noNaN: true }).map((value) => Math.round(value * 1e4) / 1e4);
const price = fc.integer({ min: 1, max: 300 });
const year = fc.integer({ min: 2026, max: 2040 });
const process = fc.constantFrom(
  'blastFurnace',
  'directReduction',
  'scrapElectric',
  'primaryAluminium',
  'secondaryAluminium',
  undefined,
);
const emissions = fc.record({
  boundary: fc.constantFrom('wholeProduct' as const, 'ownProcess' as const),
  direct: intensity,
  indirect: fc.option(intensity, { nil: undefined }),
  verified: fc.boolean(),
  process,
});
const carbonPrice = fc.record({
  eur: fc.integer({ min: 0, max: 400 }),
  coveredShare: fc.double({ min: 0, max: 1, noNaN: true }),
});
const good: fc.Arbitrary<Omit<GoodInput, 'id'>> = fc.record({
  cn: fc.option(code, { nil: undefined }),
  family: fc.constantFrom('ironSteel', 'cement', 'downstreamMetal', 'other', undefined),
  origin: fc.option(origin, { nil: undefined, freq: 8 }),
  tonnes: fc.option(fc.oneof(tonnes, fc.record({ Q1: tonnes, Q3: tonnes, Q4: tonnes })), { nil: undefined, freq: 8 }),
  emissions: fc.option(emissions, { nil: undefined }),
  carbonPrice: fc.option(carbonPrice, { nil: undefined }),
});
const scenario = fc.constantFrom('adopted' as const, 'com-2026-616' as const);
const withIds = (goods: readonly Omit<GoodInput, 'id'>[]): GoodInput[] =>
  goods.map((each, i) => ({ id: `g${i}`, ...each }));

/** Every outcome of a bill. */
function outcomes(value: unknown): { kind: string; value?: number; band?: { low: number; high: number | null } }[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'kind' in value && (value.kind === 'figure' || value.kind === 'refusal') ? [value as never] : [];
  return [...own, ...Object.values(value).flatMap(outcomes)];
}

const known = (assumed: { readonly price: number }) =>
  ({ price: assumed.price, assumptions: { cscf: 1, benchmarks: 'as2030' } }) as const;
const dueOf = (input: CbamInput) => bill(input).goods[0]!.years[0]!;

describe('properties of a bill', () => {
  it('is never negative, and a refusal always says why, what to do and how far the range goes', () => {
    fc.assert(
      fc.property(
        fc.array(good, { minLength: 1, maxLength: 3 }),
        year,
        scenario,
        fc.option(price, { nil: undefined }),
        (goods, at, law, assumed) => {
          const result = bill({ goods: withIds(goods), years: { from: at, to: at }, scenario: law, price: assumed });
          for (const outcome of outcomes(result)) {
            const { low, high } =
              outcome.kind === 'figure' ? { low: outcome.value!, high: outcome.value! } : outcome.band!;
            expect(low).toBeGreaterThanOrEqual(0);
            expect(Number.isFinite(low)).toBe(true);
            if (high !== null) expect(high).toBeGreaterThanOrEqual(low);
            if (outcome.kind === 'refusal')
              expect((outcome as unknown as { reasons: object[] }).reasons).not.toEqual([]);
          }
          for (const id of [...new Set(JSON.stringify(result).match(/"sources":\[[^\]]*\]/g))].flatMap(
            (list) => JSON.parse(list.slice(10)) as string[],
          ))
            expect(result.sources).toHaveProperty([id]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does not fall when tonnes, price or emissions rise', () => {
    fc.assert(
      fc.property(
        code,
        origin,
        tonnes,
        tonnes,
        intensity,
        intensity,
        price,
        price,
        year,
        fc.option(carbonPrice, { nil: undefined }),
        (cn, from, massA, massB, lowA, lowB, priceA, priceB, at, paid) => {
          const due = (mass: number, direct: number, assumed: number) => {
            const own = { boundary: 'wholeProduct', direct, indirect: 0, verified: true } as const;
            const each = { id: 'a', cn, origin: from, tonnes: mass, emissions: own, carbonPrice: paid };
            return bounds(dueOf({ ...known({ price: assumed }), years: { from: at, to: at }, goods: [each] }).due);
          };
          const least = due(Math.min(massA, massB), Math.min(lowA, lowB), Math.min(priceA, priceB));
          for (const more of [
            due(Math.max(massA, massB), Math.min(lowA, lowB), Math.min(priceA, priceB)),
            due(Math.min(massA, massB), Math.max(lowA, lowB), Math.min(priceA, priceB)),
            due(Math.min(massA, massB), Math.min(lowA, lowB), Math.max(priceA, priceB)),
          ]) {
            expect(more.low).toBeGreaterThanOrEqual(least.low);
            if (least.high !== null && more.high !== null) expect(more.high).toBeGreaterThanOrEqual(least.high);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is zero for verified emissions at or below the free share of the benchmark', () => {
    fc.assert(
      fc.property(
        code.filter((cn) => cn !== '27160000'),
        origin,
        year,
        price,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (cn, from, at, assumed, part) => {
          const shared = { ...known({ price: assumed }), years: { from: at, to: at } };
          const each = { id: 'a', cn, origin: from, tonnes: 1000 };
          const free = bounds(
            dueOf({
              ...shared,
              goods: [{ ...each, emissions: { boundary: 'wholeProduct', total: 1, verified: true } }],
            }).onOwnData!.freeAllocation,
          ).low;
          const emissions = {
            boundary: 'wholeProduct',
            total: Math.floor(free * part * 1e6) / 1e6,
            verified: true,
          } as const;
          expect(bounds(dueOf({ ...shared, goods: [{ ...each, emissions }] }).due)).toEqual({ low: 0, high: 0 });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('frees 50.0 tonnes, charges all of 50.1, and hydrogen and electricity always', () => {
    fc.assert(
      fc.property(code, origin, fc.integer({ min: 0, max: 50_000 }), (cn, from, kilograms) => {
        const always = cn === '28041000' || cn === '27160000';
        const due = (mass: number) => {
          const importers = [{ id: 'i', otherTonnes: kilograms / 1000 }];
          const emissions = { boundary: 'wholeProduct', total: 50, verified: true } as const;
          return bounds(
            dueOf({
              ...known({ price: 80 }),
              importers,
              goods: [{ id: 'a', cn, origin: from, importer: 'i', tonnes: mass, emissions }],
            }).due,
          );
        };
        const room = (50_000 - kilograms) / 1000;
        if (room > 0) expect(due(room).high! > 0).toBe(always);
        expect(due(room + 0.1).low).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it('does not change when a row is split in two or the goods change places', () => {
    fc.assert(
      fc.property(
        fc.array(good, { minLength: 1, maxLength: 3 }),
        tonnes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        price,
        year,
        (goods, mass, part, assumed, at) => {
          const shared = { ...known({ price: assumed }), years: { from: at, to: at } };
          const [first, ...others] = goods;
          const left = Math.floor(mass * part * 1000) / 1000;
          const rows = (masses: readonly number[]) =>
            withIds([...masses.map((each) => ({ ...first!, tonnes: each })), ...others]);
          const totals = (list: readonly GoodInput[]) =>
            bill({ ...shared, goods: [...list] }).totals.map(({ due, onDefaults, onOwnData }) =>
              [due, onDefaults, onOwnData].map(bounds),
            );
          const whole = totals(rows([mass]));
          expect(totals(rows([left, Number((mass - left).toFixed(3))]))).toEqual(whole);
          expect(totals(rows([mass]).reverse())).toEqual(whole);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gives a range that holds every case it leaves open', () => {
    const families = [...new Set(codes.map((cn) => cn.slice(0, 4)))].filter((heading) => heading !== '2716');
    fc.assert(
      fc.property(
        fc.constantFrom(...families),
        fc.nat(),
        fc.nat(),
        fc.option(origin, { nil: undefined }),
        fc.integer({ min: 2026, max: 2034 }),
        scenario,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 60, max: 120 }),
        (heading, which, country, from, at, law_, cscf, assumed) => {
          const shared = { years: { from: at, to: at }, scenario: law_ } as const;
          const range = bounds(
            dueOf({ ...shared, goods: [{ id: 'a', cn: heading, origin: from, tonnes: 100 }] }).onDefaults.costPerTonne,
          );
          const under = codes.filter((cn) => cn.startsWith(heading));
          const origins = Object.keys(law.defaultValues).filter((id) => id !== 'OTHER');
          const exact = {
            id: 'a',
            cn: under[which % under.length]!,
            origin: from ?? origins[country % origins.length]!,
            tonnes: 100,
          };
          const one = bounds(
            dueOf({ ...shared, price: assumed, assumptions: { cscf, benchmarks: 'as2030' }, goods: [exact] }).onDefaults
              .costPerTonne,
          );
          expect(one.low).toBeGreaterThanOrEqual(range.low);
          if (range.high !== null) expect(one.high).toBeLessThanOrEqual(range.high);
        },
      ),
      { numRuns: 200 },
    );
  });
});
