import { readFileSync, writeFileSync } from 'node:fs';
import { UsageError } from './command.ts';

/** The one FILE that a command takes. @throws UsageError if none or several are named */
export function onlyFile(positionals: readonly string[], usage: string): string {
  if (positionals.length === 1) return positionals[0]!;
  const what = positionals.length === 0 ? 'is missing' : 'only one is allowed';
  throw new UsageError(`FILE: ${what}; "-" reads standard input`, usage);
}

/**
 * Content of a file, of standard input for "-", read as UTF-8.
 * @param name what the content is, for the message
 * @throws UsageError if it cannot be read or has more than `most` bytes
 */
export function readInput(file: string, name: string, most: number): string {
  return readBytes(file, name, most).toString('utf8');
}

/** The same as bytes. @throws UsageError */
export function readBytes(file: string, name: string, most: number): Buffer {
  let content: Buffer;
  try {
    content = readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    throw new UsageError(
      `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`,
    );
  }
  if (content.length > most) throw new UsageError(`${name}: is ${content.length} bytes; allowed: at most ${most}`);
  return content;
}

/** Writes to a file, or to standard output if none is named. @throws UsageError if the file cannot be written */
export function writeOutput(content: string | Uint8Array, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(content);
    return;
  }
  try {
    writeFileSync(out, content);
  } catch (error) {
    throw new UsageError(`--out: ${out} cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}
