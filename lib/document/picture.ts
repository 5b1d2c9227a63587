import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { fontFolders } from './places.ts';

export interface Picture {
  /** PNG. */
  readonly bytes: Uint8Array;
  /** px of the picture. */
  readonly width: number;
  readonly height: number;
}

/** Dots for each px of a drawing: 288 to an inch. */
const scale = 3;

/**
 * Draws an SVG in the faces of the document, for readers that show none; beside what else the process does.
 * @param height px it is shown at; without it, the size that the SVG says, which must then be one of our own drawings
 */
export async function pictureOf(svg: string, height?: number): Promise<Picture> {
  const image = await renderAsync(svg, {
    fitTo: height === undefined ? { mode: 'zoom', value: scale } : { mode: 'height', value: height * scale },
    font: { fontFiles: faces(), loadSystemFonts: false, defaultFontFamily: 'Instrument Sans' },
  });
  return { bytes: image.asPng(), width: image.width, height: image.height };
}

let found: string[] | undefined;

/** Drawings are set in two weights; each face more is read anew for each picture. */
function faces(): string[] {
  found ??= fontFolders()
    .filter((folder) => !folder.endsWith('500Medium'))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ttf'))
        .map((name) => join(folder, name)),
    );
  return found;
}
