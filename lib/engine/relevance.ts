import { Completions, given } from './bounds/completions.ts';
import { modelOf } from './bounds/index.ts';
import type { CompiledBook } from './compile.ts';
import type { AnswerRef, Evaluation } from './evaluate.ts';
import { type OpenAnswer, openAnswers } from './pending.ts';
import type { At, Profile } from './profile.ts';
import { encode, Machine } from './program/index.ts';
import { mulberry32 } from './random.ts';

/** Two full firms that differ in one answer and are advised otherwise in one decision. */
export interface Witness {
  readonly one: Profile;
  readonly other: Profile;
}

/** Whether the answer to an open question can change a decision. Pairs that are not listed cannot: that is proven. */
export interface Relevance extends AnswerRef {
  readonly decision: string;
  /** Where the decision is taken. */
  readonly place: At;
  /** `can`: a witness shows it. `notDecided`: neither shown nor ruled out. */
  readonly relevance: 'can' | 'notDecided';
  readonly witness: Witness | null;
}

/**
 * Looks for pairs of firms that show which open answers can change which decisions.
 * @param runs how many firms to try at most; the same seed tries the same ones
 */
export function relevance(compiled: CompiledBook, evaluation: Evaluation, runs = 200, seed = 1): Relevance[] {
  const model = modelOf(compiled);
  const open = openAnswers(compiled, evaluation);
  const wanted = new Map<string, { found: Relevance[]; answer: OpenAnswer }>(
    open.map((answer) => [keyOf(answer), { found: pairsOf(answer), answer }]),
  );
  const completions = new Completions(model, evaluation.profile);
  const machine = new Machine(model.program);
  const random = mulberry32(seed);
  const results = (profile: Profile): ReadonlyMap<string, string> => {
    machine.run(encode(model.program.layout, profile));
    return new Map(
      model.program.results.flatMap(({ decision, scope }, index) =>
        Array.from({ length: machine.count(scope) }, (_, place) => [
          `${decision.decision.id} ${place}`,
          machine.outcome(index, place).first.join(),
        ]),
      ),
    );
  };
  let left = runs;
  while (left > 0) {
    const base = completions.draw(random);
    const before = results(base);
    left--;
    let tried = false;
    for (const item of completions.open) {
      const found = wanted.get(keyOf({ question: item.question.id, at: item.at }))?.found ?? [];
      if (left <= 0 || !found.some(({ relevance }) => relevance === 'notDecided')) continue;
      tried = true;
      left--;
      const other = given(base, item, item.draw(random));
      const after = results(other);
      found.forEach((pair, i) => {
        const key = `${pair.decision} ${pair.place.scope === 'firm' ? 0 : pair.place.index}`;
        if (pair.relevance === 'notDecided' && before.get(key) !== after.get(key))
          found[i] = { ...pair, relevance: 'can', witness: { one: base, other } };
      });
    }
    if (!tried) break;
  }
  return [...wanted.values()].flatMap(({ found }) => found);
}

function pairsOf({ question, at, stakes }: OpenAnswer): Relevance[] {
  return stakes.flatMap((stake) =>
    'decision' in stake
      ? [{ question, at, decision: stake.decision, place: stake.at, relevance: 'notDecided' as const, witness: null }]
      : [],
  );
}

function keyOf({ question, at }: AnswerRef): string {
  return at.scope === 'firm' ? question : `${question}@${at.scope}${at.index}`;
}
