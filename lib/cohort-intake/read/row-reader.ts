import { type FileCell, idColumn, yearColumn } from '../../cohort/node.ts';
import { maxTextLength, type RuleBook } from '../../rulebook/index.ts';
import { sumWords } from '../../wizard/server.ts';
import { type CellReader, cellReader, type FaultCode, type Reading } from '../cells/index.ts';
import type { MappedColumn, Mapping } from '../match/mapping.ts';
import { columnNames } from '../match/propose.ts';
import type { Targets } from '../match/targets.ts';
import type { SourceRow } from '../source/source.ts';
import { fold } from '../words/fold.ts';
import { isUnknown } from '../words/value-words.ts';

/** A column of the cohort file and the column of the table that it comes from. */
export interface ReadColumn {
  readonly to: string;
  readonly header: string;
  readonly index: number;
  readonly read: CellReader;
}

export interface RowFault {
  /** 0-based column of the table. */
  readonly column: number;
  readonly value: string;
  readonly fault: FaultCode;
}

export interface ReadRow {
  readonly id: string;
  readonly asOf: number;
  /** Groups and answers, in the order of `RowReader.columns`. */
  readonly cells: readonly FileCell[];
  readonly faults: readonly RowFault[];
  readonly rejected: boolean;
}

/** Faults that leave no firm to speak of. */
const ofTheRow: readonly FaultCode[] = ['sum', 'noId'];

/** Reads the rows of one table by a mapping. */
export class RowReader {
  /** Headings, each with a name of its own. */
  readonly headers: readonly string[];
  /** Groups and answers that are read. */
  readonly columns: readonly ReadColumn[];
  readonly #id: ReadColumn | undefined;
  readonly #year: ReadColumn | undefined;
  readonly #mapping: Mapping;
  readonly #unknown: ReadonlySet<string>;

  /** @param header the line with the headings */
  constructor(header: readonly string[], mapping: Mapping, targets: Targets, book: RuleBook) {
    this.headers = columnNames(header);
    this.#mapping = mapping;
    this.#unknown = new Set(mapping.unknownWords?.map(fold));
    const read = mapping.columns.flatMap((column) => this.#readColumn(column, targets, book));
    this.#id = read.find(({ to }) => to === idColumn);
    this.#year = read.find(({ to }) => to === yearColumn);
    this.columns = read.filter((column) => column !== this.#id && column !== this.#year);
  }

  /** 0-based column that names the firms; -1 without one. */
  get idAt(): number {
    return this.#id?.index ?? -1;
  }

  read({ line, cells }: SourceRow): ReadRow {
    const faults: RowFault[] = [];
    const fail = (column: number, fault: FaultCode) => {
      faults.push({ column, value: cells[column] ?? '', fault });
    };
    const first = cells.findIndex((cell) => cell !== '');
    if (first >= 0 && sumWords.test(cells[first]!)) fail(first, 'sum');
    const id = this.#id ? (cells[this.#id.index] ?? '') : `row-${line}`;
    if (this.#id && id === '') fail(this.#id.index, 'noId');
    const isNamed = id.length <= maxTextLength;
    if (!isNamed) fail(this.#id!.index, 'text');
    const asOf = this.#yearOf(cells, fail);
    const values = this.columns.map(({ index, read }): FileCell => {
      const cell = cells[index] ?? '';
      if (cell === '') return null;
      const reading = read(cell, asOf);
      if ('value' in reading) return reading.value;
      fail(index, reading.fault);
      return null;
    });
    for (let index = this.headers.length; index < cells.length; index++) if (cells[index] !== '') fail(index, 'beyond');
    const isStrict = this.#mapping.badCells === 'reject';
    const rejected = !isNamed || faults.some(({ fault }) => isStrict || ofTheRow.includes(fault));
    return { id, asOf, cells: values, faults, rejected };
  }

  #yearOf(cells: readonly string[], fail: (column: number, fault: FaultCode) => void): number {
    const cell = this.#year ? (cells[this.#year.index] ?? '') : '';
    if (isUnknown(cell, this.#unknown)) return this.#mapping.asOf;
    const year = Number(/^(\d{4})(?:\.0+)?(?:\D|$)/.exec(cell.normalize('NFKC'))?.[1]);
    if (year >= 1900 && year <= 2100) return year;
    fail(this.#year!.index, 'year');
    return this.#mapping.asOf;
  }

  #readColumn(column: MappedColumn, targets: Targets, book: RuleBook): ReadColumn[] {
    const { header, to } = column;
    if (to === null) return [];
    const exact = this.headers.indexOf(header);
    const index =
      exact >= 0 ? exact : this.headers.findIndex((name) => fold(name) === fold(header) && fold(name) !== '');
    if (index < 0) return [];
    const answers = targets.columns.get(to);
    const read = answers ? cellReader(book, answers, column, this.#unknown) : (cell: string) => this.#free(cell);
    return [{ to, header: this.headers[index]!, index, read }];
  }

  /** What firms are grouped by is any text. */
  #free(cell: string): Reading {
    if (isUnknown(cell, this.#unknown)) return { value: null };
    return cell.length > maxTextLength ? { fault: 'text' } : { value: cell };
  }
}
