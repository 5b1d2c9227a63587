import { type CompiledBook, compile, type Profile, readProfile } from '../../lib/engine/index.ts';
import { type LoadedBook, ruleBook } from '../../lib/rulebook/node.ts';

let compiled: CompiledBook | undefined;

/** The real rule book, loaded once per test process. */
export function realBook(): LoadedBook {
  return ruleBook();
}

export function realCompiled(): CompiledBook {
  compiled ??= compile(realBook().book);
  return compiled;
}

/** A profile of the real rule book; throws with the problems if it is not one. */
export function profileOf(input: { asOf?: number; firm?: object; markets?: object[]; goods?: object[] }): Profile {
  const { profile, problems } = readProfile(realBook().book, { asOf: 2026, ...input }, 2026);
  if (!profile) throw new Error(problems?.map((problem) => `${problem.path}: ${problem.message.en}`).join('\n'));
  return profile;
}
