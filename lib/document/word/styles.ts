import { AlignmentType, type IStylesOptions, LevelFormat, LineRuleType, type NumberingDefinition } from 'docx';
import type { Locale } from '../../rulebook/index.ts';

const ink = '0F232C';
const quiet = '566A74';
const sea = '0B5C7C';

/** Names by which a paragraph or a run takes its look: whoever restyles the document changes these and nothing else. */
export const style = {
  lead: 'Lead',
  body: 'BodyText',
  note: 'Note',
  bullet: 'ListBullet',
  number: 'ListNumber',
  reason: 'Reason',
  reasonBelow: 'ReasonBelow',
  cell: 'TableText',
  head: 'TableHead',
  figure: 'Figure',
  source: 'Source',
  statement: 'SourceStatement',
  contents: 'ContentsHeading',
  coverLabel: 'CoverLabel',
  coverName: 'CoverName',
  quiet: 'QuietText',
  cite: 'Citation',
  strong: 'Strong',
  table: 'AdviceTable',
  facts: 'FactTable',
} as const;

/** Text between the margins, in twentieths of a point: 170 mm. */
export const textWidth = 9638;
/** Twentieths of a point. */
const pt = 20;

export function stylesOf(locale: Locale): IStylesOptions {
  const paragraph = (
    id: string,
    name: string,
    {
      basedOn = 'Normal',
      ...look
    }: { basedOn?: string } & Omit<NonNullable<IStylesOptions['paragraphStyles']>[number], 'id' | 'name'>,
  ) => ({ id, name, basedOn, quickFormat: true, ...look });
  return {
    default: {
      document: {
        run: {
          size: 20,
          color: ink,
          font: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'Microsoft YaHei' },
          language: { value: locale === 'zh' ? 'zh-CN' : 'en-GB', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { after: 6 * pt, line: locale === 'zh' ? 288 : 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: 64, bold: true },
        paragraph: { spacing: { before: 60 * pt, after: 12 * pt, line: 240, lineRule: LineRuleType.AUTO } },
      },
      heading1: {
        run: { size: 32, bold: true, color: ink },
        paragraph: { spacing: { before: 24 * pt, after: 8 * pt }, keepNext: true },
      },
      heading2: {
        run: { size: 24, bold: true, color: ink },
        paragraph: {
          spacing: { before: 14 * pt, after: 6 * pt },
          keepNext: true,
          border: { bottom: { style: 'single', size: 6, space: 2, color: ink } },
        },
      },
      heading3: {
        run: { size: 21, bold: true, color: ink },
        paragraph: { spacing: { before: 10 * pt, after: 4 * pt }, keepNext: true },
      },
      caption: {
        run: { size: 18, color: quiet, italics: false, bold: false },
        paragraph: { spacing: { before: 6 * pt, after: 4 * pt }, keepNext: true },
      },
    },
    paragraphStyles: [
      paragraph(style.body, 'Body Text', {}),
      paragraph(style.lead, 'Lead', { run: { size: 25 }, paragraph: { spacing: { before: 4 * pt, after: 8 * pt } } }),
      paragraph(style.note, 'Note', {
        paragraph: {
          shading: { type: 'clear', fill: 'FBF4DF', color: 'auto' },
          border: { left: { style: 'single', size: 18, space: 6, color: 'C9A44A' } },
          indent: { left: 160 },
        },
      }),
      paragraph(style.bullet, 'List Bullet', { paragraph: { numbering: { reference: 'bullets', level: 0 } } }),
      paragraph(style.number, 'List Number', {}),
      paragraph(style.reason, 'Reason', { paragraph: { indent: { left: 480, hanging: 480 } } }),
      paragraph(style.reasonBelow, 'Reason Below', {
        basedOn: style.reason,
        run: { size: 18, color: quiet },
        paragraph: { indent: { left: 480, hanging: 0 } },
      }),
      paragraph(style.cell, 'Table Text', { run: { size: 18 }, paragraph: { spacing: { before: 40, after: 40 } } }),
      paragraph(style.head, 'Table Head', {
        basedOn: style.cell,
        run: { bold: true, color: quiet },
        paragraph: { keepNext: true },
      }),
      paragraph(style.figure, 'Figure', { paragraph: { keepNext: true, spacing: { before: 8 * pt, after: 0 } } }),
      paragraph(style.source, 'Source', {
        paragraph: { indent: { left: 600, hanging: 600 }, keepNext: true, spacing: { before: 8 * pt, after: 3 * pt } },
      }),
      paragraph(style.statement, 'Source Statement', {
        run: { size: 18 },
        paragraph: { indent: { left: 600, hanging: 600 }, spacing: { after: 3 * pt } },
      }),
      paragraph(style.contents, 'Contents Heading', { run: { size: 32, bold: true } }),
      ...([1, 2] as const).map((level) =>
        paragraph(`TOC${level}`, `toc ${level}`, {
          paragraph: {
            indent: { left: (level - 1) * 240 },
            spacing: { after: 2 * pt },
            rightTabStop: textWidth,
          },
        }),
      ),
      paragraph(style.coverLabel, 'Cover Label', {
        run: { color: quiet },
        paragraph: { spacing: { before: 18 * pt, after: 0 }, keepNext: true },
      }),
      paragraph(style.coverName, 'Cover Name', {
        run: { size: 32, bold: true },
        paragraph: { spacing: { line: 260 } },
      }),
    ],
    characterStyles: [
      { id: style.quiet, name: 'Quiet Text', quickFormat: true, run: { color: quiet } },
      { id: style.cite, name: 'Citation', quickFormat: true, run: { color: sea, size: 17 } },
      { id: style.strong, name: 'Strong', quickFormat: true, run: { bold: true } },
    ],
  };
}

/** Adds the styles of tables, for which the library has no options that leave its own styles in place. */
export function withTableStyles(xml: string): string {
  const styles = tableStyle(style.table, 'Advice Table', true) + tableStyle(style.facts, 'Fact Table', false);
  return xml.replace('</w:styles>', `${styles}</w:styles>`);
}

function tableStyle(id: string, name: string, hasHead: boolean): string {
  const rule = (side: string, size: number, color: string) =>
    `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${color}"/>`;
  const head = hasHead
    ? `<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${rule('bottom', 8, ink)}</w:tcBorders></w:tcPr></w:tblStylePr>`
    : '';
  return (
    `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:uiPriority w:val="99"/><w:qFormat/>` +
    `<w:tblPr><w:tblBorders>${rule('bottom', 4, 'D6E0E4')}${rule('insideH', 4, 'D6E0E4')}</w:tblBorders>` +
    `<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>${head}</w:style>`
  );
}

export const bullets: NumberingDefinition = {
  reference: 'bullets',
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '•',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 360, hanging: 260 } } },
    },
  ],
};

export const numbers: NumberingDefinition = {
  reference: 'numbers',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 400, hanging: 400 } } },
    },
  ],
};
