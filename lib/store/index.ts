export { StoreError, type StoreProblem } from './errors.ts';
export { openStore, type StoreOptions } from './open.ts';
export { maxBytes } from './row.ts';
export { store } from './shared.ts';
export type { CaseContent, CaseExport, CaseKey, CaseRecord, Store } from './types.ts';
