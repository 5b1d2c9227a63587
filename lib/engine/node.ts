// For Node only: code that is made from text, which the content security policy of our pages forbids.
export {
  type CellColumn,
  type Columns,
  Conditions,
  cellsOf,
  copyOf,
  emptyColumns,
  joinFirms,
  Population as Decisions,
  pickFirms,
  type ResultColumns,
} from './compiled/index.ts';
export {
  build,
  buildWithConditions,
  type ConditionAt,
  type Layout,
  type LayoutQuestion,
  type NodeId,
  type Program,
  resultIndex,
} from './program/index.ts';
export {
  type CellName,
  type Dialect,
  keys as tableKeys,
  partName,
  type SqlScript,
  sqlScript,
  sumName,
  yearName,
} from './sql/index.ts';
