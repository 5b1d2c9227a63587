export { type Columns, columnsOf, emptyColumns, writeFirm } from './columns.ts';
export { Evaluator } from './evaluator.ts';
export { Population, type ResultColumns } from './run.ts';
