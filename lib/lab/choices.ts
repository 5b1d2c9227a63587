import type { ScenarioRecord } from '../rulebook/index.ts';

/** Where the firms of a population come from. */
export type PopulationChoices =
  | { readonly from: 'upload'; readonly holdsData: boolean }
  | { readonly from: 'rules'; readonly population: string; readonly count: number; readonly seed: number };

export interface RunChoices {
  readonly scenarios: readonly ScenarioRecord[];
  readonly seed: number;
  /** Whether what a scenario moves is divided among its levers. */
  readonly divides: boolean;
  /** Numbers of 1 to 4 firms are shown, and single firms can be opened. */
  readonly holdsData: boolean;
}

/** Nobody is behind a made-up firm. */
export function holdsData(choices: PopulationChoices): boolean {
  return choices.from === 'rules' || choices.holdsData;
}
