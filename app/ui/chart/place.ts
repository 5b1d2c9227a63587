import { textWidth } from './text';

export type Side = 'e' | 'w' | 'n' | 's';
interface Box {
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

const overlap = (a: Box, b: Box) =>
  Math.max(0, Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y));

function boxOf({ x, y, label }: Point, side: Side, fontSize: number): Box {
  const w = textWidth(label, fontSize);
  const h = fontSize * 1.25;
  if (side === 'e') return { x: x + 10, y: y - h / 2, w, h };
  if (side === 'w') return { x: x - 10 - w, y: y - h / 2, w, h };
  return { x: x - w / 2, y: side === 'n' ? y - 9 - h : y + 9, w, h };
}

/**
 * A side for each label: the first of east, west, south, north that keeps clear of the frame,
 * the other points, what is already taken and the labels placed before; else the one that overlaps least.
 */
export function placeLabels(
  points: Point[],
  frame: { width: number; height: number },
  taken: Box[] = [],
  fontSize = 13.5,
): Side[] {
  const marks = points.map(({ x, y }) => ({ x: x - 8, y: y - 8, w: 16, h: 16 }));
  const placed: Box[] = [];
  return points.map((point, index) => {
    const others = [...marks.filter((_, other) => other !== index), ...taken, ...placed];
    const ranked = (['e', 'w', 's', 'n'] as const).map((side) => {
      const box = boxOf(point, side, fontSize);
      const inside = overlap(box, { x: 2, y: 2, w: frame.width - 4, h: frame.height - 4 });
      const cost = 4 * (box.w * box.h - inside) + others.reduce((sum, other) => sum + overlap(box, other), 0);
      return { side, box, cost };
    });
    const best = ranked.reduce((a, b) => (b.cost < a.cost - 0.5 ? b : a));
    placed.push(best.box);
    return best.side;
  });
}
