import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import Busboy from '@fastify/busboy';

/** Why a file did not arrive. */
export type UploadProblem = 'noFile' | 'bytes' | 'half' | 'space';

export interface Arrived {
  readonly fields: ReadonlyMap<string, string>;
  /** As the browser said; no path of ours. */
  readonly fileName: string;
}

/** Characters of a field beside the file. */
const fieldCharacters = 400;

/** Streams the file of a form into one on disk. What came before it in the form is read too; nothing larger than a piece is in memory. */
export async function receive(request: Request, path: string, mostBytes: number): Promise<Arrived | UploadProblem> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body || !/^multipart\/form-data;.*boundary=/i.test(type)) return 'noFile';
  const fields = new Map<string, string>();
  let fileName: string | null = null;
  let isTooLarge = false;
  let failure: unknown;
  let written: Promise<unknown> = Promise.resolve();
  // The parser waits for a file that nobody takes any more: whatever ends early ends all.
  const ending = new AbortController();
  const end = (error: unknown) => {
    failure ??= error;
    ending.abort();
  };
  const { signal } = ending;
  try {
    const form = new Busboy({
      headers: { 'content-type': type },
      limits: { files: 1, fields: 10, fieldSize: fieldCharacters, fileSize: mostBytes },
    });
    form.on('field', (name, value) => fields.set(name, value));
    form.on('file', (_, stream, name) => {
      fileName = name ?? '';
      stream.on('limit', () => {
        isTooLarge = true;
        end('limit');
      });
      written = pipeline(stream, createWriteStream(/* turbopackIgnore: true */ path, { mode: 0o600 }), { signal });
      written.catch(end);
    });
    await pipeline(Readable.fromWeb(request.body as NodeStream), form, { signal });
    await written;
  } catch (error) {
    end(error);
    await written.catch(() => {});
    if (isTooLarge) return 'bytes';
    return (failure as NodeJS.ErrnoException).code === 'ENOSPC' ? 'space' : 'half';
  }
  return fileName === null ? 'noFile' : { fields, fileName };
}
