import { textWidth } from './text';

export type Side = 'e' | 'w' | 'n' | 's';
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}
export interface Point {
  /** px in the drawing. */
  x: number;
  y: number;
  label: string;
}

/** Area that two boxes share. */
export const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

/** Box of a label on one side of its point. */
export function labelBox({ x, y, label }: Point, side: Side, fontSize: number): Box {
  const w = textWidth(label, fontSize);
  const h = fontSize * 1.25;
  if (side === 'e') return { x: x + 10, y: y - h / 2, w, h };
  if (side === 'w') return { x: x - 10 - w, y: y - h / 2, w, h };
  return { x: x - w / 2, y: side === 'n' ? y - 9 - h : y + 9, w, h };
}

const sides = ['e', 'w', 's', 'n'] as const;

/**
 * A side for each label such that none leaves the frame or meets another label, another point or what is already taken; null where a label fits nowhere,
 * to be numbered and listed below. Of all ways to place them one with most labels placed; sides that cross no line go first, then east, west, south, north.
 */
export function placeLabels(
  points: readonly Point[],
  frame: { width: number; height: number },
  taken: readonly Box[] = [],
  lines: readonly Box[] = [],
  fontSize = 13.5,
): (Side | null)[] {
  const inside = { x: 2, y: 2, w: frame.width - 4, h: frame.height - 4 };
  const marks = points.map(({ x, y }) => ({ x: x - 8, y: y - 8, w: 16, h: 16 }));
  const candidates = points.map((point, index) => {
    const obstacles = [...marks.filter((_, other) => other !== index), ...taken];
    const found = sides.flatMap((side) => {
      const box = labelBox(point, side, fontSize);
      const fits = overlap(box, inside) > box.w * box.h - 0.5 && obstacles.every((other) => overlap(box, other) < 0.5);
      return fits ? [{ side, box, crosses: lines.some((line) => overlap(box, line) > 0) }] : [];
    });
    return found.sort((a, b) => Number(a.crosses) - Number(b.crosses));
  });
  let best: (Side | null)[] = points.map(() => null);
  let most = -1;
  const chosen: (Side | null)[] = [];
  const place = (index: number, boxes: readonly Box[], count: number): void => {
    if (count + points.length - index <= most) return;
    if (index === points.length) {
      most = count;
      best = [...chosen];
      return;
    }
    for (const { side, box } of candidates[index]!) {
      if (boxes.some((other) => overlap(box, other) >= 0.5)) continue;
      chosen[index] = side;
      place(index + 1, [...boxes, box], count + 1);
    }
    chosen[index] = null;
    place(index + 1, boxes, count);
  };
  place(0, [], 0);
  return best;
}

/** Points that stand so close that their marks would cover each other, as one. */
export function mergeNear<T extends Point>(points: readonly T[], join: string): T[] {
  const merged: T[] = [];
  for (const point of points) {
    const near = merged.findIndex(({ x, y }) => Math.abs(x - point.x) < 12 && Math.abs(y - point.y) < 12);
    if (near < 0) merged.push(point);
    else merged[near] = { ...merged[near]!, label: `${merged[near]!.label}${join}${point.label}` };
  }
  return merged;
}
