import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CaseKey } from './types.ts';

/** Base 58: no look-alikes (0 O, I l), nothing that ends a link in a chat or needs escaping in an address. */
const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const idPattern = /^[1-9A-HJ-NP-Za-km-z]{22}$/;
const nobody = Buffer.alloc(32);

export function newKey(): CaseKey {
  return { id: randomText(16, 22), secret: randomText(24, 33) };
}

/** Nothing else is asked of the database: PostgreSQL answers a NUL with an error, which would set such an id apart. */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && idPattern.test(id);
}

/** SHA-256 in hex. A slow hash would add nothing: the secret is 192 random bits, not a password. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Takes equally long for a wrong secret and, with `storedHash` undefined, for no case. */
export function isSecretOf(secret: unknown, storedHash: string | undefined): boolean {
  const stored = Buffer.from(storedHash ?? '', 'hex');
  const known = stored.length === nobody.length;
  const given = createHash('sha256').update(String(secret)).digest();
  return timingSafeEqual(given, known ? stored : nobody) && known;
}

function randomText(bytes: number, length: number): string {
  let rest = BigInt(`0x${randomBytes(bytes).toString('hex')}`);
  let text = '';
  while (text.length < length) {
    text = alphabet[Number(rest % 58n)] + text;
    rest /= 58n;
  }
  return text;
}
