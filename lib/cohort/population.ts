import { type Answer, chance, type Profile } from '../engine/index.ts';
import type { Population } from '../rulebook/index.ts';

/** A made-up firm of a population; its id keeps its luck the same in every scenario. */
export interface Member {
  readonly id: string;
  readonly profile: Profile;
}

/**
 * Draws firms with the shares of a population. What no source gives a share for stays unanswered. The same seed gives the same firms, and the first
 * firms of a larger draw are those of a smaller one.
 *
 * @param seed any 32-bit integer
 */
export function* synthesise(population: Population, firms: number, seed: number): Generator<Member> {
  for (let index = 0; index < firms; index++) {
    const id = `${population.id}-${index + 1}`;
    const answers = population.firm.map(({ question, shares }): [string, Answer] => [
      question,
      { state: 'given', value: pick(shares, chance(seed, id, question)) },
    ]);
    yield { id, profile: { asOf: population.asOf, firm: Object.fromEntries(answers), markets: [], goods: [] } };
  }
}

/** The option whose part of the unit interval holds `draw`. */
function pick(shares: Readonly<Record<string, number>>, draw: number): string {
  const entries = Object.entries(shares);
  let sum = 0;
  for (const [option, share] of entries) {
    sum += share;
    if (draw < sum) return option;
  }
  return entries.at(-1)![0];
}

/** What became of firms that began to export. */
export interface NewExporterCount {
  readonly began: number;
  readonly stoppedAfterFirstYear: number;
  readonly stoppedLater: number;
  readonly stillExporting: number;
}

/**
 * Lets firms begin to export and go on or stop with the shares of a population. Going on is no sign of profit, and stopping may be right.
 *
 * @param kept share (0 to 1) of the firms about to stop that a measure is assumed to keep; no source measures it, so it is 0 unless somebody sets it
 * @throws Error if the population has no such shares, or `kept` is no share
 */
export function newExporters(population: Population, firms: number, seed: number, kept = 0): NewExporterCount {
  const shares = population.newExporters;
  if (!shares) throw new Error(`the population "${population.id}" says nothing on new exporters`);
  if (!(kept >= 0 && kept <= 1)) throw new Error(`kept is ${kept}; a share from 0 to 1 is allowed`);
  // Of those that pass the first year, so many go on that the source's share over all years comes out.
  const stopsLater = 1 - shares.stillExporting / (1 - shares.stopAfterFirstYear);
  let stoppedAfterFirstYear = 0;
  let stoppedLater = 0;
  for (let index = 0; index < firms; index++) {
    const draw = (step: string) => chance(seed, `${population.id}-${index + 1}`, step);
    const stops = (step: string, share: number) => draw(step) < share && draw(`${step} kept`) >= kept;
    if (stops('first year', shares.stopAfterFirstYear)) stoppedAfterFirstYear++;
    else if (stops('later', stopsLater)) stoppedLater++;
  }
  return {
    began: firms,
    stoppedAfterFirstYear,
    stoppedLater,
    stillExporting: firms - stoppedAfterFirstYear - stoppedLater,
  };
}
