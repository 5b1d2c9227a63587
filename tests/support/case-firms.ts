import {
  type Answer,
  type AnswerValue,
  type Evaluation,
  evaluate,
  firm,
  type Profile,
} from '../../lib/engine/index.ts';
import { profilesOf } from '../../lib/explain/index.ts';
import { realBook, realCompiled } from './book.ts';

/** The advice for a firm of the evidence: one evaluation for every answer that stands in for what its source is silent on. */
export function caseFirm(id: string): Evaluation[] {
  const { book, cases } = realBook();
  const item = cases.find((candidate) => candidate.id === id);
  if (!item) throw new Error(`there is no case "${id}"`);
  return profilesOf(book, item).map((profile) => evaluate(realCompiled(), profile));
}

/** A profile with some answers of the firm, and of every market, put in or replaced. */
export function withAnswers(
  profile: Profile,
  firmAnswers: Readonly<Record<string, AnswerValue>>,
  marketAnswers: Readonly<Record<string, AnswerValue>> = {},
): Profile {
  const given = (answers: Readonly<Record<string, AnswerValue>>): Record<string, Answer> =>
    Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { state: 'given', value }]));
  return {
    ...profile,
    firm: { ...profile.firm, ...given(firmAnswers) },
    markets: profile.markets.map((block) => ({ ...block, answers: { ...block.answers, ...given(marketAnswers) } })),
  };
}

/** Least value of a fact of the firm: what its answers prove. */
export function proven({ facts }: Evaluation, name: string): number {
  const value = facts.value(name, firm);
  if (value.is !== 'number') throw new Error(`"${name}" is no number here`);
  return value.lo;
}

/** What is certain about a yes-or-no fact of the firm. */
export function flag({ facts }: Evaluation, name: string): 'yes' | 'no' | 'maybe' | null {
  const value = facts.value(name, firm);
  return value.is === 'flag' ? value.may : null;
}
