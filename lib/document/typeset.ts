import { join } from 'node:path';
import { type CompileDocArgs, NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import type { DocumentPayload } from './payload.ts';
import { fontFolders, templateFolder } from './places.ts';
import { printable } from './text.ts';

/** The typesetter refused a document: a fault of the template, with what it said. */
export class TypesetError extends Error {}

let made: NodeCompiler | undefined;

function compiler(): NodeCompiler {
  // One document is too small to be shared out: more threads take a tenth more of the processor and gain no time.
  process.env.RAYON_NUM_THREADS ??= '1';
  made ??= NodeCompiler.create({ workspace: templateFolder(), fontArgs: [{ fontPaths: fontFolders() }] });
  return made;
}

/**
 * A document as PDF/UA-1: tagged, with outline, language and embedded fonts. Equal payloads give equal bytes. Characters that no face of ours has are shown by
 * their number, `[U+0E44]`.
 * @throws TypesetError
 */
export function typeset(payload: DocumentPayload): Uint8Array {
  let text = JSON.stringify(drawn(payload), (_, value) => (typeof value === 'string' ? printable(value) : value));
  let breaksWords = hasLongWord(payload);
  // The compiler names the first characters that no face has; a second text may hold others.
  for (let attempt = 0; attempt < most; attempt++) {
    try {
      return compile(payload, text, breaksWords);
    } catch (error) {
      const missing = missingCharacters(error);
      if (missing.length === 0) throw new TypesetError(said(error), { cause: error });
      text = replaced(text, missing);
      breaksWords = true;
    }
  }
  throw new TypesetError('characters without a face are left');
}

/** Whether some word is too long for a line. To look for such words while typesetting costs a twentieth of the time of a document. */
function hasLongWord(value: unknown): boolean {
  if (typeof value === 'string') return /[^\s\p{Script=Han}\p{Script=Arabic}\p{Script=Hebrew}]{24,}/u.test(value);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return false;
  return Object.entries(value).some(([key, part]) => key !== 'svg' && hasLongWord(part));
}

/** Attempts to name what no face has. */
const most = 5;

/** Sizes of type in pt: a brief takes the first that fits on its two pages. */
const sizes = { full: [9.6], brief: [8.8, 8.2, 7.6, 7] } as const;
const briefPages = 2;

function compile({ date, logo, length }: DocumentPayload, payload: string, breaksWords: boolean): Uint8Array {
  const typst = compiler();
  const folder = templateFolder();
  try {
    typst.mapShadow(join(folder, 'payload.json'), Buffer.from(payload));
    if (logo) typst.mapShadow(join(folder, `logo.${logo.format}`), Buffer.from(logo.bytes));
    const words = breaksWords ? 'broken' : 'whole';
    const at = (size: number) => ({
      mainFilePath: join(folder, 'template.typ'),
      inputs: { size: String(size), words },
    });
    const size = sizes[length].find((tried, index, all) => index === all.length - 1 || fits(typst, at(tried)))!;
    // From the source at once: a compiled document handed to JavaScript would hold its memory until some later clean-up.
    return typst.pdf(at(size), { pdfStandard: 'ua-1', creationTimestamp: Math.floor(Date.parse(date.iso) / 1000) });
  } finally {
    typst.resetShadow();
    typst.evictCache(0);
  }
}

function fits(typst: NodeCompiler, source: CompileDocArgs): boolean {
  const [pages] = typst.query(source, { selector: '<pages>', field: 'value' }) as [number];
  return pages <= briefPages;
}

/** What the template reads. */
function drawn({ date, logo, ...payload }: DocumentPayload) {
  const [year, month, day] = date.iso.split('-').map(Number);
  return {
    ...payload,
    date: { ...date, year, month, day },
    logo: logo && { file: `logo.${logo.format}`, alt: logo.alt },
  };
}

function said(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message);
}

/** Characters of which the compiler says that no face has them; the text of its error is in `code`. */
function missingCharacters(error: unknown): string[] {
  const found = said(error).matchAll(/the text `\\"(.*?)\\"` could not be displayed/g);
  return [...found].map(([, text]) =>
    text!.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
  );
}

function replaced(json: string, clusters: readonly string[]): string {
  const named = (text: string) =>
    [...text]
      .map((character) => `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`)
      .join('');
  return clusters.reduce((text, cluster) => text.replaceAll(cluster, named(cluster)), json);
}
