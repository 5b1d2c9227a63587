// The production build, made again only when something that goes into it has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exclusively, fail, read, root } from './common.mjs';
import { run } from './node.mjs';

const folders = ['app', 'lib', 'public', 'rules'];
const rootFile = /^(?!biome|knip|vitest|next-env).+\.(ts|mjs|js|json)$|^\.env/;
const stamp = join(root, '.next/landfall-hash');

function sources() {
  const inRoot = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && rootFile.test(entry.name),
  );
  const below = folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()),
    );
  return [...inRoot, ...below]
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .sort();
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const file of sources()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Fonts are part of the sources: which glyphs they hold follows from our texts. */
export async function cutFonts() {
  if ((await run(join(root, 'scripts/fonts.mjs'), [])) !== 0)
    fail('The fonts could not be cut: see the message above.');
}

export async function buildApp({ always = false } = {}) {
  await exclusively('build', async () => {
    await cutFonts();
    const hash = sourceHash();
    if (!always && read(stamp) === hash) return;
    rmSync(stamp, { force: true });
    if ((await run('next', ['build'], { env: { NODE_ENV: 'production' } })) !== 0)
      fail('The build did not succeed: see its message above.');
    writeFileSync(stamp, hash);
  });
}
