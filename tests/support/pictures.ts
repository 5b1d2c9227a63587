import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import { smaller } from '../e2e/smaller.ts';

const differing = fileURLToPath(new URL('../../test-results/visual/', import.meta.url));
/** Share of pixels that may differ: less than one changed word on a phone. */
const tolerance = 0.0004;

/**
 * Compares a picture with the stored one of that name. `RENEW=1` stores it instead.
 * @param stored folder of the stored pictures
 * @param test file to run for renewing, for the message
 */
export function comparePicture(stored: string, name: string, picture: Buffer, test: string): void {
  const file = `${stored}${name}.png`;
  if (process.env.RENEW) {
    mkdirSync(stored, { recursive: true });
    writeFileSync(file, smaller(picture));
    return;
  }
  if (!existsSync(file)) throw new Error(`${file} is missing: RENEW=1 npm test -- ${test}`);
  const [was, now] = [PNG.sync.read(readFileSync(file)), PNG.sync.read(picture)];
  expect([now.width, now.height], `${name}: size`).toEqual([was.width, was.height]);
  const difference = new PNG(now);
  const count = pixelmatch(was.data, now.data, difference.data, now.width, now.height, { threshold: 0.15 });
  const share = count / (now.width * now.height);
  if (share > tolerance) {
    mkdirSync(differing, { recursive: true });
    writeFileSync(`${differing}${name}.png`, PNG.sync.write(difference));
    writeFileSync(`${differing}${name}-now.png`, picture);
  }
  expect(share, `${name} looks otherwise; see test-results/visual/${name}.png`).toBeLessThanOrEqual(tolerance);
}
