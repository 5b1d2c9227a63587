import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Aim,
  answersAt,
  decide,
  firm,
  type Profile,
  smallestChanges,
  withAnswer,
} from '../../../lib/engine/index.ts';
import { build, encode, Machine, resultIndex } from '../../../lib/engine/program/index.ts';
import { cutsOf } from '../../../lib/engine/what-if/cuts.ts';
import { type Move, Moves } from '../../../lib/engine/what-if/moves.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';

const compiled = realCompiled();
const { book, cases } = realBook();
const program = build(compiled);
const caseFirms = cases.map((item) => profilesOf(book, item)[0]!);

/** Every level, model and way in: whatever a user may ask about. */
function aimsOf(profile: Profile): Aim[] {
  const options = (decision: string) =>
    compiled.decisions.get(decision)!.decision.options.filter(({ scored }) => scored !== false);
  return [
    ...['level.target', 'model'].flatMap((decision) =>
      options(decision).map(({ id }): Aim => ({ decision, at: firm, option: id })),
    ),
    ...profile.markets.flatMap((_, index) =>
      options('entry.mode').map(
        ({ id }): Aim => ({ decision: 'entry.mode', at: { scope: 'market', index }, option: id }),
      ),
    ),
  ];
}

const machine = new Machine(program);
const mode = resultIndex(program, 'entry.mode');
const stance = resultIndex(program, 'entry.stance');

/** What the machine shows for each aim, run from scratch. */
function reached(profile: Profile, aims: readonly Aim[]): boolean[] {
  machine.run(encode(program.layout, profile));
  return aims.map(({ decision, at, option }) => {
    const result = decision === 'entry.mode' ? mode : resultIndex(program, decision);
    const place = at.scope === 'firm' ? 0 : at.index;
    const { shown, first } = machine.outcome(result, place);
    const options = (index: number) => program.results[index]!.options;
    if (first.length !== 1 || options(result)[shown]!.id !== option) return false;
    if (result !== mode) return true;
    const stays = machine.outcome(stance, place).shown;
    return stays < 0 || !['reduce', 'withdraw'].includes(options(stance)[stays]!.id);
  });
}

interface Best {
  size: number;
  effort: number;
  set: readonly number[];
}

/** The best set of up to so many moves for each aim, by trying all of them. */
function byExhaustion(profile: Profile, moves: Moves, aims: readonly Aim[], most: number): (Best | null)[] {
  const best: (Best | null)[] = aims.map(() => null);
  const consider = (set: readonly number[]) => {
    const chosen = set.map((index) => moves.moves[index]!);
    const effort = chosen.reduce((sum, move) => sum + move.effort, 0);
    reached(moves.after(profile, chosen), aims).forEach((holds, aim) => {
      const known = best[aim];
      if (holds && (!known || (known.size === set.length && effort < known.effort)))
        best[aim] = { size: set.length, effort, set };
    });
  };
  // All sets of one size before those of the next, in the order of the moves.
  const extend = (set: readonly number[], size: number) => {
    if (set.length === size) return consider(set);
    for (let next = (set.at(-1) ?? -1) + 1; next < moves.moves.length; next++)
      if (!set.some((index) => excludes(moves.moves[index]!, moves.moves[next]!))) extend([...set, next], size);
  };
  for (let size = 0; size <= most; size++) extend([], size);
  return best;
}

const excludes = (a: Move, b: Move) => a.line === b.line && (a.box === null || b.box === null);

function movesOf(profile: Profile): Moves {
  machine.run(encode(program.layout, profile));
  return new Moves(machine, profile, cutsOf(program));
}

function agrees(profile: Profile, most: number) {
  const aims = aimsOf(profile);
  const moves = movesOf(profile);
  const exhausted = byExhaustion(profile, moves, aims, most);
  smallestChanges(compiled, profile, aims).forEach(({ sets, complete, option }, index) => {
    const best = exhausted[index]!;
    expect(complete, option).toBe(true);
    const found = sets[0] && { size: sets[0].changes.length, effort: sets[0].effort };
    if (best) expect(found, option).toEqual({ size: best.size, effort: best.effort });
    else expect(found?.size ?? most + 1, option).toBeGreaterThan(most);
  });
  return moves.moves.length;
}

/** As many changes as can be tried in the time of a test. */
function depth(moves: number): number {
  return moves <= 14 ? 4 : moves <= 28 ? 3 : 2;
}

describe('the smallest changes that lead elsewhere', () => {
  it('are as small and as easy as the best of all sets, for every case and every aim', { timeout: 600_000 }, () => {
    const sizes = caseFirms.map((profile) => movesOf(profile).moves.length);
    caseFirms.forEach((profile, index) => {
      // Trying all sets of three and four takes minutes: of every other firm, all pairs.
      agrees(profile, index % 2 === 0 ? depth(sizes[index]!) : 2);
    });
    expect(sizes.filter((moves, index) => index % 2 === 0 && depth(moves) === 4).length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeGreaterThan(40);
  });

  it('are so for random firms, open answers among them', () => {
    let deep = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.gen(), (share, gen) => {
        const profile = gen(() => randomProfile(book, share));
        const moves = movesOf(profile).moves.length;
        fc.pre(moves > 0 && moves <= 50);
        agrees(profile, depth(moves));
        if (depth(moves) >= 3) deep++;
      }),
      { numRuns: 15, seed: 4, endOnFailure: true },
    );
    expect(deep).toBeGreaterThan(3);
  });

  it('hold when the interpreter reads the changed firm, and change nothing else than they say', () => {
    for (const profile of caseFirms.filter((_, index) => index % 3 === 0))
      for (const { sets, decision, at, option } of smallestChanges(compiled, profile, aimsOf(profile)))
        for (const { changes, also } of sets) {
          const changed = changes.reduce(
            (now, change) => withAnswer(now, change.at, change.question, change.to),
            profile,
          );
          const [before, after] = [decide(compiled, profile), decide(compiled, changed)];
          expect(after.result(decision, at).first).toEqual([option]);
          for (const id of ['level.current', 'level.target', 'model']) {
            const told = also.find((item) => item.decision === id);
            const [from, to] = [before.result(id).shown, after.result(id).shown];
            if (id !== decision) expect(told ? [told.from, told.to] : null).toEqual(from === to ? null : [from, to]);
          }
        }
  });

  it('only go the way that the firm can act, by what a firm can bring about', () => {
    for (const profile of caseFirms)
      for (const { question: id, to, box, at } of movesOf(profile).moves) {
        const question = book.questions[id]!;
        const answer = answersAt(profile, at)[id];
        const { change = 'up' } = question;
        expect(question.effort).not.toBe('fixed');
        expect(answer?.state).toBe('given');
        expect(question.notByAction ?? []).not.toContain(to);
        if (change === 'both') continue;
        if (box) expect(box).toBe(change === 'up' ? 'add' : 'drop');
        const value = answer?.state === 'given' ? answer.value : null;
        if (question.type === 'choice') {
          const [before, after] = [value, to].map((option) =>
            question.options!.findIndex((item) => item.id === option),
          );
          expect(after! > before!).toBe(change === 'up');
        }
        if (typeof to === 'number' && typeof value === 'number') expect(to > value).toBe(change === 'up');
      }
  });

  it('say so where an aim is reached already, and where no set of up to four changes leads there', () => {
    const profile = profileOf({
      firm: {
        exportRole: 'contractManufacturer',
        exportExperience: 'regularUnder5',
        ownBrandShare: 'none',
        technologyRole: 'applier',
      },
    });
    const search = (option: string) =>
      smallestChanges(compiled, profile, [{ decision: 'level.target', at: firm, option }])[0]!;
    expect(search('product')).toMatchObject({ from: 'product', sets: [{ changes: [], effort: 0 }], complete: true });
    // A firm that exports never prepares first.
    expect(search('prepareFirst')).toMatchObject({ sets: [], complete: true });
  });
});
