// What an update changes, row by row, for people to read before they accept it.

export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Compares two tables as they are written, line by line. @param keyCells leading cells of a line that name a row */
export function differenceOf(before: string, after: string, keyCells: number): Difference {
  const rows = (content: string) =>
    new Map(
      content
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => [line.split(',').slice(0, keyCells).join(','), line]),
    );
  const [old, now] = [rows(before), rows(after)];
  return {
    added: [...now].filter(([key]) => !old.has(key)).map(([, line]) => line),
    removed: [...old].filter(([key]) => !now.has(key)).map(([, line]) => line),
    changed: [...now].flatMap(([key, line]) => {
      const earlier = old.get(key);
      return earlier !== undefined && earlier !== line ? [`${earlier}  →  ${line.slice(key.length + 1)}`] : [];
    }),
  };
}
