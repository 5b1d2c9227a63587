import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project: the working folder (the built app runs from there), else the one above this code. */
function root(): string {
  const here = process.cwd();
  return existsSync(join(here, 'lib/document/template.typ'))
    ? here
    : join(dirname(fileURLToPath(import.meta.url)), '..', '..');
}

/** Folder of the template. */
export function templateFolder(): string {
  return join(root(), 'lib', 'document');
}

const faces = {
  'instrument-sans': ['400Regular', '500Medium', '600SemiBold'],
  'noto-sans-sc': ['400Regular', '500Medium', '600SemiBold'],
  'noto-sans-arabic': ['400Regular'],
  'noto-sans-hebrew': ['400Regular'],
  'noto-emoji': ['400Regular'],
} as const;

/** Folders of the static faces that a document may need: Latin, Chinese, and what may stand in a name. */
export function fontFolders(): string[] {
  return Object.entries(faces).flatMap(([family, weights]) =>
    weights.map((weight) => join(root(), 'node_modules', '@expo-google-fonts', family, weight)),
  );
}
