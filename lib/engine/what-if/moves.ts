import { exclusiveOption, numericRange } from '../../rulebook/index.ts';
import type { Line } from '../cone.ts';
import { type Answer, type AnswerValue, type At, answersAt, blocksOf, firm, type Profile } from '../profile.ts';
import type { LayoutQuestion, Machine, Program } from '../program/index.ts';
import type { cutsOf } from './cuts.ts';

/**
 * One thing that a firm could bring about: another option of a choice, one box more (or fewer), another number. Moves on one line (an answer, or one line
 * of a table of scales) exclude each other, except boxes, which add up.
 */
export interface Move {
  readonly question: string;
  /** Line of a table of scales. */
  readonly item: string | null;
  readonly at: At;
  readonly line: number;
  /** Grade of the question times the steps that the move goes. */
  readonly effort: number;
  readonly to: string | number | boolean;
  /** For boxes: whether `to` is ticked or cleared. */
  readonly box: 'add' | 'drop' | null;
}

/** Points of one step, by the grade of the question. */
const points = { low: 1, medium: 2, high: 3 } as const;

/** Numbers that enter arithmetic are tried up to so many whole steps away. */
const wholeSteps = 10;

/** All moves of a firm, in the order of the questions of the book: only given answers that apply and that the firm can act on. */
export class Moves {
  readonly moves: readonly Move[];
  readonly lines: readonly Line[];
  readonly #asOf: number;
  readonly #program: Program;

  /** @param machine has run for the profile */
  constructor(machine: Machine, profile: Profile, cuts: ReturnType<typeof cutsOf>) {
    this.#asOf = profile.asOf;
    this.#program = machine.program;
    const moves: Move[] = [];
    const lines: Line[] = [];
    for (const cells of machine.program.layout.cells.values()) {
      const { question } = cells;
      if (question.effort === 'fixed') continue;
      for (const at of placesOf(profile, question)) {
        const answer = answersAt(profile, at)[question.id];
        const isAsked =
          machine.value(machine.program.asked.get(question.id)!, at.scope === 'firm' ? 0 : at.index) === 2;
        if (answer?.state !== 'given' || !isAsked) continue;
        const items = question.items ?? [null];
        items.forEach((item, index) => {
          const line: Line = { first: cells.first + 2 * index, question, at };
          const value = item ? (answer.value as Readonly<Record<string, number>>)[item.id] : answer.value;
          const found = this.#of(line, value, cuts).map(({ to, steps, box = null }) => ({
            question: question.id,
            item: item?.id ?? null,
            at,
            line: lines.length,
            effort: points[question.effort as keyof typeof points] * steps,
            to,
            box,
          }));
          if (found.length === 0) return;
          moves.push(...found);
          lines.push(line);
        });
      }
    }
    this.moves = moves;
    this.lines = lines;
  }

  /** The profile after some moves. */
  after(profile: Profile, moves: readonly Move[]): Profile {
    return moves.reduce(
      (changed, move) => withAnswer(changed, move.at, move.question, answerAfter(changed, move)),
      profile,
    );
  }

  #of({ question, first }: Line, value: unknown, cuts: ReturnType<typeof cutsOf>): Found[] {
    const { change = 'up' } = question;
    const ways: readonly (1 | -1)[] = change === 'both' ? [1, -1] : [change === 'down' ? -1 : 1];
    switch (question.type) {
      case 'choice':
        return typeof value === 'string' && !question.optionsFrom ? otherOptions(question, value) : [];
      case 'boolean':
        return ways.includes(value === true ? -1 : 1) ? [{ to: value !== true, steps: 1 }] : [];
      case 'multi':
        return Array.isArray(value) ? otherBoxes(question, value as string[], ways) : [];
      case 'text':
      case 'list':
        return [];
      default:
        return typeof value === 'number'
          ? ways.flatMap((way) =>
              otherNumbers(question, value, way, cuts(question.scope, first), numericRange(question, this.#asOf)),
            )
          : [];
    }
  }

  /** The numbers of a line after a move, given those before it. */
  write(move: Move, before: readonly [number, number]): readonly [number, number] {
    const { question } = this.lines[move.line]!;
    const { layout } = this.#program;
    if (question.type === 'choice') return [1 << layout.bit(question.id, move.to as string), before[1]];
    if (question.type === 'boolean') return [move.to === true ? 2 : 0, before[1]];
    if (question.type !== 'multi') return [move.to as number, move.to as number];
    const none = question.options.includes(exclusiveOption) ? 1 << layout.bit(question.id, exclusiveOption) : 0;
    const bit = 1 << layout.bit(question.id, move.to as string);
    if (move.box === 'add') return [(before[0] & ~none) | bit, 0];
    return [(before[0] & ~bit) === 0 ? none : before[0] & ~bit, 0];
  }
}

interface Found {
  readonly to: string | number | boolean;
  readonly steps: number;
  readonly box?: 'add' | 'drop';
}

function placesOf(profile: Profile, { scope }: LayoutQuestion): readonly At[] {
  return scope === 'firm' ? [firm] : blocksOf(profile, scope).map((_, index): At => ({ scope, index }));
}

/** Options run from less to more; where they do not (`both`), any other option is one step away. */
function otherOptions({ options, change = 'up', notByAction = [] }: LayoutQuestion, value: string): Found[] {
  const now = options.indexOf(value);
  return options.flatMap((to, index) => {
    const steps = change === 'both' ? Number(index !== now) : change === 'down' ? now - index : index - now;
    return steps > 0 && !notByAction.includes(to) ? [{ to, steps }] : [];
  });
}

function otherBoxes(
  { options, maxPicks, notByAction = [] }: LayoutQuestion,
  value: string[],
  ways: readonly (1 | -1)[],
): Found[] {
  const isFull = maxPicks !== undefined && value.length >= maxPicks;
  return options.flatMap((to): Found[] => {
    if (to === exclusiveOption || notByAction.includes(to)) return [];
    if (value.includes(to)) return ways.includes(-1) ? [{ to, steps: 1, box: 'drop' }] : [];
    return ways.includes(1) && !isFull ? [{ to, steps: 1, box: 'add' }] : [];
  });
}

/** The nearest number beyond each line that some test draws; numbers that enter arithmetic also by whole steps. */
function otherNumbers(
  { type }: LayoutQuestion,
  value: number,
  way: 1 | -1,
  { at, arithmetic }: ReturnType<ReturnType<typeof cutsOf>>,
  [least, most]: readonly [number, number],
): Found[] {
  const isWhole = type === 'integer' || type === 'likert';
  const beyond = at.map(({ number, above }) => {
    // Going up one must reach the number, or pass it; going down the other way round.
    const mustPass = way === 1 ? above : !above;
    return mustPass ? number + way * (isWhole ? 1 : smallStep) : number;
  });
  const whole = arithmetic
    ? Array.from({ length: wholeSteps }, (_, step) =>
        way === 1 ? Math.floor(value) + step + 1 : Math.ceil(value) - step - 1,
      )
    : [];
  const numbers = [...new Set([...beyond, ...whole])]
    .filter((to) => (to - value) * way > 0 && to >= least && to <= most && (!isWhole || Number.isInteger(to)))
    .sort((a, b) => (a - b) * way);
  return numbers.map((to, index) => ({ to, steps: index + 1 }));
}

/** How far beyond a line a number goes that may have decimals. */
const smallStep = 0.5;

/** What a move makes of an answer. */
export function answerAfter(profile: Profile, move: Move): Answer {
  const before = answersAt(profile, move.at)[move.question]!;
  return { state: 'given', value: valueAfter(before.state === 'given' ? before.value : undefined, move) };
}

function valueAfter(value: AnswerValue | undefined, { item, box, to }: Move): AnswerValue {
  if (item) return { ...(value as Readonly<Record<string, number>>), [item]: to as number };
  if (box === null) return to;
  const picks = (value as readonly string[]).filter((pick) => pick !== exclusiveOption && pick !== to);
  if (box === 'add') return [...picks, to as string];
  return picks.length > 0 ? picks : [exclusiveOption];
}

/** The profile with one answer changed. */
export function withAnswer(profile: Profile, at: At, question: string, answer: Answer): Profile {
  if (at.scope === 'firm') return { ...profile, firm: { ...profile.firm, [question]: answer } };
  const blocks = blocksOf(profile, at.scope).map((block, index) =>
    index === at.index ? { ...block, answers: { ...block.answers, [question]: answer } } : block,
  );
  return at.scope === 'market' ? { ...profile, markets: blocks } : { ...profile, goods: blocks };
}
