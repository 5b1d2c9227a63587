import { Zip, ZipPassThrough } from 'fflate';

export interface Entry {
  readonly name: string;
  /** Null: gone meanwhile, left out. */
  read(): Promise<Uint8Array | null>;
}

/**
 * A zip file that is made while it is read: one entry at a time is in memory. Entries are stored as they are, since documents are packed already. Names are
 * in UTF-8.
 *
 * @param date ISO date of the entries, `2026-11-20`
 */
export function archive(entries: readonly Entry[], date: string): ReadableStream<Uint8Array> {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  // Zip knows the years 1980 to 2099, and local time: noon gives the same bytes in every time zone.
  const mtime = new Date(Math.min(Math.max(year, 1980), 2099), month - 1, day, 12);
  const left = [...entries];
  let zip: Zip;
  return new ReadableStream<Uint8Array>({
    start(stream) {
      zip = new Zip((error, part, isLast) => {
        if (error) stream.error(error);
        else stream.enqueue(part);
        if (isLast) stream.close();
      });
    },
    async pull() {
      for (let entry = left.shift(); entry; entry = left.shift()) {
        const bytes = await entry.read();
        if (!bytes) continue;
        const file = new ZipPassThrough(entry.name);
        file.mtime = mtime;
        zip.add(file);
        file.push(bytes, true);
        return;
      }
      zip.end();
    },
  });
}
