import type { NumberKind } from './parts.ts';

const day = 86_400_000;

/** A number of a sheet as somebody would type it, by the format of its cell. */
export function numberText(value: string, kind: NumberKind, from1904: boolean): string {
  const number = Number(value);
  if (kind === 'plain' || !Number.isFinite(number)) return value;
  // 0.07 × 100 is 7.000000000000001.
  if (kind === 'percent') return `${Number((number * 100).toPrecision(15))}%`;
  const whole = Math.floor(number);
  // Day 60 of 1900 never was; spreadsheets count it.
  const days = from1904 ? whole - 24_107 : whole < 60 ? whole - 25_568 : whole - 25_569;
  const date = new Date(days * day);
  return Number.isNaN(date.getTime()) ? value : date.toISOString().slice(0, 10);
}

/** 0-based column of a reference such as `AB12`. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}
