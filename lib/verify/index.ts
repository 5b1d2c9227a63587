export {
  type Accepted,
  type Finding,
  type FindingKind,
  findingKinds,
  type RecordName,
  type Witness,
} from './finding.ts';
export { profileOf } from './firm.ts';
export type { Verification } from './verify.ts';
