import { strToU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { archive, type Entry } from '../../../lib/batch/server.ts';

const entry = (name: string, text: string | null): Entry => ({
  name,
  read: async () => (text === null ? null : strToU8(text)),
});

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

it('holds what it was given, under names in UTF-8, equal twice', async () => {
  const entries = [entry('001 蓝湾 – Ünï.pdf', 'one'), entry('002 gone.pdf', null), entry('003.pdf', 'three')];
  const bytes = await bytesOf(archive(entries, '2026-11-20'));
  const files = unzipSync(bytes);
  expect(Object.keys(files)).toEqual(['001 蓝湾 – Ünï.pdf', '003.pdf']);
  expect(files['003.pdf']).toEqual(strToU8('three'));
  // Bit 11 of the flags of the first entry: its name is UTF-8.
  expect(bytes.readUInt16LE(6) & 0x0800).toBe(0x0800);
  expect(Buffer.compare(await bytesOf(archive(entries, '2026-11-20')), bytes)).toBe(0);
});

it('is a valid empty archive if nothing is left', async () => {
  expect(unzipSync(await bytesOf(archive([entry('1', null)], '2026-11-20')))).toEqual({});
});

it('reads one document at a time, when its reader wants it', async () => {
  let read = 0;
  const entries = Array.from({ length: 50 }, (_, index) => ({
    name: `${index}`,
    read: async () => {
      read++;
      return new Uint8Array(100_000);
    },
  }));
  const reader = archive(entries, '2026-11-20').getReader();
  for (let parts = 0; parts < 4; parts++) await reader.read();
  expect(read).toBeLessThan(6);
  await reader.cancel();
});

it('tells its reader when a document cannot be read', async () => {
  const broken: Entry = { name: '1', read: () => Promise.reject(new Error('gone')) };
  await expect(bytesOf(archive([broken], '2026-11-20'))).rejects.toThrow('gone');
});
