import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scopeOf } from '@/lib/cbam/index.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { formatBenchmarks, formatDefaultValues } from '@/lib/cbam/tables.ts';
import { bill, bounds, reasons } from '../../support/cbam.ts';

const law = cbamLaw();
const data = (name: string) => readFileSync(new URL(`../../../rules/data/cbam/${name}`, import.meta.url), 'utf8');

describe('tables', () => {
  it('load whole and are written back the same', () => {
    expect(Object.values(law.defaultValues).reduce((sum, rows) => sum + Object.keys(rows).length, 0)).toBe(10_931);
    expect(Object.keys(law.defaultValues)).toHaveLength(120);
    expect(Object.keys(law.benchmarks)).toHaveLength(570);
    expect(Object.values(law.benchmarks).filter(([first]) => first!.columnA !== null)).toHaveLength(214);
    expect(formatDefaultValues(law.defaultValues)).toBe(data('default-values.csv'));
    expect(formatBenchmarks(law.benchmarks)).toBe(data('benchmarks.csv'));
  });

  it('hold a benchmark for every year from 2026 to 2030 and none after', () => {
    for (const [cn, rows] of Object.entries(law.benchmarks))
      for (const year of [2026, 2027, 2028, 2029, 2030, 2031])
        expect(
          rows.filter(({ from, to }) => from <= year && year <= to),
          `${cn} ${year}`,
        ).toHaveLength(year <= 2030 ? 1 : 0);
  });

  it('hold only goods of Annex I among the benchmarks', () => {
    for (const cn of Object.keys(law.benchmarks)) expect(scopeOf(law, cn, null).kind, cn).toBe('covered');
  });

  it('hold totals that are the sum of direct and indirect', () => {
    for (const [country, rows] of Object.entries(law.defaultValues))
      for (const [cn, { total, direct, indirect }] of Object.entries(rows))
        if (indirect !== undefined)
          expect(Math.abs(direct! + indirect - total), `${country} ${cn}`).toBeLessThan(0.0151);
  });

  it('give each of the 570 codes from China a figure, or a reason and a range', async () => {
    const rows = Object.keys(law.benchmarks).map((cn) => {
      const [year] = bill({ years: { from: 2026, to: 2026 }, goods: [{ id: 'a', cn, origin: 'CN', tonnes: 100 }] })
        .goods[0]!.years;
      const net = year!.onDefaults.certificatesPerTonne;
      const { low, high } = bounds(net);
      return net.kind === 'figure' ? `${cn}  ${low}` : `${cn}  ${low} to ${high}  ${reasons(net).join(', ')}`;
    });
    const refused = rows.filter((row) => row.includes(' to '));
    expect(refused.map((row) => row.slice(0, 8))).toEqual(['25231000', '25239000']);
    const text = [
      'Certificates per tonne in 2026, goods from China on default values (CN code, tCO2e per tonne)',
      '',
      ...rows,
      '',
    ];
    await expect(text.join('\n')).toMatchFileSnapshot('china-570.txt');
  });
});
