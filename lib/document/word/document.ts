import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  type Table,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import type { Logo } from '../logo.ts';
import { dated } from '../pack.ts';
import type { DocumentPayload } from '../payload.ts';
import { type Picture, pictureOf } from '../picture.ts';
import { printable } from '../text.ts';
import { labelled, paragraph, svgsOf, text, WordBlocks } from './blocks.ts';
import { bullets, numbers, style, stylesOf, textWidth, withTableStyles } from './styles.ts';

/**
 * A document for a word processor (.docx): named styles, captions and contents that it numbers itself, tables with rows of headings, pictures with what they
 * show. Equal payloads give equal bytes. Texts are texts: nothing in them is read as a field or as markup.
 */
export async function wordDocument(payload: DocumentPayload): Promise<Uint8Array> {
  const { locale, title, consultant, date } = payload;
  const svgs = payload.sections.flatMap(({ blocks }) => svgsOf(blocks));
  const pictures = new Map(await Promise.all(svgs.map(async (svg) => [svg, await pictureOf(svg)] as const)));
  const logo = payload.logo && (await logoOf(payload.logo));
  const file = new Document({
    title: printable(title),
    creator: printable(consultant),
    lastModifiedBy: printable(consultant),
    subject: printable(payload.client),
    styles: stylesOf(locale),
    numbering: { config: [bullets, numbers] },
    sections: [
      {
        properties: {
          titlePage: payload.length === 'full',
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134, header: 567, footer: 567 },
          },
        },
        headers: { default: header(payload) },
        footers: { default: footer(payload) },
        children: [...(logo ? [logo] : []), ...cover(payload), ...body(payload, pictures), ...sources(payload)],
      },
    ],
  });
  const language = locale === 'zh' ? 'zh-CN' : 'en-GB';
  return dated(await Packer.toBuffer(file), date.iso, {
    'docProps/core.xml': (xml) =>
      xml.replace('</cp:coreProperties>', `<dc:language>${language}</dc:language></cp:coreProperties>`),
    'word/document.xml': numbered,
    'word/styles.xml': withTableStyles,
  });
}

/** The library counts the places that contents lead to through all documents of a process; here each begins with 1. */
function numbered(xml: string): string {
  const marks = [...xml.matchAll(/<w:bookmarkStart w:name="(_Toc\d+)" w:id="(\d+)"/g)];
  const names = new Map(marks.map(([, name], index) => [name!, `_Toc${index + 1}`]));
  const ids = new Map(marks.map(([, , id], index) => [id!, `${index + 1}`]));
  return xml
    .replace(
      /(<w:bookmarkStart w:name=")(_Toc\d+)(" w:id=")(\d+)/g,
      (_, a, name, b, id) => `${a}${names.get(name)}${b}${ids.get(id)}`,
    )
    .replace(/(<w:bookmarkEnd w:id=")(\d+)/g, (_, a, id) => `${a}${ids.get(id) ?? id}`)
    .replace(/(<w:hyperlink\b[^<>]*w:anchor=")(_Toc\d+)/g, (_, a, name) => `${a}${names.get(name) ?? name}`)
    .replace(/(<w:instrText\b[^<>]*>\s*PAGEREF )(_Toc\d+)/g, (_, a, name) => `${a}${names.get(name) ?? name}`);
}

function cover({ title, client, consultant, date, passport, words, length }: DocumentPayload): Paragraph[] {
  const named = (label: string, name: string) =>
    name === ''
      ? []
      : [
          new Paragraph({ style: style.coverLabel, children: [text(label)] }),
          new Paragraph({ style: style.coverName, children: [text(name)] }),
        ];
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [text(title)] }),
    ...named(words.preparedFor, client),
    ...named(words.preparedBy, consultant),
    new Paragraph({ style: style.coverLabel, children: [text(date.text)] }),
    ...(length === 'full'
      ? [
          new Paragraph({ style: style.coverLabel, children: [text(words.passport)] }),
          ...passport.map((row) => paragraph(style.body, [{ quiet: `${row.term} ` }, row.text])),
          paragraph(style.body, [{ quiet: words.passportNote }]),
          new Paragraph({ children: [new PageBreak()] }),
        ]
      : []),
  ];
}

async function logoOf(logo: Logo): Promise<Paragraph> {
  const size = 60;
  const isSvg = logo.format === 'svg';
  const { bytes, width, height } = isSvg ? await pictureOf(new TextDecoder().decode(logo.bytes), size) : logo;
  return new Paragraph({
    style: style.figure,
    children: [
      new ImageRun({
        type: logo.format === 'jpg' ? 'jpg' : 'png',
        data: bytes,
        transformation: { width: Math.round((size * width) / height), height: size },
        // Pictures are numbered within a document; those of charts from 1.
        altText: { id: '1000', name: 'Logo', description: printable(logo.alt) },
      }),
    ],
  });
}

function body(
  { sections, words, length }: DocumentPayload,
  pictures: ReadonlyMap<string, Picture>,
): (Paragraph | Table | TableOfContents)[] {
  const blocks = new WordBlocks(words, pictures);
  const drawn = sections.map((section) => blocks.section(section));
  if (length === 'brief') return drawn.flat();
  const contents = [
    new Paragraph({ style: style.contents, children: [text(words.contents)] }),
    new TableOfContents(words.contents, { hyperlink: true, headingStyleRange: '1-2' }),
    new Paragraph({ children: [new PageBreak()] }),
  ];
  const isSummaryFirst = sections[0]?.id === 'summary';
  const first = isSummaryFirst ? [...drawn[0]!, new Paragraph({ children: [new PageBreak()] })] : [];
  return [...first, ...contents, ...drawn.slice(isSummaryFirst ? 1 : 0).flat()];
}

function sources({ sources, words, passport, length }: DocumentPayload): Paragraph[] {
  const list = sources.flatMap(({ number, line, statements }) => [
    labelled(style.source, number, line),
    ...statements.map((item) => labelled(style.statement, item.number, item.line)),
  ]);
  return [
    ...(list.length > 0 ? [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [text(words.sources)] })] : []),
    ...list,
    ...(length === 'brief' ? passport.map((row) => paragraph(style.body, [{ quiet: `${row.term} ${row.text}` }])) : []),
  ];
}

const tabStops = [{ type: TabStopType.RIGHT, position: textWidth }];

function header({ title, date }: DocumentPayload): Header {
  return new Header({
    children: [new Paragraph({ style: style.head, tabStops, children: [text(title), new TextRun(`\t${date.text}`)] })],
  });
}

function footer({ words }: DocumentPayload): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: style.head,
        tabStops,
        children: [
          text(words.foot),
          new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
