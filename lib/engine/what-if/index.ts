import type { CompiledBook } from '../compile.ts';
import { Cone } from '../cone.ts';
import { type Decisions, decide } from '../evaluate.ts';
import { machineOf } from '../machine-of.ts';
import { entryDecisions } from '../portfolio.ts';
import { type Answer, type At, answersAt, firm, isSamePlace, type Profile } from '../profile.ts';
import { encode, type Machine, resultIndex } from '../program/index.ts';
import { cutsOf } from './cuts.ts';
import type { Goal } from './goal.ts';
import { answerAfter, type Move, Moves } from './moves.ts';
import { Search } from './search.ts';

export { withAnswer } from './moves.ts';
export { mostMoves } from './search.ts';

/** An option that a decision is to show, alone in the first place. */
export interface Aim {
  readonly decision: string;
  readonly at: At;
  readonly option: string;
}

/** One answer, changed. */
export interface Change {
  readonly question: string;
  readonly at: At;
  readonly to: Answer;
}

/** One answer changed in one respect, by something that the firm can do. */
export interface Act extends Change {
  /** The answer of today, whatever else the set changes in it. */
  readonly from: Answer;
  /** Line of a table of scales. */
  readonly item: string | null;
  /** The option, number or box that the move is about; `add` and `drop` for boxes. */
  readonly value: string | number | boolean;
  readonly box: 'add' | 'drop' | null;
  readonly effort: number;
}

/** A set of changes that leads to the aim, evaluated anew by the interpreter, and what else it changes. */
export interface ChangeSet {
  readonly changes: readonly Act[];
  readonly effort: number;
  readonly also: readonly {
    readonly decision: string;
    readonly at: At;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

export interface Counterfactual extends Aim {
  /** What is shown today. */
  readonly from: string | null;
  /** The smallest sets, of one size, least effort first. Empty: none was found. */
  readonly sets: readonly ChangeSet[];
  /** There are more sets of this size that are as easy as the last one. */
  readonly more: boolean;
  /** True if the search came to its end: no smaller set exists, and where there are none, none of up to `mostMoves` changes. */
  readonly complete: boolean;
}

/** Sets kept per aim, these and those as easy as the last of them; and sets tried before the search gives up. */
const limits = { keep: 3, most: 12, tries: 40_000 };

const known = new WeakMap<CompiledBook, WhatIf>();

/** The smallest sets of changes that lead to each aim. */
export function smallestChanges(compiled: CompiledBook, profile: Profile, aims: readonly Aim[]): Counterfactual[] {
  const whatIf = known.get(compiled) ?? new WhatIf(compiled);
  known.set(compiled, whatIf);
  return whatIf.search(profile, aims);
}

/** Looks for changes of one firm after another. */
class WhatIf {
  readonly #compiled: CompiledBook;
  readonly #machine: Machine;
  readonly #cuts: ReturnType<typeof cutsOf>;

  constructor(compiled: CompiledBook) {
    this.#compiled = compiled;
    this.#machine = machineOf(compiled);
    this.#cuts = cutsOf(this.#machine.program);
  }

  search(profile: Profile, aims: readonly Aim[]): Counterfactual[] {
    const machine = this.#machine;
    const { program } = machine;
    machine.run(encode(program.layout, profile));
    const moves = new Moves(machine, profile, this.#cuts);
    const before = decide(this.#compiled, profile);
    const cones = new Map<string, Cone>();
    return aims.map((aim) => {
      const goal = this.#goal(aim);
      const key = `${goal.result} ${goal.place}`;
      const roots = [...(goal.unless ? [goal.unless.result] : []), goal.result].map(
        (result) => [result, goal.place] as const,
      );
      const cone = cones.get(key) ?? new Cone(machine, moves.lines, roots);
      cones.set(key, cone);
      const { sets, more, complete } = new Search(program, cone, moves, goal, limits).run();
      const found = sets.flatMap((set) =>
        this.#changeSet(
          aim,
          before,
          profile,
          moves,
          set.map((move) => moves.moves[move]!),
        ),
      );
      return { ...aim, from: shownAt(before, aim.decision, aim.at), sets: found, more, complete };
    });
  }

  #goal({ decision, at, option }: Aim): Goal {
    const { program } = this.#machine;
    const result = resultIndex(program, decision);
    const place = at.scope === 'firm' ? 0 : at.index;
    const index = program.results[result]!.options.findIndex(({ id }) => id === option);
    if (index < 0) throw new Error(`the decision "${decision}" has no option "${option}"`);
    const isWay = decision === entryDecisions.mode && this.#compiled.decisions.has(entryDecisions.stance);
    if (!isWay) return { result, place, option: index, unless: null };
    const stance = resultIndex(program, entryDecisions.stance);
    const options = program.results[stance]!.options.flatMap(({ id }, i) => (leaving.includes(id) ? [i] : []));
    return { result, place, option: index, unless: { result: stance, options } };
  }

  /** Evaluates the firm with the changes made; nothing that does not hold then is handed on. */
  #changeSet(aim: Aim, before: Decisions, profile: Profile, moves: Moves, set: readonly Move[]): ChangeSet[] {
    const after = decide(this.#compiled, moves.after(profile, set));
    if (shownAt(after, aim.decision, aim.at) !== aim.option) return [];
    let current = profile;
    const changes = set.map((move): Act => {
      const to = answerAfter(current, move);
      current = moves.after(current, [move]);
      const { question, item, at, to: value, box, effort } = move;
      return { question, item, at, from: answersAt(profile, at)[question]!, to, value, box, effort };
    });
    const also = watched(this.#compiled, profile).flatMap(([decision, at]) => {
      const [from, to] = [before.result(decision, at).shown, after.result(decision, at).shown];
      const isAim = decision === aim.decision && isSamePlace(at, aim.at);
      return from === to || isAim ? [] : [{ decision, at, from, to }];
    });
    return [{ changes, effort: changes.reduce((sum, { effort }) => sum + effort, 0), also }];
  }
}

const leaving: readonly string[] = ['reduce', 'withdraw'];

/** What a decision shows; null where several share the first place or the market is left. */
function shownAt(decisions: Decisions, decision: string, at: At): string | null {
  const { shown, first } = decisions.result(decision, at);
  const isLeft =
    decision === entryDecisions.mode && leaving.includes(decisions.result(entryDecisions.stance, at).shown ?? '');
  return first.length > 1 || isLeft ? null : shown;
}

/** Decisions of which it is told that they change along. */
function watched({ decisions }: CompiledBook, { markets }: Profile): [string, At][] {
  const ids = [
    'level.current',
    'level.target',
    'model',
    entryDecisions.mode,
    entryDecisions.node,
    entryDecisions.stance,
  ];
  return ids
    .filter((id) => decisions.has(id))
    .flatMap((id) =>
      decisions.get(id)!.decision.scope === 'firm'
        ? [[id, firm] as [string, At]]
        : markets.map((_, index): [string, At] => [id, { scope: 'market', index }]),
    );
}
