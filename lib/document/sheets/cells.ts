import type { Cell, CellObject, Feature, Image, Row, Sheet } from 'write-excel-file/node';
import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from 'write-excel-file/utility';
import { printable } from '../text.ts';

/** What the library takes as the content of a file. */
type FileContent = Image['content'];

/** A choice from a list, or a day, for the cells of one column. */
export interface Choice {
  /** 0-based. */
  readonly column: number;
  /** 1-based, both included. */
  readonly rows: readonly [number, number];
  readonly from: readonly string[] | 'days';
}

/** One sheet: rows of cells, the first of which stay in sight. */
export interface SheetPlan {
  readonly name: string;
  /** Characters. */
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
  /** Rows above the table, its head included. */
  readonly sticky?: number;
  readonly choices?: readonly Choice[];
  /** Whether the rows below the head can be filtered. */
  readonly filter?: boolean;
}

const look = { alignVertical: 'top', wrap: true } as const;

/** Begins like something that a spreadsheet would compute. */
const formulaLike = /^[=+\-@\t\r]/;

/**
 * Text that stays text: a cell of type string is never computed, and one that looks like a formula is marked as text, so that it stays one when somebody edits it.
 */
export function words(text: string, more: Partial<CellObject> = {}): CellObject {
  const value = printable(text);
  return { ...look, type: String, value, ...(formulaLike.test(value) ? { format: '@' } : {}), ...more } as CellObject;
}

/** A number, empty for null. */
export function figure(value: number | null, format = '0.##'): Cell {
  return value === null ? null : { ...look, wrap: false, type: Number, value, format };
}

/** Computed by the spreadsheet, from cells of this workbook only. */
export function formula(value: string, format = '#,##0'): CellObject {
  return { alignVertical: 'top', type: 'Formula', value, format };
}

/** What the reader fills in. */
export function entry(value = ''): CellObject {
  return { ...words(value), backgroundColor: '#fbf4df', borderStyle: 'thin', borderColor: '#d6e0e4' } as CellObject;
}

/** A day that the reader fills in. */
export function dayEntry(): CellObject {
  return { ...entry(), type: Date, value: undefined, format: 'yyyy-mm-dd' } as CellObject;
}

export function head(labels: readonly string[]): Row {
  return labels.map((label) =>
    words(label, {
      fontWeight: 'bold',
      backgroundColor: '#e3f0f5',
      bottomBorderStyle: 'thin',
      bottomBorderColor: '#0f232c',
    }),
  );
}

/** `A`, `B` … `AA` for 0, 1 … 26. */
export function letter(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : `${letter(Math.floor(column / 26) - 1)}${letter(column % 26)}`;
}

export function sheetOf({ name, widths, rows, sticky = 0 }: SheetPlan): Sheet<FileContent> {
  return {
    sheet: sheetName(name),
    data: rows as Row[],
    columns: widths.map((width) => ({ width })),
    orientation: 'landscape',
    ...(sticky > 0 ? { stickyRowsCount: sticky } : {}),
  };
}

/** Spreadsheets allow 31 characters, and some not at all. */
function sheetName(name: string): string {
  return printable(name)
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31);
}

/** Lists to choose from, days and filters, which the library leaves to others. */
export function choicesOf(plans: readonly SheetPlan[]): Feature<FileContent> {
  const file = 'xl/worksheets/sheet{id}.xml';
  const insert = (xml: string, markup: string) =>
    markup === ''
      ? xml
      : insertElementMarkupAccordingToOrderOfSiblings(xml, markup, getOrderOfSiblings(file, 'worksheet')!, 'worksheet');
  return {
    files: {
      transform: {
        [file]: {
          transform: (xml: string, _: unknown, { sheetIndex }: { sheetIndex: number }) => {
            const plan = plans[sheetIndex]!;
            return insert(insert(xml, filterMarkup(plan)), choiceMarkup(plan.choices ?? []));
          },
        },
      },
    },
  };
}

function filterMarkup({ filter, sticky = 0, rows }: SheetPlan): string {
  if (!filter || rows.length <= sticky) return '';
  return `<autoFilter ref="A${sticky}:${letter(rows[sticky - 1]!.length - 1)}${rows.length}"/>`;
}

function choiceMarkup(choices: readonly Choice[]): string {
  const some = choices.filter(({ rows: [first, last] }) => last >= first);
  if (some.length === 0) return '';
  const each = some.map(({ column, rows: [first, last], from }) => {
    const place = `sqref="${letter(column)}${first}:${letter(column)}${last}"`;
    return from === 'days'
      ? `<dataValidation type="date" operator="greaterThan" allowBlank="1" showErrorMessage="1" ${place}><formula1>36526</formula1></dataValidation>`
      : `<dataValidation type="list" allowBlank="1" showErrorMessage="1" ${place}><formula1>&quot;${from.join(',')}&quot;</formula1></dataValidation>`;
  });
  return `<dataValidations count="${some.length}">${each.join('')}</dataValidations>`;
}
