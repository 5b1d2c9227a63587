import type { Profile } from '@/lib/engine/index.ts';
import type { ReturnTo } from '@/lib/wizard/server.ts';

/** What the last answer moved, shown on the page that follows it. */
export interface Moved {
  readonly topic: 'level' | 'model' | 'entry' | 'carbon';
  readonly market?: number;
  /** Options shown before. */
  readonly from: readonly string[];
}

/** What a case remembers besides its answers. */
export interface StoredPlace {
  /** Step id, or `check`. */
  readonly step: string;
  readonly moved?: Moved;
  /** What the last change can be taken back to. */
  readonly undo?: Undo;
}

/** The answers before a change, and the page on which it was made. */
export interface Undo {
  readonly profile: Profile;
  readonly step: string;
}

/** Where an address or a form says that its user wants to go back to. */
export function returnPlace(sent: unknown): ReturnTo | undefined {
  return sent === 'check' || sent === 'advice' || sent === 'goods' ? sent : undefined;
}
