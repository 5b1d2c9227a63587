/** A number of firms; null: 1 to 4, or hidden because the others would give such a number away. */
export type Shown = number | null;

/** Fewest firms that a number may stand for. */
export const fewest = 5;

/** Hides small cells of a table whose total is shown: one alone could be worked out, so the next smallest goes with it. */
export function suppressed<T extends { readonly firms: number }>(
  rows: readonly T[],
  holdsData: boolean,
): (Omit<T, 'firms'> & { readonly firms: Shown })[] {
  if (holdsData) return [...rows];
  const small = rows.filter(({ firms }) => firms > 0 && firms < fewest);
  const hidden = new Set(small);
  if (small.length === 1) {
    const [next] = rows.filter(({ firms }) => firms >= fewest).sort((a, b) => a.firms - b.firms);
    if (next) hidden.add(next);
  }
  return rows.map((row) => (hidden.has(row) ? { ...row, firms: null } : row));
}

/** A single number, or nothing if it is small. */
export function shownNumber(firms: number, holdsData: boolean): Shown {
  return holdsData || firms === 0 || firms >= fewest ? firms : null;
}
