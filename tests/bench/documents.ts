import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAdvice } from '../../lib/advice/index.ts';
import { carbonBasis, compiledBook } from '../../lib/advice/node.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import { ruleBook } from '../../lib/rulebook/node.ts';
import type { MeasuredDocuments } from './documents-alone.ts';
import { count, percentiles, type Section } from './section.ts';

/** PDFs of all cases in both languages, by a process that does nothing else: its first, the ones after it, and what it holds over many. */
export function documentRows(): Section {
  const folder = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
  try {
    const { book, cases } = ruleBook();
    for (const item of cases)
      for (const locale of ['zh', 'en'] as const) {
        const advice = buildAdvice(compiledBook(), profilesOf(book, item)[0]!, locale, null, carbonBasis());
        writeFileSync(join(folder, `${item.id}-${locale}.json`), JSON.stringify(advice));
      }
    const alone = fileURLToPath(new URL('./documents-alone.ts', import.meta.url));
    const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, alone, folder], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return section(JSON.parse(stdout) as MeasuredDocuments);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function section({ cold, full, brief, word, sheets, kB, memory }: MeasuredDocuments): Section {
  const row = (name: string, values: readonly number[], unit: string) => {
    const { median, p95, largest } = percentiles(values);
    return [name, ...[median, p95, largest].map((value) => `${count(value)} ${unit}`)];
  };
  const { before, after50, after, most } = memory;
  return {
    title: 'Documents',
    columns: ['from an advice', 'median', 'p95', 'largest'],
    rows: [
      ['first full PDF of a process', `${count(cold)} ms`, '', ''],
      row('full PDF/UA-1', full, 'ms'),
      row('PDF of two pages', brief, 'ms'),
      row('full Word document', word, 'ms'),
      row('spreadsheet', sheets, 'ms'),
      row('size of a full PDF', kB, 'kB'),
    ],
    notes: [
      `Processor time of all threads, from the advice to the bytes; ${full.length} full PDFs in a row, different in case or date. The process held ${count(before)} MB before them, ${count(after50)} MB after 50, ${count(after)} MB after all and ${count(most)} MB at most.`,
    ],
  };
}
