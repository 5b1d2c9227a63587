export { changesRules, overridden } from './overridden.ts';
export { type Member, type NewExporterCount, newExporters, synthesise } from './population.ts';
export { randomFirms } from './random-firm.ts';
export { applyScenario, type LeverOutcome, type Reach, type Scenario } from './scenario.ts';
export type { Assumption, Raised, Uptake } from './take-up.ts';
