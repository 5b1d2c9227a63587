import type { CbamLaw } from './law.ts';
import type { CbamRequest } from './request.ts';
import { scopeOf } from './scope.ts';

/**
 * The part of the law that these goods need, for a browser: the same bill from a small part of the data, whatever price, scenario, tonnes or
 * emissions are tried. Other codes and origins need another excerpt.
 */
export function excerptOf(law: CbamLaw, { goods }: CbamRequest): CbamLaw {
  const parts = goods.flatMap((good) => [good, ...(good.emissions?.precursors ?? [])]);
  // A family or a missing origin can be any of its codes or countries.
  const headings = new Set(
    parts.flatMap((part) => {
      if (part.cn !== undefined) return [part.cn.slice(0, 4)];
      const scope = scopeOf(law, null, ('family' in part ? part.family : null) ?? null);
      return scope.kind === 'covered' ? scope.candidates.map(({ cn8 }) => cn8.slice(0, 4)) : [];
    }),
  );
  const countries = parts.some(({ origin }) => origin === undefined)
    ? null
    : new Set([...parts.map(({ origin }) => origin!), law.tables.defaultValues.other]);
  const byHeading = <T>(rows: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(rows).filter(([code]) => headings.has(code.slice(0, 4))));
  return {
    ...law,
    benchmarks: byHeading(law.benchmarks),
    defaultValues: Object.fromEntries(
      Object.entries(law.defaultValues)
        .filter(([country]) => countries === null || countries.has(country))
        .map(([country, rows]) => [country, byHeading(rows)]),
    ),
  };
}
