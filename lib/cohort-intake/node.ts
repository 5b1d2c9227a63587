export { IntakeError } from './problem.ts';
export { openSource } from './source/open.ts';
export type { SourceOptions, SourceRow, TableSource } from './source/source.ts';
