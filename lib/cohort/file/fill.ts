// Loops over one column each, over arrays of one type each: what takes a million rows must not look at types row by row.

/** Rows that hold a value, ascending. @param bits one bit per row; null if all do */
export function knownRows(bits: Uint8Array | null, rows: number): Int32Array {
  const found = new Int32Array(rows);
  let count = 0;
  if (bits === null) for (; count < rows; count++) found[count] = count;
  else
    for (let row = 0; row < rows; row++) {
      found[count] = row;
      count += (bits[row >> 3]! >> (row & 7)) & 1;
    }
  return found.subarray(0, count);
}

/** @param target row to write to for each row that is read; null: the same */
export function setGiven(given: Int32Array, rows: Int32Array, target: Int32Array | null): void {
  if (target) for (let i = 0; i < rows.length; i++) given[target[rows[i]!]!] = 1;
  else for (let i = 0; i < rows.length; i++) given[rows[i]!] = 1;
}

export function setNumbers(
  low: Float64Array,
  high: Float64Array,
  values: Float64Array,
  rows: Int32Array,
  target: Int32Array | null,
): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const to = target ? target[row]! : row;
    low[to] = values[row]!;
    high[to] = values[row]!;
  }
}

/** Yes is 2, no is 0. */
export function setFlags(cells: Uint8Array, values: Uint8Array, rows: Int32Array, target: Int32Array | null): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    cells[target ? target[row]! : row] = 2 * values[row]!;
  }
}

/**
 * @param maybe what may be ticked besides, which is nothing; null for a choice
 * @param numbers of texts in the dictionary
 * @returns false if a number is 0: a text that is not in the dictionary
 */
export function setBits(
  cells: Int32Array,
  maybe: Int32Array | null,
  numbers: Int32Array,
  dictionary: Int32Array,
  rows: Int32Array,
  target: Int32Array | null,
): boolean {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const number = numbers[row]!;
    if (number === 0) return false;
    const to = target ? target[row]! : row;
    cells[to] = dictionary[number]!;
    if (maybe) maybe[to] = 0;
  }
  return true;
}
