import { textWidth, wrapText } from './text';

export interface EntryMode {
  id: string;
  label: string;
  /** Places on scales from 1 to 5. */
  commitment: number;
  control: number;
  status: 'now' | 'kept' | 'next' | 'possible' | 'open' | 'ruledOut';
}
export interface EntryMapInput {
  modes: readonly EntryMode[];
  /** Least control that makes sense and most commitment that can be carried, 1 to 5; a span while answers are open. */
  controlFrom: readonly [number, number];
  commitmentUpTo: readonly [number, number];
}

/** A mark and its label in lines, in px. */
export interface PlacedMode extends EntryMode {
  x: number;
  y: number;
  side: 'e' | 'w';
  lines: string[];
}
export interface EntryBand {
  control: number;
  top: number;
  height: number;
}
export interface EntryMapLayout {
  width: number;
  height: number;
  /** One per rung of control, the highest on top. */
  bands: EntryBand[];
  modes: PlacedMode[];
  /** Everything under `low` is too little control for sure, under `high` it may be; null where a line lies at the end of the scale. */
  floor: { low: number | null; high: number | null; label: number | null };
  /** Likewise to the right of `high`, of `low`. */
  ceiling: { low: number | null; high: number | null };
}

const rungs = [1, 2, 3, 4, 5];
export const entryLine = 16;
const row = { pad: 5, gap: 14, edge: 4 };
const band = { pad: 4, least: 26 };
/** Room for the name of the floor, under its line. */
const floorLabel = 22;
const fontSize = 13.5;

/**
 * Commitment to the right, control up. Every way in has a line of its own within the band of its control, so that no label can meet another; its label
 * stands on the side that has more room.
 *
 * @param width of the plot in px; a wider drawing may keep the same lines
 */
export function layoutEntryMap({ modes, controlFrom, commitmentUpTo }: EntryMapInput, width: number): EntryMapLayout {
  const column = width / rungs.length;
  const placed: PlacedMode[] = [];
  const bands: EntryBand[] = [];
  let top = 0;
  // The name of the floor stands in the topmost band that it shuts out.
  const below = controlFrom[1] > 1 ? controlFrom[1] - 1 : null;
  for (const control of [...rungs].reverse()) {
    let y = top + band.pad + (control === below ? floorLabel : 0);
    const here = modes.filter((mode) => mode.control === control).sort((a, b) => b.commitment - a.commitment);
    for (const mode of here) {
      const x = (mode.commitment - 0.5) * column;
      const room = { e: width - x - row.gap - row.edge, w: x - row.gap - row.edge };
      const side = room.e >= room.w ? 'e' : 'w';
      const lines = wrapText(mode.label, isMain(mode) ? fontSize * boldness : fontSize, room[side]);
      const height = lines.length * entryLine + row.pad;
      placed.push({ ...mode, x, y: y + height / 2, side, lines });
      y += height;
    }
    const height = Math.max(band.least, y + band.pad - top);
    bands.push({ control, top, height });
    top += height;
  }
  const under = (control: number) =>
    control > 1 ? bands[rungs.length - control]!.top + bands[rungs.length - control]!.height : null;
  const beyond = (commitment: number) => (commitment < rungs.length ? commitment * column : null);
  return {
    width,
    height: top,
    bands,
    modes: placed,
    floor: {
      low: under(controlFrom[0]),
      high: under(controlFrom[1]),
      label: below === null ? null : bands[rungs.length - below]!.top,
    },
    ceiling: { low: beyond(commitmentUpTo[0]), high: beyond(commitmentUpTo[1]) },
  };
}

/** How much wider the face is at weight 600. */
const boldness = 1.06;

/** What the advice is about: in heavier type. */
export function isMain({ status }: Pick<EntryMode, 'status'>): boolean {
  return status === 'now' || status === 'next';
}

/** Box that a label takes, halo apart. */
export function entryLabelBox({ x, y, side, lines, status }: PlacedMode): {
  x: number;
  y: number;
  w: number;
  h: number;
} {
  const w = Math.max(...lines.map((line) => textWidth(line, isMain({ status }) ? fontSize * boldness : fontSize)));
  const h = lines.length * entryLine;
  return { x: side === 'e' ? x + row.gap : x - row.gap - w, y: y - h / 2, w, h };
}
