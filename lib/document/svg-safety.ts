/**
 * Elements of SVG that only draw. What loads, runs, styles from elsewhere or repeats parts (a few lines can ask for a billion shapes) is not among them.
 */
const elements = new Set([
  ...['svg', 'g', 'defs', 'title', 'desc', 'metadata', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'],
  ...['linearGradient', 'radialGradient', 'stop', 'clipPath', 'mask'],
]);

/** Names of tools that keep notes of their own inside a drawing. */
const notes = /^(sodipodi|inkscape|rdf|cc|dc):/;

/** What an SVG of a stranger holds that it may not, or null. */
export function svgProblem(text: string): string | null {
  if (/<!(DOCTYPE|ENTITY|\[CDATA\[)/i.test(text)) return 'doctype';
  for (const [, name] of text.matchAll(/<([A-Za-z_][\w.:-]*)/g))
    if (!elements.has(name!) && !notes.test(name!)) return name!;
  if (/\son[a-z]+\s*=/i.test(text)) return 'on…';
  for (const [, target] of text.matchAll(/\bhref\s*=\s*["']?\s*([^"'\s>]*)/gi))
    if (!target!.startsWith('#')) return 'href';
  for (const [, target] of text.matchAll(/url\(\s*["']?\s*([^)]*)/gi)) if (!target!.startsWith('#')) return 'url';
  return /@import|expression\(|javascript:|&#/i.test(text) ? 'style' : null;
}
