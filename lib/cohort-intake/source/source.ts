import type { Localised } from '../../rulebook/index.ts';

/** A line of a file. Every cell is text as somebody would type it: numbers plain, percentages with their sign, dates as 2026-03-31, empty for nothing. */
export interface SourceRow {
  /** 1-based line of a text file or sheet; in Parquet the header is 0 and rows count from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A table in a file, read from its beginning as often as asked. */
export interface TableSource {
  readonly format: 'csv' | 'xlsx' | 'parquet';
  /** How the file was read, for its owner to check. */
  readonly notes: readonly Localised[];
  /** Sheets of a workbook; empty for other files. */
  readonly sheets: readonly string[];
  /** What to open it with again, to have it read the same way. */
  readonly options: SourceOptions;
  /** Lines that hold anything, the header among them. @throws IntakeError where the file cannot be read further */
  lines(): AsyncIterable<SourceRow>;
}

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** What a user says about a file; what is left out is detected. */
export interface SourceOptions {
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  /** Name of a sheet. */
  readonly sheet?: string | undefined;
}
