import { type CompiledBook, compile, type Profile, readProfile } from '../../lib/engine/index.ts';
import { type LoadedBook, loadRuleBook } from '../../lib/rulebook/node.ts';

let loaded: LoadedBook | undefined;
let compiled: CompiledBook | undefined;

/** The real rule book, loaded once per test process. */
export function realBook(): LoadedBook {
  loaded ??= loadRuleBook('rules');
  return loaded;
}

export function realCompiled(): CompiledBook {
  compiled ??= compile(realBook().book);
  return compiled;
}

/** A profile of the real rule book; throws with the problems if it is not one. */
export function profileOf(input: { asOf?: number; firm?: object; markets?: object[]; goods?: object[] }): Profile {
  const { profile, problems } = readProfile(realBook().book, { asOf: 2026, ...input }, 2026);
  if (!profile) throw new Error(problems?.map((problem) => `${problem.path}: ${problem.message}`).join('\n'));
  return profile;
}
