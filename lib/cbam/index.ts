export {
  type CbamBill,
  cbamBill,
  type GoodResult,
  type GoodVerdict,
  type GoodYear,
  type PathResult,
  type YearTotal,
} from './bill.ts';
export { CbamDataError, type CbamLaw, type Scenario, type Sector } from './law.ts';
export {
  type CbamInput,
  type CbamProblem,
  type CbamRequest,
  maxCbamBytes,
  parseCbamRequest,
  readCbamRequest,
} from './request.ts';
export { families, scopeOf } from './scope.ts';
export type { Outcome, Refusal } from './term.ts';
