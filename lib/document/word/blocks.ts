import {
  HeadingLevel,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Chart, Column, DocumentPayload, Line, Section } from '../payload.ts';
import type { Picture } from '../picture.ts';
import { citeText, printable } from '../text.ts';
import { style, textWidth } from './styles.ts';

type TableBlock = Extract<Block, { readonly kind: 'table' }>;
type FactsBlock = Extract<Block, { readonly kind: 'facts' }>;

/** Text between the margins in px at 96 to an inch. */
const textPx = 642;
const headings = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** SVGs of these blocks. */
export function svgsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'chart') return [block.svg];
    return block.kind === 'columns' ? block.blocks.flatMap(svgsOf) : [];
  });
}

/** Draws blocks one after the other, numbers their captions and starts each numbered list anew. */
export class WordBlocks {
  readonly #words: DocumentPayload['words'];
  readonly #drawn: ReadonlyMap<string, Picture>;
  #lists = 0;
  #pictures = 0;
  #tables = 0;
  /** Headings above the block that is drawn: section, level 2, level 3. */
  #above: string[] = [];

  /** @param drawn the pictures of all charts by their SVG */
  constructor(words: DocumentPayload['words'], drawn: ReadonlyMap<string, Picture>) {
    this.#words = words;
    this.#drawn = drawn;
  }

  section({ title, blocks }: Section): (Paragraph | Table)[] {
    this.#above = [title];
    return [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: [text(title)] }),
      ...blocks.flatMap((block) => this.draw(block)),
    ];
  }

  draw(block: Block): (Paragraph | Table)[] {
    switch (block.kind) {
      case 'heading':
        this.#above = [...this.#above.slice(0, block.level - 1), block.text];
        return [new Paragraph({ heading: headings[block.level], children: [text(block.text)] })];
      case 'lead':
        return block.lines.map((line) => new Paragraph({ style: style.lead, children: [text(line)] }));
      case 'text':
        return [paragraph(style.body, block.line)];
      case 'note':
        return [paragraph(style.note, block.line)];
      case 'list':
        return this.#list(block.items, block.numbered ?? false);
      case 'reasons':
        return block.items.flatMap(({ weight, line, below }) => [
          new Paragraph({
            style: style.reason,
            children: [new TextRun({ style: style.strong, text: weight || '·' }), new TextRun('\t'), ...runs(line)],
          }),
          ...below.map((item) => paragraph(style.reasonBelow, item)),
        ]);
      case 'facts':
        return [factTable(block), gap()];
      case 'table':
        return this.#table(block);
      case 'columns':
        return block.blocks.flatMap((part) => part.flatMap((item) => this.draw(item)));
      case 'chart':
        return this.#chart(block);
    }
  }

  #list(items: readonly Line[], isNumbered: boolean): Paragraph[] {
    if (!isNumbered) return items.map((item) => paragraph(style.bullet, item));
    const instance = this.#lists++;
    return items.map(
      (item) =>
        new Paragraph({
          style: style.number,
          numbering: { reference: 'numbers', level: 0, instance },
          children: runs(item),
        }),
    );
  }

  #table({ columns, rows, whole }: TableBlock): (Paragraph | Table)[] {
    const widths = widthsOf(columns);
    const cell = (children: ParagraphChild[], index: number, look: string) =>
      new TableCell({
        width: { size: widths[index]!, type: WidthType.DXA },
        children: [
          new Paragraph({ style: look, alignment: columns[index]!.align === 'end' ? 'right' : 'left', children }),
        ],
      });
    const head = new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map(({ label }, index) => cell([text(label)], index, style.head)),
    });
    const body = rows.map(
      (row, place) =>
        new TableRow({
          cantSplit: true,
          keepNext: whole === true && place < rows.length - 1,
          children: row.map((line, index) => cell(runs(line), index, style.cell)),
        }),
    );
    const table = new Table({
      style: style.table,
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      tableLook: { firstRow: true, noHBand: true, noVBand: true },
      rows: [head, ...body],
    });
    return [this.#caption('Table', ++this.#tables, this.#above.slice(-2).join(this.#words.colon)), table, gap()];
  }

  #chart({ svg, alt }: Chart): Paragraph[] {
    const { bytes, width, height } = this.#drawn.get(svg)!;
    const place = ++this.#pictures;
    return [
      new Paragraph({
        style: style.figure,
        children: [
          new ImageRun({
            type: 'png',
            data: bytes,
            transformation: { width: textPx, height: Math.round((textPx * height) / width) },
            altText: { id: `${place}`, name: `${this.#words.figure} ${place}`, description: printable(alt) },
          }),
        ],
      }),
      this.#caption('Figure', place, alt),
    ];
  }

  /** Numbered by the word processor, so that what is moved or added is numbered anew. */
  #caption(counter: 'Table' | 'Figure', number: number, said: string): Paragraph {
    const name = counter === 'Table' ? this.#words.table : this.#words.figure;
    return new Paragraph({
      style: 'Caption',
      // Above a table, below a figure.
      keepNext: counter === 'Table',
      children: [
        text(`${name} `),
        new SimpleField(`SEQ ${counter} \\* ARABIC`, `${number}`),
        text(`${this.#words.colon}${said}`),
      ],
    });
  }
}

export function paragraph(look: string, line: Line): Paragraph {
  return new Paragraph({ style: look, children: runs(line) });
}

export function text(value: string): TextRun {
  return new TextRun(printable(value));
}

/** A line with what stands before it in a column of its own. */
export function labelled(look: string, label: string, line: Line): Paragraph {
  return new Paragraph({ style: look, children: [text(label), new TextRun('\t'), ...runs(line)] });
}

function runs(line: Line): TextRun[] {
  return line.map((piece) => {
    if (typeof piece === 'string') return text(piece);
    if ('strong' in piece) return new TextRun({ style: style.strong, text: printable(piece.strong) });
    if ('quiet' in piece) return new TextRun({ style: style.quiet, text: printable(piece.quiet) });
    return new TextRun({ style: style.cite, text: ` ${citeText(piece.cite)}` });
  });
}

function factTable({ rows }: FactsBlock): Table {
  const widths = [2700, textWidth - 2700];
  return new Table({
    style: style.facts,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstRow: false, firstColumn: true, noHBand: true, noVBand: true },
    rows: rows.map(
      ({ term, line }) =>
        new TableRow({
          cantSplit: true,
          children: [
            new TableCell({
              width: { size: widths[0]!, type: WidthType.DXA },
              children: [paragraph(style.cell, [{ quiet: term }])],
            }),
            new TableCell({
              width: { size: widths[1]!, type: WidthType.DXA },
              children: [paragraph(style.cell, line)],
            }),
          ],
        }),
    ),
  });
}

/** Two tables with nothing between them are one. */
function gap(): Paragraph {
  return new Paragraph({ style: style.cell, children: [] });
}

/** Columns that are as wide as their content get a fixed width: a word processor measures otherwise than we do. */
function widthsOf(columns: readonly Column[]): number[] {
  const narrow = 700;
  const shares = columns.reduce((sum, { width }) => sum + (width === 'auto' ? 0 : width), 0);
  const left = textWidth - narrow * columns.filter(({ width }) => width === 'auto').length;
  return columns.map(({ width }) => (width === 'auto' ? narrow : Math.floor((left * width) / shares)));
}
