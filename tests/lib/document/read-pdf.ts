import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly pages: number;
  readonly language: string | null;
  readonly title: string | null;
  readonly tagged: boolean;
  /** What a reader hears, page after page: headers, footers and other decoration left out, without any white space. */
  readonly text: string;
  /** Titles of the outline, with what stands below them. */
  readonly outline: readonly string[];
  /** Texts that stand for pictures. */
  readonly alts: readonly string[];
}

/** White space is where a line happens to break; a PDF keeps none of it. */
export function solid(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** Reads a PDF as another program would. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const file = await task.promise;
  const { info } = await file.getMetadata();
  const details = info as Readonly<Record<string, string | null | undefined>>;
  // Its types say an object; it is a map.
  const marks = (await file.getMarkInfo()) as ReadonlyMap<string, boolean> | null;
  const texts: string[] = [];
  const alts: string[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    texts.push(heard((await page.getTextContent({ includeMarkedContent: true })).items as Item[]));
    collectAlts((await page.getStructTree()) as Node | null, alts);
  }
  const outline = await file.getOutline();
  const titles = (items: readonly OutlineItem[]): string[] =>
    items.flatMap(({ title, items: below }) => [title, ...titles(below)]);
  const read = {
    pages: file.numPages,
    language: details.Language ?? null,
    title: details.Title ?? null,
    tagged: marks?.get('Marked') ?? false,
    text: solid(texts.join('')),
    outline: titles((outline ?? []) as OutlineItem[]),
    alts,
  };
  await task.destroy();
  return read;
}

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

interface Item {
  readonly type?: 'beginMarkedContent' | 'beginMarkedContentProps' | 'endMarkedContent';
  readonly tag?: string;
  readonly str?: string;
}

/** Text outside of artifacts. */
function heard(items: readonly Item[]): string {
  const open: boolean[] = [];
  let text = '';
  for (const { type, tag, str } of items) {
    if (type === 'endMarkedContent') open.pop();
    else if (type) open.push(tag === 'Artifact');
    else if (!open.includes(true)) text += str ?? '';
  }
  return text;
}

interface Node {
  readonly alt?: string;
  readonly children?: readonly Node[];
}

function collectAlts(node: Node | null, into: string[]): void {
  if (node?.alt) into.push(node.alt);
  for (const child of node?.children ?? []) collectAlts(child, into);
}
