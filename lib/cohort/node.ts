export { Database, quoted, text } from './duck/database.ts';
export {
  type CohortFile,
  CohortFileError,
  type FileCell,
  type FileColumn,
  fileColumns,
  groupPrefix,
  idColumn,
  openCohort,
  profileFrom,
  rowGroupRows,
  writeCohort,
  yearColumn,
} from './file/index.ts';
export { type CohortRun, type Engine, resultsFile, runCohort } from './run/run.ts';
export { ClickHouseError } from './sql/clickhouse.ts';
export { type Summary, summarise } from './summary/index.ts';
