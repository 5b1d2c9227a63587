import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { IntakeError } from '../problem.ts';
import type { Encoding } from './source.ts';

/** Name of an encoding as users know it. */
export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  gb18030: 'GB18030',
  'windows-1252': 'Windows-1252',
};

/**
 * How the text of a file is encoded. UTF-8 is certain, since other text hardly ever is valid UTF-8 by chance; the whole file is looked at, because
 * the first name with an accent may stand at its end.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  let start: Buffer | null = null;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (!start) {
      start = chunk;
      const wide = wideEncoding(chunk);
      if (wide) return wide;
      if (chunk.includes(0)) throw new IntakeError(noText);
    }
    const bytes = Buffer.concat([rest, chunk]);
    const end = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return narrowEncoding(bytes);
    rest = bytes.subarray(end);
  }
  return rest.length === 0 ? 'utf-8' : narrowEncoding(rest);
}

const noText = {
  en: 'the file is no table; allowed: CSV or other delimited text, XLSX, Parquet',
  zh: '这个文件不是表格；允许：CSV 等带分隔符的文本、XLSX、Parquet',
};

/** Of ASCII text in UTF-16 every other byte is 0; Chinese text with a mark is told by that. */
function wideEncoding(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let i = 0; i < Math.min(bytes.length, 4096); i++) if (bytes[i] === 0) zeros[i % 2]!++;
  const [even, odd] = zeros as [number, number];
  if (even + odd < Math.min(bytes.length, 4096) / 20) return null;
  return odd > 4 * even ? 'utf-16le' : even > 4 * odd ? 'utf-16be' : null;
}

/** Where the last character ends that stands whole in the bytes. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Chinese characters of GB18030 are pairs of bytes above 0x80; accented letters of Western text stand alone. */
function narrowEncoding(bytes: Buffer): Encoding {
  let pairs = 0;
  let single = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    if ((bytes[i + 1] ?? 0) >= 0x80) {
      pairs++;
      i++;
    } else single++;
  }
  return pairs >= single ? 'gb18030' : 'windows-1252';
}

/** The text of a file, piece by piece. @throws IntakeError at bytes that are none in this encoding */
export async function* decoded(path: string, encoding: Encoding, bytes?: number): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let read = 0;
  const end = bytes === undefined ? undefined : bytes - 1;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18, end }) as AsyncIterable<Buffer>) {
    yield decode(() => decoder.decode(chunk, { stream: true }), encoding, read);
    read += chunk.length;
  }
  // A sample may end within a character.
  if (bytes === undefined) yield decode(() => decoder.decode(), encoding, read);
}

function decode(read: () => string, encoding: Encoding, from: number): string {
  try {
    return read();
  } catch {
    const name = encodingNames[encoding];
    throw new IntakeError({
      en: `from byte ${from + 1} on, the text cannot be read as ${name}; save the file as UTF-8, or name its encoding`,
      zh: `从第 ${from + 1} 个字节起无法按 ${name} 读取；请把文件另存为 UTF-8，或指明编码`,
    });
  }
}
