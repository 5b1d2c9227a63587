import type { Localised } from '../rulebook/index.ts';
import { IntakeError } from './problem.ts';

const gigabyte = 1024 ** 3;

/** What is read of a file. More is refused with a message, never cut off in silence. */
export const intakeLimits = {
  bytes: 2 * gigabyte,
  columns: 10_000,
  /** Characters of one row of a text file, and of one cell of any file. */
  rowCharacters: 4_000_000,
  cellCharacters: 32_767,
  /** Bytes of a workbook once unpacked, and how many times its size that may be once it is large. */
  unpackedBytes: 8 * gigabyte,
  unpackedTimes: 200,
  unpackedTimesFrom: 64 * 1024 ** 2,
  /** Files inside a workbook. */
  entries: 10_000,
  /** Characters that a workbook shares between its cells; they stay in memory. */
  sharedCharacters: 200_000_000,
} as const;

/** @throws IntakeError */
export function checkColumns(columns: number, line: number): void {
  if (columns > intakeLimits.columns) throw new IntakeError(tooManyColumns(columns, line));
}

function tooManyColumns(columns: number, line: number): Localised {
  const most = intakeLimits.columns;
  return {
    en: `line ${line} has ${columns} columns; allowed: at most ${most}`,
    zh: `第 ${line} 行有 ${columns} 列；最多允许 ${most} 列`,
  };
}
