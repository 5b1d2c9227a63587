export { keys } from './layers.ts';
export { type CellName, type Dialect, partName, type SqlScript, sqlScript, sumName, yearName } from './script.ts';
