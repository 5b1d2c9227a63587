/** For pages: the written report, without the solver that made it. */
export { readReport } from './report.ts';
