export { isCurrent, readReport, writeReport } from './report.ts';
export { endSolver } from './solver.ts';
export { type CheckName, type Verification, verify } from './verify.ts';
