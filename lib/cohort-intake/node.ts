export { type Mapping, parseMapping } from './match/mapping.ts';
export { type ColumnMatch, type Proposal, proposeMapping } from './match/propose.ts';
export { Targets } from './match/targets.ts';
export { IntakeError } from './problem.ts';
export { openSource } from './source/open.ts';
export type { SourceOptions, SourceRow, TableSource } from './source/source.ts';
