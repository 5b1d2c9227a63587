import { type Box, labelBox, mergeNear, overlap, placeLabels, type Side } from './place';
import { textWidth } from './text';

export interface Strengths {
  technology: number;
  resources: number;
}
export interface StrengthMapInput {
  you: Strengths & {
    label: string;
    /** Exact ranges over the open answers. */
    technologyRange?: readonly [number, number] | undefined;
    resourcesRange?: readonly [number, number] | undefined;
  };
  /** Cases from the sources: marks to steer by, not targets. */
  references: readonly (Strengths & { label: string })[];
  /** Scale ends and the line that parts weak from strong. */
  min: number;
  max: number;
  cut: number;
}
export interface PlacedReference extends Strengths {
  x: number;
  y: number;
  label: string;
  side: Side | null;
  /** Stands in the mark where the label fits nowhere. */
  number: number | null;
}
export interface StrengthMapLayout {
  you: { x: number; y: number; side: Side };
  /** What the open answers leave; null if nothing. */
  range: Box | null;
  /** The label stands on the range, above it or under it; null: beside the fix. */
  onRange: 'above' | 'under' | null;
  references: PlacedReference[];
  cut: { x: number; y: number };
  /** Line on which the names of the two lower quadrants stand. */
  lowerNames: number;
  /** What the label of the firm takes. */
  yours: Box;
}

/** Technology up, resources to the right, in px; references on the same spot share a mark. */
export function layoutStrengths(input: StrengthMapInput, plot: { width: number; height: number }): StrengthMapLayout {
  const { you, min, max, cut } = input;
  const share = (value: number) => (Math.min(Math.max(value, min), max) - min) / (max - min);
  const x = (value: number) => share(value) * plot.width;
  const y = (value: number) => (1 - share(value)) * plot.height;
  const point = <T extends Strengths>(item: T) => ({ ...item, x: x(item.resources), y: y(item.technology) });
  // The lower names of the quadrants make room for a firm at the bottom.
  const isLow = y(you.technologyRange?.[0] ?? you.technology) > plot.height - 30;
  const lowerNames = isLow ? y(cut) + 18 : plot.height - 10;
  const corners = [
    { x: 0, y: lowerNames - 16, w: plot.width, h: isLow ? 20 : 26 },
    { x: 0, y: 0, w: plot.width, h: 24 },
  ];
  const cuts = [
    { x: x(cut) - 2, y: 0, w: 4, h: plot.height },
    { x: 0, y: y(cut) - 2, w: plot.width, h: 4 },
  ];
  const [left, right] = you.resourcesRange ?? [you.resources, you.resources];
  const [bottom, upper] = you.technologyRange ?? [you.technology, you.technology];
  const range =
    right > left || upper > bottom
      ? { x: x(left), y: y(upper), w: Math.max(x(right) - x(left), 1.5), h: Math.max(y(bottom) - y(upper), 2) }
      : null;
  const fix = point(you);
  const room = textWidth(you.label, 15);
  const merged = mergeNear(input.references.map(point), ' · ');
  const marks = merged.map((mark) => ({ x: mark.x - 12, y: mark.y - 12, w: 24, h: 24 }));
  // The label stands on its range, unless that fills much of the drawing or the label would cover a mark: then beside the fix.
  const isSmall = range !== null && range.w < 0.45 * plot.width && range.h < 0.45 * plot.height;
  const stands = isSmall ? standing(range, room, plot, [...corners, ...marks]) : null;
  const side = placeLabels([fix], plot, [...corners, ...marks], cuts, 15)[0] ?? 'e';
  const yours = stands?.box ?? labelBox(fix, side, 15);
  const sides = placeLabels(
    merged,
    plot,
    [...corners, yours, { x: fix.x - 10, y: fix.y - 10, w: 20, h: 20 }],
    [...cuts, ...(range ? [range] : [])],
  );
  let numbered = 0;
  return {
    you: { x: fix.x, y: fix.y, side },
    range,
    onRange: stands?.on ?? null,
    references: merged.map((item, index) => {
      const placed = sides[index] ?? null;
      return { ...item, side: placed, number: placed === null ? ++numbered : null };
    }),
    cut: { x: x(cut), y: y(cut) },
    lowerNames,
    yours,
  };
}

/** Above the range or under it, wherever its label keeps clear of the frame and of what is taken. */
function standing(range: Box, room: number, plot: { width: number; height: number }, taken: readonly Box[]) {
  const x = Math.max(2, Math.min(range.x, plot.width - room - 2));
  return (
    (
      [
        { on: 'above', box: { x, y: range.y - 22, w: room, h: 20 } },
        { on: 'under', box: { x, y: range.y + range.h + 3, w: room, h: 20 } },
      ] as const
    ).find(({ box }) => box.y + box.h < plot.height && taken.every((other) => overlap(box, other) < 0.5)) ?? null
  );
}
