import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { type DocumentSetup, documentPayload } from '../../../lib/document/index.ts';
import { typeset } from '../../../lib/document/node.ts';
import { comparePicture } from '../../support/pictures.ts';
import { adviceOf } from './advices.ts';

const stored = fileURLToPath(new URL('./visual/', import.meta.url));
const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0;
if (!hasPoppler)
  console.warn(
    'SKIPPED: pages of the PDFs are not compared with their stored pictures; install poppler-utils (pdftoppm).',
  );

/** Pages as PNG, by their number. */
function pagesOf(pdf: Uint8Array, wanted: readonly number[]): Map<number, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-pages-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, pdf);
    for (const page of wanted) {
      const range = ['-f', `${page}`, '-l', `${page}`];
      const { status, stderr } = spawnSync('pdftoppm', ['-r', '60', ...range, '-png', file, join(folder, 'page')]);
      if (status !== 0) throw new Error(stderr.toString());
    }
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
    return new Map(names.map((name) => [Number(/-(\d+)\.png$/.exec(name)![1]), readFileSync(join(folder, name))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!hasPoppler)('pages look as they did', () => {
  it.each([
    // Cover, summary, contents; where the firm stands; ways in with the drawing; the carbon border; risks; sources.
    ['steel-zh-full', 'made-up-steel-fasteners', 'zh', 'full', [1, 2, 3, 5, 8, 12, 15, 25]],
    ['steel-en-brief', 'made-up-steel-fasteners', 'en', 'brief', [1, 2]],
    ['cathode-en-full', 'made-up-cathode-maker', 'en', 'full', [1, 2, 4, 6, 7, 9]],
  ] as const)('%s', (name, id, locale, length, pages) => {
    const setup: DocumentSetup = {
      client: '宁波某某公司 Ltd',
      consultant: 'Adviser & Partner',
      date: '2026-11-20',
      length,
    };
    // The edition of the rule book changes with every rule; the pictures only with what is told otherwise.
    const advice = {
      ...adviceOf(id, locale),
      rulebook: { version: '0.0.0', date: '2026-01-01', hash: '0123456789abcdef' },
      fingerprint: 'fedcba9876543210',
    };
    const drawn = pagesOf(typeset(documentPayload(advice, setup)), pages);
    for (const page of pages)
      comparePicture(stored, `${name}-${page}`, drawn.get(page)!, 'tests/lib/document/visual.test.ts');
  });
});
