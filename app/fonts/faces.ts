import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '@/lib/i18n/routing';

interface Faces {
  /** The @font-face rules of this language's pages. */
  css: string;
  /** Files that every page of this language needs at once. */
  preload: string[];
  /** Files that the landing page needs at once, too. */
  landing: string[];
  /** Style sheet with the faces that may come after everything else. */
  late: string | null;
}

const none: Faces = { css: '', preload: [], landing: [], late: null };
let cut: Record<Locale, Faces> | undefined;

/** What scripts/fonts.mjs has cut; nothing, and so the system's fonts, if it has not run. */
export function facesOf(locale: Locale): Faces {
  if (cut && process.env.NODE_ENV === 'production') return cut[locale];
  try {
    const manifest = path.join(/* turbopackIgnore: true */ process.cwd(), 'public/fonts/manifest.json');
    cut = JSON.parse(readFileSync(manifest, 'utf8')).pages as Record<Locale, Faces>;
    return cut[locale];
  } catch {
    return none;
  }
}
