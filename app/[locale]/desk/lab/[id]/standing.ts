import type { Summary } from '@/lib/lab/server.ts';

type Shown = number | null;

/** How many firms stand where under a scenario: the baseline, less those that go, and those that come. Null where something of it is hidden. */
export function standing(
  baseline: Summary['baseline'][string],
  transitions: Summary['scenarios'][number]['transitions'][string],
): ReadonlyMap<string | null, Shown> {
  const options = new Set([...baseline.map(({ option }) => option), ...transitions.map(({ to }) => to)]);
  return new Map(
    [...options].map((option) => {
      const before = baseline.find((row) => row.option === option);
      const parts: Shown[] = [
        before ? before.firms : 0,
        ...transitions.flatMap(({ from, to, firms }) =>
          from === option ? [firms === null ? null : -firms] : to === option ? [firms] : [],
        ),
      ];
      return [option, parts.includes(null) ? null : parts.reduce<number>((sum, part) => sum + part!, 0)];
    }),
  );
}
