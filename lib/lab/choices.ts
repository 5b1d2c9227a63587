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

const ends = { low: '-low', high: '-high' } as const;
/** What an id of a scenario may have, so that one for an end of its ranges is still an id. */
const longestId = 40 - ends.high.length;

/**
 * Scenarios, and behind each that has ranges two more: with everything at the end that moves fewest firms at the highest cost, and at the other end.
 */
export function withEnds(scenarios: readonly ScenarioRecord[]): readonly ScenarioRecord[] {
  return scenarios.flatMap((scenario) =>
    scenario.id.length <= longestId && scenario.levers?.some(({ between }) => between)
      ? [scenario, atEnd(scenario, 'low'), atEnd(scenario, 'high')]
      : [scenario],
  );
}

/** The ids under which a run has a scenario at the ends of its ranges. */
export function endsOf(id: string): Readonly<Record<keyof typeof ends, string>> {
  return { low: `${id}${ends.low}`, high: `${id}${ends.high}` };
}

/** Scenarios that were chosen, without those at the ends of ranges. */
export function chosen<T extends { readonly id: string }>(scenarios: readonly T[]): readonly T[] {
  const added = new Set(scenarios.flatMap(({ id }) => Object.values(endsOf(id))));
  return scenarios.filter(({ id }) => !added.has(id));
}

function atEnd(scenario: ScenarioRecord, end: keyof typeof ends): ScenarioRecord {
  const [low, high] = end === 'low' ? ([0, 1] as const) : ([1, 0] as const);
  const levers = scenario.levers!.map(({ between = {}, ...lever }) => ({
    ...lever,
    ...(between.effect ? { effect: between.effect[low] } : {}),
    ...(between.awareness ? { awareness: between.awareness[low] } : {}),
    ...(between.ability ? { ability: between.ability[low] } : {}),
    ...(between.unitCost ? { unitCost: between.unitCost[high] } : {}),
  }));
  const words = {
    low: { en: 'cautious end', zh: '保守取值' },
    high: { en: 'favourable end', zh: '乐观取值' },
  }[end];
  const name = { en: `${scenario.name.en} (${words.en})`, zh: `${scenario.name.zh}（${words.zh}）` };
  return { ...scenario, id: endsOf(scenario.id)[end], name, levers };
}
