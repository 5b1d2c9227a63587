export { Database } from './duck/database.ts';
export { type CohortFile, CohortFileError, openCohort, profileFrom, writeCohort } from './file/index.ts';
export { type CohortRun, type Engine, resultsFile, runCohort } from './run/run.ts';
export { ClickHouseError } from './sql/clickhouse.ts';
export { type Summary, summarise } from './summary/index.ts';
