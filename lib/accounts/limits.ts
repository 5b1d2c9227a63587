import { z } from 'zod';

/** Days that someone stays signed in on a device. */
export const sessionDays = 14;

/** Characters of a password. */
export const passwordLength = { least: 10, most: 200 } as const;

export function isEmail(text: string): boolean {
  return text.length <= 200 && z.email().safeParse(text.trim()).success;
}
