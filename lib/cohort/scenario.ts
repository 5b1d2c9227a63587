import {
  type Answer,
  type At,
  answersAt,
  type Change,
  type CompiledBook,
  type Facts,
  factsOf,
  firm,
  type Profile,
  type Truth,
  withAnswer,
} from '../engine/index.ts';
import { exclusiveOption, type Lever, type LeverChange } from '../rulebook/index.ts';
import { type Assumption, type Uptake, uptake } from './take-up.ts';

/** Support measures with the user's assumptions about them. Equal seeds give equal luck to every firm in every scenario. */
export interface Scenario {
  /** Any 32-bit integer. */
  readonly seed: number;
  readonly levers: readonly Assumption[];
}

/**
 * What became of a lever for one firm. `notOpen`: not eligible. `noGap`: it lacks nothing that the lever gives. `cannotTell`: an open answer decides.
 * `changed`: answers were changed. `raised`: other levers of the scenario reach the firm more easily.
 */
export type Reach = 'notOpen' | 'noGap' | 'cannotTell' | Exclude<Uptake, 'works'> | 'changed' | 'raised';

export interface LeverOutcome {
  readonly lever: string;
  readonly reach: Reach;
  readonly changes: readonly Change[];
}

/**
 * The answers of a firm after the support measures of a scenario. The rule book is not run here: compare advice before and after.
 *
 * Only known answers are changed: an open answer is neither a gap nor the lack of one. Levers that raise take-up come first, then the others in the
 * order given, each on top of what the earlier ones changed.
 *
 * @param firmId keeps the luck of a firm the same in every scenario
 * @throws Error for a lever the rule book does not have or that stands twice, or a share outside 0 to 1
 */
export function applyScenario(
  compiled: CompiledBook,
  firmId: string,
  profile: Profile,
  scenario: Scenario,
): { readonly profile: Profile; readonly outcomes: readonly LeverOutcome[] } {
  const entries = scenario.levers.map((assumption) => ({ assumption, lever: leverOf(compiled, assumption) }));
  const twice = entries.find(({ lever }, index) => entries.findIndex((other) => other.lever === lever) !== index);
  if (twice) throw new Error(`the lever "${twice.lever.id}" stands twice in the scenario`);
  const raised = { awareness: false, ability: false };
  const outcomes = new Map<string, LeverOutcome>();
  let current = profile;
  for (const { assumption, lever } of [...entries].sort(raisersFirst)) {
    const facts = factsOf(compiled, current);
    const outcome = (reach: Reach, changes: readonly Change[] = []) =>
      outcomes.set(lever.id, { lever: lever.id, reach, changes });
    const open = lever.openTo ? facts.condition(compiled.condition(lever.openTo), firm) : 'yes';
    const gap = facts.condition(compiled.condition(lever.gap), firm);
    if (open === 'no') outcome('notOpen');
    else if (gap === 'no') outcome('noGap');
    else if (open === 'maybe' || gap === 'maybe') outcome('cannotTell');
    else {
      const got = uptake(compiled.book.takeUp, lever, assumption, raised, current.firm, firmId, scenario.seed);
      if (got !== 'works') outcome(got);
      else {
        const changes = changesOf(compiled, facts, current, lever);
        for (const { question, at, to } of changes) current = withAnswer(current, at, question, to);
        if (lever.raises) raised[lever.raises] = true;
        outcome(changes.length > 0 ? 'changed' : lever.raises ? 'raised' : 'noGap', changes);
      }
    }
  }
  return { profile: current, outcomes: entries.map(({ lever }) => outcomes.get(lever.id)!) };
}

/** @throws Error for a lever the rule book does not have, or a share outside 0 to 1 */
export function leverOf(compiled: CompiledBook, assumption: Assumption): Lever {
  const lever = compiled.book.levers[assumption.lever];
  if (!lever)
    throw new Error(
      `there is no lever "${assumption.lever}"; allowed: ${Object.keys(compiled.book.levers).join(', ')}`,
    );
  for (const key of ['effect', 'awareness', 'ability'] as const) {
    const share = assumption[key];
    if (share !== undefined && !(share >= 0 && share <= 1))
      throw new Error(`${key} of "${lever.id}" is ${share}; a share from 0 to 1 is allowed`);
  }
  return lever;
}

/** Levers that raise take-up come before those that profit from it. */
export function raisersFirst(a: { readonly lever: Lever }, b: { readonly lever: Lever }): number {
  return Number(b.lever.raises !== undefined) - Number(a.lever.raises !== undefined);
}

function changesOf(compiled: CompiledBook, facts: Facts, profile: Profile, lever: Lever): Change[] {
  return lever.changes.flatMap((change): Change[] => {
    const question = compiled.book.questions[change.question]!;
    const all: readonly At[] = question.scope === 'firm' ? [firm] : facts.places(question.scope);
    // An answer to a question that does not apply is not read, so changing it changes nothing.
    const places = all.filter((at) => facts.applies(question, at) !== 'no');
    return places.flatMap((at): Change[] => {
      const holds: Truth = change.when ? facts.condition(compiled.condition(change.when), at) : 'yes';
      const to = holds === 'yes' ? changed(change, answersAt(profile, at)[change.question]) : null;
      return to ? [{ question: question.id, at, to }] : [];
    });
  });
}

/** The answer after a change, or null if the change does not touch it. */
function changed(change: LeverChange, answer: Answer | undefined): Answer | null {
  if (answer?.state !== 'given') return null;
  const { value } = answer;
  if (typeof value === 'string') {
    const to = change.set?.[value] ?? (change.up ? change.up[change.up.indexOf(value) + 1] : undefined);
    return to !== undefined && (change.set || change.up!.includes(value)) ? { state: 'given', value: to } : null;
  }
  if (!Array.isArray(value)) return null;
  const picks = (value as readonly string[]).filter((pick) => pick !== exclusiveOption);
  const missing = (options: readonly string[]) => options.filter((option) => !picks.includes(option));
  const added = change.add ? missing(change.add) : change.addFirst ? missing(change.addFirst).slice(0, 1) : [];
  const kept = picks.filter((pick) => !change.remove?.includes(pick));
  if (added.length === 0 && kept.length === picks.length) return null;
  const after = [...kept, ...added];
  return { state: 'given', value: after.length > 0 ? after : [exclusiveOption] };
}
