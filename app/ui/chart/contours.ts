// The water and the land of the level map: one fixed shape, the same for everyone. It carries no data.

type Curve = readonly number[];

/** Samples at equal steps along the coast, each how far towards the land. */
interface Waters {
  brand: Curve;
  shoal: Curve;
  shore: Curve;
  coast: Curve;
  /** Thin depth lines, by the zone they lie in. */
  lines: { product: Curve[]; brand: Curve[]; land: Curve[] };
}

const mix = (a: Curve, b: Curve, share: number) => a.map((value, i) => value + ((b[i] ?? value) - value) * share);
const sway = (a: Curve, by: Curve) => a.map((value, i) => value + (by[i] ?? 0));
const flat = (value: number): Curve => Array(13).fill(value);

function waters(
  brand: Curve,
  coast: Curve,
  shoals: Curve,
  strip: number,
  from: number,
  to: number,
  unit: number,
): Waters {
  const swell = [1, 3, 2, -2, -5, -3, 2, 5, 3, -1, -3, 0, 4].map((value) => value * unit);
  const ebb = [-4, -1, 3, 5, 2, -3, -5, -2, 3, 4, 0, -4, -2].map((value) => value * unit);
  const shoal = sway(
    coast,
    shoals.map((value) => -value),
  );
  return {
    brand,
    coast,
    shoal,
    shore: sway(coast, flat(-strip)),
    lines: {
      product: [sway(mix(flat(from), brand, 0.42), ebb), sway(mix(flat(from), brand, 0.74), swell)],
      brand: [
        sway(
          mix(brand, shoal, 0.34),
          ebb.map((v) => v / 2),
        ),
        mix(brand, shoal, 0.7),
      ],
      land: [sway(mix(coast, flat(to), 0.34), swell), sway(mix(coast, flat(to), 0.68), ebb)],
    },
  };
}

/** Left to right, in thousandths of the width. */
export const wideWaters = waters(
  [335, 333, 329, 314, 280, 256, 248, 236, 229, 236, 256, 262, 280],
  [646, 645, 638, 618, 590, 583, 600, 609, 594, 583, 604, 648, 722],
  [42, 41, 43, 50, 57, 60, 53, 50, 56, 61, 54, 42, 34],
  11,
  0,
  1000,
  6,
);

/** Top to bottom, in px. */
export const narrowWaters = waters(
  [114, 102, 92, 97, 94, 99, 112, 133, 148, 146, 154, 142, 128],
  [224, 214, 208, 212, 209, 216, 236, 266, 284, 280, 286, 274, 262],
  [17, 19, 22, 24, 25, 25, 22, 19, 18, 20, 19, 18, 20],
  6,
  0,
  460,
  2.4,
);

/** A smooth line through the samples (Catmull-Rom as Béziers), `across` being the length of the coast. */
function spline(curve: Curve, across: number, turned: boolean) {
  const points = curve.map((towards, i) => {
    const along = (across * i) / (curve.length - 1);
    return turned ? [along, towards] : [towards, along];
  });
  const at = (i: number) => points[Math.min(Math.max(i, 0), points.length - 1)] as [number, number];
  const show = (x: number, y: number) => `${Math.round(x)} ${Math.round(y)}`;
  let path = `M${show(...at(0))}`;
  for (let i = 0; i < points.length - 1; i++) {
    const [x0, y0] = at(i - 1);
    const [x1, y1] = at(i);
    const [x2, y2] = at(i + 1);
    const [x3, y3] = at(i + 2);
    path += `C${show(x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6)} ${show(x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6)} ${show(x2, y2)}`;
  }
  return path;
}

/** Path of a curve in a box of 1000 × height; wide maps run left to right, narrow ones top to bottom. */
export function contour(curve: Curve, shape: 'wide' | 'narrow', height: number) {
  return shape === 'wide' ? spline(curve, height, false) : spline(curve, 1000, true);
}

/** The same, closed on the side of the land. */
export function shoreOf(curve: Curve, shape: 'wide' | 'narrow', height: number) {
  const end = shape === 'wide' ? `L1001 ${height}L1001 0Z` : `L1000 ${height + 1}L0 ${height + 1}Z`;
  return contour(curve, shape, height) + end;
}
