export { isCurrent, readReport, writeReport } from './report.ts';
export { endSolver } from './solver.ts';
export { type Verification, verify } from './verify.ts';
