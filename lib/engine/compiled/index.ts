export { type Columns, columnsOf } from './columns.ts';
export { Evaluator } from './evaluator.ts';
export { Population, type ResultColumns } from './run.ts';
