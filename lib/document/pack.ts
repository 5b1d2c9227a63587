import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * The same office file with the time of the document in place of the clock's, so that equal input gives equal bytes: as the time of each part, and as when
 * the file was made.
 *
 * @param date ISO date, `2026-11-20`
 * @param changes of parts by their name; the properties of the file are `docProps/core.xml`
 */
export function dated(
  bytes: Uint8Array,
  date: string,
  changes: Readonly<Record<string, (xml: string) => string>> = {},
): Uint8Array {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  // Zip knows the years 1980 to 2099, and local time: noon gives the same bytes in every time zone.
  const mtime = new Date(Math.min(Math.max(year, 1980), 2099), month - 1, day, 12);
  const at = (xml: string) =>
    xml.replace(/(<dcterms:(created|modified)\b[^>]*>)[^<]*/g, (_, tag: string) => `${tag}${date}T12:00:00Z`);
  const parts = Object.entries(unzipSync(bytes)).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const zippable: Zippable = {};
  for (const [name, part] of parts) {
    const change = changes[name];
    const timed = name === 'docProps/core.xml' ? strToU8(at(strFromU8(part))) : part;
    zippable[name] = [change ? strToU8(change(strFromU8(timed))) : timed, { mtime, level: 6 }];
  }
  return zipSync(zippable);
}

/** Readers look for the list of types first. */
function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : 1;
}
