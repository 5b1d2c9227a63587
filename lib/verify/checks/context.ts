import type { At, CompiledBook, CompiledRule, Decisions, Profile } from '../../engine/index.ts';
import { conditionWords, type Entries, type Entry, entryId } from '../../explain/index.ts';
import type { Condition, Localised } from '../../rulebook/index.ts';
import type { Clause } from '../clauses.ts';
import { Encoder } from '../encode.ts';
import type { Finding, FindingKind, RecordName, Witness } from '../finding.ts';
import { profileOf, smallest, witness } from '../firm.ts';
import type { Prover } from '../prover.ts';
import type { Sample } from '../samples.ts';

/** What the checks share. */
export interface Context {
  readonly compiled: CompiledBook;
  readonly entries: Entries;
  readonly clauses: readonly Clause[];
  readonly prover: Prover;
}

export type Check = (context: Context) => Promise<Finding[]>;

export function nameOf(entry: Entry): RecordName {
  return { kind: entry.kind, id: entryId(entry) };
}

export function ruleName(id: string): RecordName {
  return { kind: 'rule', id };
}

export function finding(
  kind: FindingKind,
  record: RecordName,
  about: string,
  text: Localised,
  firms: readonly Witness[],
): Finding {
  return { kind, record, about, text, firms };
}

/**
 * The firm as a witness, with as few answers as still show it.
 * @param shows what the interpreter must say of the firm
 * @throws Error if it does not say so of the firm as it is read back: then the finding would be false
 */
export function shown(
  { prover, compiled }: Context,
  profile: Profile,
  at: At,
  shows: (decisions: Decisions) => boolean,
): Witness {
  const least = smallest(profile, (firm) => shows(prover.decide(firm)));
  const made = witness(least, at);
  if (!shows(prover.decide(profileOf(compiled, made)))) throw new Error('a firm does not show what was found');
  return made;
}

/** The same for a firm that needs all its answers. */
export function whole(
  { prover, compiled }: Context,
  profile: Profile,
  at: At,
  shows: (decisions: Decisions) => boolean,
): Witness {
  const made = witness(profile, at);
  if (!shows(prover.decide(profileOf(compiled, made)))) throw new Error('a firm does not show what was found');
  return made;
}

/** The first place of a scope at which something holds. */
export function placeWhere(decisions: Decisions, scope: At['scope'], holds: (at: At) => boolean): At | undefined {
  if (scope === 'firm') return holds({ scope }) ? { scope } : undefined;
  const places = decisions.facts.places(scope);
  // Whether goods are asked about at all is read before there is one.
  return (places.length > 0 || scope === 'market' ? places : [{ scope, index: 0 }]).find(holds);
}

export function firstPlace(scope: At['scope']): At {
  return Encoder.placeOf(scope);
}

/** A firm that has answered everything and to which the rule applies: among those read, else found by the solver. */
export async function firmUnder(
  { prover }: Context,
  scope: At['scope'],
  { rule, when }: CompiledRule,
): Promise<Sample | null> {
  const [known] = prover.samples.of(rule.id);
  if (known !== undefined) return prover.samples.place(known);
  const at = firstPlace(scope);
  const holds = (read: Decisions) =>
    placeWhere(read, scope, (place) => read.facts.condition(when, place) === 'yes') !== undefined;
  const result = await prover.find(`the rule ${rule.id} holds`, (encoder) => [encoder.condition(when, at).yes], holds);
  const [index] = prover.samples.of(rule.id);
  // The firm was read when it was found.
  return result.is === 'firm' && index !== undefined ? prover.samples.place(index) : null;
}

/** Tests in words. */
export function testWords(compiled: CompiledBook, condition: Condition): Localised {
  const words = (locale: 'en' | 'zh') =>
    conditionWords(compiled, condition, locale)
      .map((tests) => tests.map(({ label, test }) => `${label}: ${test}`).join(locale === 'zh' ? '；' : '; '))
      .join(locale === 'zh' ? '；或者：' : '; or: ');
  return { en: words('en'), zh: words('zh') };
}
