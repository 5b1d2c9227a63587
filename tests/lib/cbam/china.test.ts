import { describe, expect, it } from 'vitest';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { bill, figure } from '../../support/cbam.ts';

const years = [2026, 2027, 2028, 2030, 2034];
const price = 82.32;

/** CN code, default value, route, benchmark of column B, certificates per tonne in 2026, EUR per tonne in `years`, intensity that costs nothing in 2026. */
const china: readonly (readonly [string, number, string, number, number, readonly number[], number])[] = [
  ['72083900', 3.187, 'C', 1.37, 2.17, [179, 208, 240, 283, 341], 1.336],
  ['72104900', 3.205, 'C', 1.491, 2.072, [171, 200, 233, 280, 343], 1.454],
  ['73063077', 3.565, 'C', 1.491, 2.468, [203, 236, 271, 318, 382], 1.454],
  ['73079399', 3.252, 'C', 1.383, 2.229, [183, 213, 246, 289, 348], 1.348],
  ['73089098', 6.035, 'C', 1.491, 5.185, [427, 480, 535, 583, 646], 1.454],
  ['73181588', 6.375, 'C', 1.364, 5.683, [468, 523, 581, 624, 682], 1.33],
  ['73181699', 5.045, 'C', 1.364, 4.22, [347, 392, 439, 482, 540], 1.33],
  ['73182200', 4.555, 'C', 1.364, 3.681, [303, 343, 386, 430, 487], 1.33],
  ['73269098', 3.076, 'C', 1.491, 1.93, [159, 187, 219, 266, 329], 1.454],
  ['72193310', 5.59, '', 1.27, 4.911, [404, 453, 507, 546, 598], 1.238],
  ['76012080', 3.0, 'K', 1.423, 1.913, [157, 185, 216, 261, 321], 1.387],
  ['76042990', 4.881, 'K', 1.493, 3.913, [322, 365, 412, 459, 522], 1.456],
  ['76061292', 4.12, 'K', 1.485, 3.084, [254, 291, 331, 378, 441], 1.448],
  ['76071119', 5.559, 'K', 1.599, 4.556, [375, 424, 476, 527, 595], 1.559],
  ['76109090', 4.896, 'K', 1.493, 3.93, [324, 367, 413, 461, 524], 1.456],
  ['76169990', 5.559, 'K', 1.485, 4.667, [384, 433, 485, 532, 595], 1.448],
  ['31021019', 2.85, '', 0.902, 1.999, [165, 166, 170, 199, 237], 0.879],
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: a benchmark, no logarithm
  ['31052010', 1.53, '', 0.434, 1.122, [92, 93, 95, 109, 127], 0.423],
  ['28141000', 4.36, '', 1.522, 2.92, [240, 243, 250, 298, 363], 1.484],
  ['25232900', 1.42, '', 0.666, 0.913, [75, 88, 103, 124, 152], 0.649],
  ['28041000', 26.64, '', 5.089, 24.342, [2004, 2234, 2474, 2635, 2851], 4.962],
];

describe('China on default values, price held at the third quarter of 2026', () => {
  it.each(china)('%s', (cn, defaultValue, route, benchmark, net, costs, zeroBill) => {
    const { years: result } = bill({ price, goods: [{ id: 'a', cn, origin: 'CN', tonnes: 100 }] }).goods[0]!;
    const at = (year: number) => result.find((entry) => entry.year === year)!.onDefaults;
    expect(years.map((year) => Math.round(figure(at(year).costPerTonne)))).toEqual(costs);
    expect(Math.abs(figure(at(2026).certificatesPerTonne) - net)).toBeLessThan(0.0006);
    expect(Math.abs(figure(at(2026).freeAllocation) - zeroBill)).toBeLessThan(0.0006);
    const rows = cbamLaw().defaultValues.CN!;
    const row = [10, 8, 6, 4].map((length) => rows[cn.slice(0, length)]).find(Boolean)!;
    expect(row).toMatchObject({ total: defaultValue, routes: route ? [route] : [] });
    const [first] = cbamLaw().benchmarks[cn]!;
    expect(first!.columnB[route || 'any']).toBe(benchmark);
  });
});
