export { build, type Program } from './build.ts';
export { type Encoded, encode } from './layout.ts';
export { Machine, type Outcome } from './run.ts';
