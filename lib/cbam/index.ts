export {
  type CbamBill,
  cbamBill,
  type GoodResult,
  type GoodVerdict,
  type GoodYear,
  type PathResult,
  type YearTotal,
} from './bill.ts';
export { type CodeChoice, choiceFor, choiceText, findCodes } from './codes.ts';
export { nextDates } from './dates.ts';
export { differenceOf } from './difference.ts';
export { excerptOf } from './excerpt.ts';
export { type CalendarEntry, CbamDataError, type CbamLaw, type Scenario, type Sector } from './law.ts';
export { codeChoices, coverage, type GoodName, nameOf, parseNames } from './names.ts';
export {
  type CbamInput,
  type CbamProblem,
  type CbamRequest,
  cbamJsonSchema,
  maxCbamBytes,
  parseCbamRequest,
  type RequestedGood,
  readCbamRequest,
} from './request.ts';
export { type BillRows, billRows, type GoodRow, partMark, type Span, type TotalRow } from './rows.ts';
export { type Family, familyOf, scopeOf } from './scope.ts';
export type { Source } from './sources.ts';
export { formatBenchmarks, formatDefaultValues } from './tables.ts';
export type { Outcome, Refusal } from './term.ts';
export { cbamDocument, cbamMarkdown, sourceText } from './words.ts';
export { type ReadWorkbook, readWorkbook } from './workbook.ts';
