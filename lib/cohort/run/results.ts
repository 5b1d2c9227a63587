import type { Program } from '../../engine/node.ts';
import { resultIndex } from '../../engine/node.ts';
import type { Fact, RuleBook, ScenarioRecord } from '../../rulebook/index.ts';
import { reaches } from '../columns/lever.ts';
import { filePlaces } from '../file/format.ts';

/** Decisions about a firm that a run keeps. */
export const firmDecisions = ['level.current', 'level.target', 'model', 'pathway'] as const;
/** What a run keeps for each market: the first way in; where the market is to be reduced or left, the way out. */
export const wayIn = 'wayIn';
const wayInDecision = 'entry.mode';
const stanceDecision = 'entry.stance';
const leaving = { stances: ['reduce', 'withdraw'], way: 'stagedWithdrawal' };
/** Facts of the baseline that results are grouped by. */
const groupFacts = ['sizeClass', 'cbamBurden'];
export const baseline = 'baseline';

/** A column of results: codes from 1 for `values`, 0 for nothing. */
export interface ResultColumn {
  readonly name: string;
  /** Id of the scenario, or `baseline`. */
  readonly run: string;
  readonly about: 'decision' | 'wayIn' | 'reach' | 'fact';
  /** Decision, lever or fact. */
  readonly of: string;
  /** Market from 0; 0 for what is about the firm. */
  readonly market: number;
  readonly values: readonly string[];
}

/** All columns of the results of a run, in their order: facts, then for each run decisions, ways in, levers. */
export function resultColumns(book: RuleBook, scenarios: readonly ScenarioRecord[]): readonly ResultColumn[] {
  const options = (decision: string) => book.decisions[decision]!.options.map(({ id }) => id);
  const facts = factsOf(book).map(
    ({ id, values }): ResultColumn => ({ name: id, run: baseline, about: 'fact', of: id, market: 0, values: values! }),
  );
  const decided = (run: string) => [
    ...firmDecisions.map(
      (of): ResultColumn => ({ name: `${run}.${of}`, run, about: 'decision', of, market: 0, values: options(of) }),
    ),
    ...Array.from(
      { length: filePlaces.market },
      (_, market): ResultColumn => ({
        name: `${run}.market${market + 1}.${wayIn}`,
        run,
        about: 'wayIn',
        of: wayIn,
        market,
        values: options(wayInDecision),
      }),
    ),
  ];
  const levers = ({ id, levers: list = [] }: ScenarioRecord) =>
    list.map(
      ({ lever }): ResultColumn => ({
        name: `${id}.${lever}`,
        run: id,
        about: 'reach',
        of: lever,
        market: 0,
        values: reaches,
      }),
    );
  return [
    ...facts,
    ...decided(baseline),
    ...scenarios.flatMap((scenario) => [...decided(scenario.id), ...levers(scenario)]),
  ];
}

/** Choice facts of the book that results are grouped by. */
export function factsOf(book: RuleBook): readonly Fact[] {
  return groupFacts.flatMap((id) => (book.facts[id]?.values ? [book.facts[id]] : []));
}

/** Decisions of a program that the kept ones are read from. */
export function keptDecisions(program: Program) {
  const option = (decision: number, id: string) =>
    program.results[decision]!.decision.decision.options.findIndex((own) => own.id === id);
  const stance = resultIndex(program, stanceDecision);
  const mode = resultIndex(program, wayInDecision);
  return {
    firm: firmDecisions.map((id) => resultIndex(program, id)),
    mode,
    stance,
    leavingStances: leaving.stances.map((id) => option(stance, id)),
    wayOut: option(mode, leaving.way),
  };
}
