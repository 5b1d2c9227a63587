export type { FileCell } from './cells.ts';
export { type FileColumn, fileColumns, groupPrefix, idColumn, yearColumn } from './format.ts';
export { type CohortFile, openCohort } from './open.ts';
export { CohortFileError } from './problem.ts';
export { profileFrom } from './profile.ts';
export { type Batch, CohortReader } from './read.ts';
export { type FiledFirm, rowGroupRows, writeCohort } from './write.ts';
