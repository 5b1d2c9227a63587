import { maxProfileBytes, parseProfile } from '@/lib/advice/index.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { type CompiledBook, type Profile, writeProfile } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { readSentIn } from '@/lib/rulebook/index.ts';
import { isProfile } from '@/lib/store/index.ts';

/** Largest file that is opened, in bytes: everything stored about a case with all its versions takes several times its answers. */
export const maxFileBytes = 900 * 1024;

export type AnswersRead =
  | { readonly profile: Profile; readonly problems: readonly [] }
  | {
      readonly profile: null;
      /** What this edition of the rules cannot read, line by line. */
      readonly problems: readonly string[];
      /** The file's profile without that; null if nothing is left to open. */
      readonly rest: string | null;
    };

/** The answers in a file: everything stored about a case as it is downloaded here, or a profile as the command line takes it (YAML or JSON). */
export function readAnswers(compiled: CompiledBook, text: string, locale: Locale): AnswersRead {
  const law = cbamLaw();
  const today = new Date().getFullYear();
  const content = caseIn(text) ?? text;
  const { profile, failure } = parseProfile(compiled, law, content, today);
  if (profile) return { profile, problems: [] };
  const problems = failure.problems.map(({ path, message }) => `${path}: ${message[locale]}`);
  const whole = readSentIn(content, maxProfileBytes, { en: '', zh: '' }).value;
  let paths = failure.problems.map(({ path }) => path);
  // Problems are told a hundred at a time.
  while (leaveOut(whole, paths)) {
    const rest = JSON.stringify(whole);
    const again = parseProfile(compiled, law, rest, today);
    if (again.profile) return { profile: null, problems, rest };
    paths = again.failure.problems.map(({ path }) => path);
  }
  return { profile: null, problems, rest: null };
}

/** The profile of an exported case, as the command line takes it; null if the text is something else. */
function caseIn(text: string): string | null {
  let exported: unknown;
  try {
    exported = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(exported) || !('format' in exported)) return null;
  return isProfile(exported.profile) ? JSON.stringify(writeProfile(exported.profile)) : null;
}

/** Takes out what stands at these places (`firm.employees`, `markets[0].networkStage`, a field at the top); false if nothing was there to take out. */
function leaveOut(profile: unknown, paths: readonly string[]): boolean {
  let removed = false;
  for (const path of paths) {
    const [, list, index, id] = /^(?:(firm|markets|goods)(?:\[(\d+)\])?\.)?([^.[\]]+)$/.exec(path) ?? [];
    const outer = isRecord(profile) && list !== undefined ? profile[list] : profile;
    const block = Array.isArray(outer) && index !== undefined ? outer[Number(index)] : outer;
    if (id !== undefined && isRecord(block) && Object.hasOwn(block, id)) removed = Reflect.deleteProperty(block, id);
  }
  return removed;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
