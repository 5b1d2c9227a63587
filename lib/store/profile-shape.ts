import { z } from 'zod';
import type { Profile } from '../engine/index.ts';

const value = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  z.array(z.number()),
  z.record(z.string(), z.number()),
]);

const answer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('given'), value }),
  z.object({
    state: z.literal('unsure'),
    among: z.array(z.string()).exactOptional(),
    between: z.tuple([z.number(), z.number()]).exactOptional(),
    includes: z.array(z.string()).exactOptional(),
  }),
  z.object({ state: z.literal('skipped') }),
]);

const answers = z.record(z.string(), answer);
const block = z.object({ id: z.string(), answers });

/** The shape only: whether a question exists and allows the value depends on a rule book, which may be newer. */
export const profileSchema: z.ZodType<Profile> = z.object({
  asOf: z.int(),
  firm: answers,
  markets: z.array(block),
  goods: z.array(block),
});

/** Whether something is a profile by its shape. */
export function isProfile(value: unknown): value is Profile {
  return profileSchema.safeParse(value).success;
}
