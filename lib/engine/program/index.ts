export { build, buildWithConditions, type ConditionAt } from './build.ts';
export { inputsOf, restore, serialise } from './data.ts';
export { type Cells, type Encoded, encode, type Layout, type LayoutQuestion } from './layout.ts';
export { Machine, type Outcome } from './machine.ts';
export type { NodeId } from './nodes.ts';
export { type Program, type ResultNodes, resultIndex } from './program.ts';
