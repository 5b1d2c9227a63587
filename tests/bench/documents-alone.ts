import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Advice } from '../../lib/advice/index.ts';
import { type DocumentSetup, documentPayload } from '../../lib/document/index.ts';
import { typeset, wordDocument, workbook } from '../../lib/document/node.ts';
import { processorNow } from './section.ts';

/** Full PDFs made one after the other. */
const documents = 500;

export interface MeasuredDocuments {
  /** Milliseconds of processor time: the first document of the process, then each after it. */
  readonly cold: number;
  readonly full: readonly number[];
  readonly brief: readonly number[];
  readonly word: readonly number[];
  readonly sheets: readonly number[];
  readonly kB: readonly number[];
  /** MB held by the process. */
  readonly memory: { readonly before: number; readonly after50: number; readonly after: number; readonly most: number };
}

/** Run by `documents.ts` as a process of its own, with a folder of advices: their making would count otherwise. */
async function alone(folder: string): Promise<MeasuredDocuments> {
  const files = readdirSync(folder);
  const adviceAt = (index: number): Advice =>
    JSON.parse(readFileSync(join(folder, files[index % files.length]!), 'utf8')) as Advice;
  const setupAt = (index: number, length: DocumentSetup['length']): DocumentSetup => ({
    length,
    date: `2026-01-${String((Math.floor(index / files.length) % 28) + 1).padStart(2, '0')}`,
  });
  const kB: number[] = [];
  const timed = async (index: number, make: (advice: Advice) => Uint8Array | Promise<Uint8Array>) => {
    const advice = adviceAt(index);
    const started = processorNow();
    const bytes = await make(advice);
    const spent = processorNow() - started;
    kB.push(bytes.length / 1000);
    // As in a server: memory outside of JavaScript is given back between two turns of the event loop.
    await setImmediate();
    return spent;
  };
  const pdf = (length: DocumentSetup['length'], index: number) =>
    timed(index, (advice) => typeset(documentPayload(advice, setupAt(index, length))));
  const held = () => process.memoryUsage().rss / 1e6;

  const before = held();
  const cold = await pdf('full', 0);
  const full: number[] = [];
  const memory: number[] = [];
  for (let index = 1; index < documents; index++) {
    full.push(await pdf('full', index));
    memory.push(held());
  }
  const sizes = [...kB];
  const [brief, word, sheets]: [number[], number[], number[]] = [[], [], []];
  for (const index of files.keys()) {
    brief.push(await pdf('brief', index));
    word.push(await timed(index, (advice) => wordDocument(documentPayload(advice, setupAt(index, 'full')))));
    sheets.push(await timed(index, (advice) => workbook(advice, setupAt(index, 'full'))));
  }
  const most = Math.max(...memory);
  return {
    cold,
    full,
    brief,
    word,
    sheets,
    kB: sizes,
    memory: { before, after50: memory[49]!, after: memory.at(-1)!, most },
  };
}

process.stdout.write(JSON.stringify(await alone(process.argv[2]!)));
