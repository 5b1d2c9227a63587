import { type Answer, type At, blocksOf, type Profile } from '../engine/index.ts';

/** Answers to other questions that stand on the same page; null: none any more. */
export type Beside = Readonly<Record<string, Answer | null>>;

/** The profile with several answers of one place more (or less: `null`). */
export function recordAnswers(profile: Profile, at: At, answers: Beside): Profile {
  return Object.entries(answers).reduce(
    (built, [question, answer]) => recordAnswer(built, at, question, answer),
    profile,
  );
}

/** The profile with one answer more (or less: `null`). A market or good comes into being with its first answer. */
export function recordAnswer(profile: Profile, at: At, question: string, answer: Answer | null): Profile {
  const set = (answers: Profile['firm']) => {
    const { [question]: _, ...rest } = answers;
    return answer ? { ...rest, [question]: answer } : rest;
  };
  if (at.scope === 'firm') return { ...profile, firm: set(profile.firm) };
  const blocks = blocksOf(profile, at.scope);
  const present = blocks[at.index] ?? { id: freshId(blocks, at.scope), answers: {} };
  const changed = { ...present, answers: set(present.answers) };
  return withBlocks(
    profile,
    at.scope,
    at.index < blocks.length ? blocks.with(at.index, changed) : [...blocks, changed],
  );
}

export function withBlocks(profile: Profile, scope: 'market' | 'goods', blocks: Profile['markets']): Profile {
  return scope === 'market' ? { ...profile, markets: blocks } : { ...profile, goods: blocks };
}

/** An id that no market (good) of this case bears. Numbers only go up, so a market removed from the middle is not mixed up with a later one. */
export function freshId(blocks: Profile['markets'], scope: 'market' | 'goods'): string {
  const letter = scope === 'market' ? 'm' : 'g';
  const numbers = blocks.map(({ id }) => Number(new RegExp(`^${letter}(\\d+)$`).exec(id)?.[1] ?? 0));
  return `${letter}${Math.max(blocks.length, ...numbers) + 1}`;
}
