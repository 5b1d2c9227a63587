export { type CohortFile, CohortFileError, openCohort, profileFrom, writeCohort } from './file/index.ts';
