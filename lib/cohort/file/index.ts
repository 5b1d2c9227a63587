export { groupPrefix, idColumn } from './format.ts';
export { type CohortFile, openCohort } from './open.ts';
export { CohortFileError } from './problem.ts';
export { profileFrom } from './profile.ts';
export { type Batch, CohortReader } from './read.ts';
export { type FiledFirm, writeCohort } from './write.ts';
