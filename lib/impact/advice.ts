import { type At, type CompiledBook, type Evaluation, evaluate, type Profile } from '../engine/index.ts';

/** One thing that a firm is told: what about, where, and what. Names of options and of records of lists. */
export interface Told {
  /** A decision, or `risks`, `actions`, `support`, `notes`, `next`. */
  readonly subject: string;
  /** Id of the market; null for the firm. */
  readonly at: string | null;
  readonly is: string;
}

/** What a rule gives to a decision at a place: its weights, what it closes, or that its row decides. */
export type Contributions = ReadonlyMap<string, string>;

export interface Given {
  readonly told: readonly Told[];
  contributions(decision: string, at: string | null): Contributions;
}

/**
 * The advice for a firm, reduced to what a reader would notice.
 * @param rename new names of records that only changed their id
 */
export function adviceFor(compiled: CompiledBook, profile: Profile, rename: (id: string) => string): Given {
  const evaluation = evaluate(compiled, profile);
  const { lists } = evaluation;
  const nameOf = (at: At) => (at.scope === 'market' ? profile.markets[at.index]!.id : null);
  const listed = (subject: string, ids: readonly string[]): Told => ({
    subject,
    at: null,
    is: ids.map(rename).sort().join(', '),
  });
  return {
    told: [
      ...evaluation.decisions.map(
        ({ decision, at, first, shown }): Told => ({
          subject: decision,
          at: nameOf(at),
          is: first.join(' / ') || String(shown ?? '—'),
        }),
      ),
      ...evaluation.portfolios.map(
        ({ at, next }): Told => ({ subject: 'next', at: nameOf(at), is: next[0]?.step.to ?? '—' }),
      ),
      listed(
        'risks',
        lists.risks.map(({ risk, severity }) => `${rename(risk.id)} (${severity})`),
      ),
      listed(
        'actions',
        lists.actions.map(({ action }) => action.id),
      ),
      listed(
        'support',
        lists.support.map(({ id }) => id),
      ),
      listed(
        'notes',
        lists.notes.map(({ note }) => note.id),
      ),
    ],
    contributions: (decision, at) => contributionsOf(compiled, evaluation, decision, at, rename),
  };
}

function contributionsOf(
  compiled: CompiledBook,
  evaluation: Evaluation,
  id: string,
  market: string | null,
  rename: (id: string) => string,
): Contributions {
  const decision = compiled.decisions.get(id);
  if (!decision) return new Map();
  const index = evaluation.profile.markets.findIndex((block) => block.id === market);
  const at: At = index >= 0 ? { scope: 'market', index } : { scope: 'firm' };
  const given = new Map<string, string>();
  for (const { rule, when, weights, closes } of [...decision.scoring, ...decision.gates, ...decision.rows])
    if (evaluation.facts.condition(when, at) === 'yes')
      given.set(rename(rule.id), JSON.stringify([[...weights].sort(), [...closes].sort(), rule.choose]));
  return given;
}
