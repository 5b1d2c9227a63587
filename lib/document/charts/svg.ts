import type { Locale } from '../../rulebook/index.ts';

/** Colours of the chart on paper, as on screen in the light theme. */
export const colour = {
  ink: '#0f232c',
  quiet: '#566a74',
  line: '#d6e0e4',
  sea1: '#e3f0f5',
  sea2: '#c3dfea',
  sea4: '#2b7f9e',
  sea5: '#0b5c7c',
  land1: '#fbf4df',
  land2: '#f2e2b4',
  note: '#a30f5e',
  umber: '#87430f',
  umber1: '#faeee4',
} as const;

type Attributes = Readonly<Record<string, string | number>>;

/** One element. Texts and values are escaped. */
export function element(name: string, attributes: Attributes, ...content: readonly Markup[]): Markup {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return { markup: `<${name}${given.join('')}>${content.map(({ markup }) => markup).join('')}</${name}>` };
}

/** SVG that is already escaped. */
export interface Markup {
  readonly markup: string;
}

/** Words at a place, in px. */
export function label(text: string, x: number, y: number, attributes: Attributes = {}): Markup {
  return element('text', { x, y, 'font-size': 11, fill: colour.ink, ...attributes }, { markup: escaped(text) });
}

/** A drawing of this size in px, in the faces of the document. */
export function drawing(locale: Locale, width: number, height: number, ...content: readonly Markup[]): string {
  const faces = locale === 'zh' ? 'Noto Sans SC' : 'Instrument Sans, Noto Sans SC';
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': faces,
    },
    ...content,
  ).markup;
}

/** Width of a text in px: Chinese characters are as wide as high. */
export function widthOf(text: string, size = 11): number {
  return [...text].reduce((sum, character) => sum + (character.codePointAt(0)! > 0x2e7f ? size : size * 0.56), 0);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
