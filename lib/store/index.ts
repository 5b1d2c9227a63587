export type { AuditEntry, AuditEvent } from './audit-types.ts';
export { type Batch, type BatchItem, type BatchLabel, batchHours, mostBatched, type Starter } from './batch-types.ts';
export { type Client, type DeskCase, deskPage, mostClients } from './desk-types.ts';
export {
  type Disagreement,
  type Engagement,
  type EngagementKind,
  engagementKinds,
  mostListed,
  type Note,
  type Override,
} from './desk-work-types.ts';
export { StoreError, type StoreProblem } from './errors.ts';
export { isId, newKey } from './key.ts';
export {
  type LabEntry,
  type LabKind,
  type LabState,
  longestLabName,
  mostInLab,
} from './lab-types.ts';
export { openStore, type StoreOptions } from './open.ts';
export { isProfile } from './profile-shape.ts';
export { maxBytes } from './row.ts';
export { store } from './shared.ts';
export type { Tables } from './tables.ts';
export {
  type CaseAccess,
  type CaseContent,
  type CaseExport,
  type CaseHome,
  type CaseKey,
  type CaseRecord,
  type ChecklistEntry,
  longest,
  type MemberKey,
  mostKept,
  type Share,
  type Store,
  type Version,
} from './types.ts';
