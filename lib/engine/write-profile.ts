import type { Answer, Answers, Block, Profile } from './profile.ts';

interface WrittenProfile {
  readonly asOf: number;
  readonly firm: Record<string, unknown>;
  readonly markets: readonly Record<string, unknown>[];
  readonly goods: readonly Record<string, unknown>[];
}

/** The profile as `readProfile` takes it: plain values, `{ unsure: … }`, `{ skipped: true }`. */
export function writeProfile({ asOf, firm, markets, goods }: Profile): WrittenProfile {
  return { asOf, firm: written(firm), markets: markets.map(block), goods: goods.map(block) };
}

function block({ id, answers }: Block) {
  return { id, ...written(answers) };
}

function written(answers: Answers): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, plain(answer)]));
}

function plain(answer: Answer): unknown {
  if (answer.state === 'given') return answer.value;
  if (answer.state === 'skipped') return { skipped: true };
  const { state: _, ...known } = answer;
  return { unsure: Object.keys(known).length > 0 ? known : true };
}
