export {
  type CellColumn,
  type Columns,
  cellsOf,
  columnsOf,
  copyOf,
  emptyColumns,
  joinFirms,
  pickFirms,
} from './columns.ts';
export { Conditions } from './conditions.ts';
export { Evaluator } from './evaluator.ts';
export { Population, type ResultColumns } from './run.ts';
