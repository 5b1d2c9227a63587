import { expect, test } from 'vitest';
import { hashSecret, isSecretOf, newKey } from '../../../lib/store/key.ts';

test('keys spread over the whole alphabet and keep their length', () => {
  const keys = Array.from({ length: 2_000 }, newKey);
  expect(new Set(keys.map(({ id }) => id.length))).toEqual(new Set([22]));
  expect(new Set(keys.map(({ secret }) => secret.length))).toEqual(new Set([33]));
  expect(new Set(keys.flatMap(({ id, secret }) => [...id, ...secret])).size).toBe(58);
  expect(new Set(keys.map(({ id }) => id)).size).toBe(2_000);
});

test('a secret fits its own hash and no other, and nothing fits no hash', () => {
  const [one, two] = [newKey().secret, newKey().secret];
  expect(hashSecret('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(isSecretOf(one, hashSecret(one))).toBe(true);
  expect(isSecretOf(one, hashSecret(two))).toBe(false);
  expect(isSecretOf(one, undefined)).toBe(false);
  expect(isSecretOf(one, '')).toBe(false);
});
