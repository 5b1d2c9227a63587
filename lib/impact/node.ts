export { type Change, type Impact, impactOf, referenceFirms } from './impact.ts';
export { compareRecords, type RecordChanges, recordsOf } from './records.ts';
export { baseOf, filesAt, RevisionError } from './revision.ts';
