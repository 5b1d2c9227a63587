import type { CbamLaw } from '../cbam/index.ts';
import { type CompiledBook, type Profile, type ProfileProblem, readProfile } from '../engine/index.ts';
import { type Localised, readSentIn } from '../rulebook/index.ts';
import { withFamilies } from './families.ts';

/** Largest profile that is read, in bytes: five markets and twenty goods with notes need a tenth of it. */
export const maxProfileBytes = 256 * 1024;

const emptyProfile: Localised = {
  en: 'is empty; allowed: an object such as {} or {"firm": {…}, "markets": […]}',
  zh: '是空的；应是一个对象，如 {} 或 {"firm": {…}, "markets": […]}',
};

/** What is wrong with a profile that was sent in. `tooLarge` tells a size problem from a content problem (413 from 400). */
export interface RequestProblems {
  readonly tooLarge: boolean;
  readonly problems: readonly ProfileProblem[];
}
export type Requested =
  | { readonly profile: Profile; readonly failure: null }
  | { readonly profile: null; readonly failure: RequestProblems };

/**
 * Reads a profile from YAML or JSON text. A customs code answers for the product family of its good.
 * @param today year used when the profile names none
 */
export function parseProfile(compiled: CompiledBook, law: CbamLaw, content: string, today: number): Requested {
  const sent = readSentIn(content, maxProfileBytes, emptyProfile);
  if (sent.problem)
    return {
      profile: null,
      failure: { tooLarge: sent.tooLarge, problems: [{ path: 'profile', message: sent.problem }] },
    };
  const { profile, problems } = readProfile(compiled.book, sent.value, today);
  return profile
    ? { profile: withFamilies(compiled, law, profile), failure: null }
    : { profile: null, failure: { tooLarge: false, problems: problems ?? [] } };
}
