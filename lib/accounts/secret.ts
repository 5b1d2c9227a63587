import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const leastLength = 32;

/**
 * What signs cookies and links of this server. BETTER_AUTH_SECRET, or else made once and kept as `secret` in the data
 * folder (LANDFALL_DATA, `.landfall`), readable by its owner alone. Several servers on one database need the same one.
 *
 * @throws Error if the variable is too short or the file cannot be written
 */
export function serverSecret(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = env.BETTER_AUTH_SECRET;
  if (given) {
    if (given.length < leastLength)
      throw new Error(
        `BETTER_AUTH_SECRET is too short: at least ${leastLength} characters, such as of: openssl rand -base64 32`,
      );
    return given;
  }
  const folder = resolve(/* turbopackIgnore: true */ env.LANDFALL_DATA || '.landfall');
  const file = join(folder, 'secret');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // Whoever comes first writes it; `wx` lets no second one.
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = readFileSync(file, 'utf8').trim();
  if (kept.length < leastLength) throw new Error(`${file} holds no secret: delete it, and the server makes another`);
  return kept;
}

/** Signature of a text for one purpose, 43 letters, digits, - and _. */
export function sign(secret: string, purpose: string, text: string): string {
  return createHmac('sha256', secret).update(`${purpose}:${text}`).digest('base64url');
}

export function isSignedAs(secret: string, purpose: string, text: string, signature: string): boolean {
  const right = Buffer.from(sign(secret, purpose, text));
  const given = Buffer.from(signature);
  return given.length === right.length && timingSafeEqual(given, right);
}
