export { endSolver } from './solver.ts';
export { type Verification, verify } from './verify.ts';
