import type { Profile } from '@/lib/engine/index.ts';
import type { Panel } from '../panel';

/** The two steps in which a panel comes: what can be said, then the same with what is settled. Each has a worker of its own. */
export type Part = 'quick' | 'whole';

/** What a page says to a worker. */
export type ToEngine =
  | { readonly kind: 'load'; readonly address: string; readonly part: Part }
  /** The answers that are saved: what is said to have just changed is held against them. */
  | { readonly kind: 'page'; readonly profile: Profile }
  /** The answers with the one that stands in the form. */
  | { readonly kind: 'answer'; readonly id: number; readonly profile: Profile };

/** What it says back. */
export type FromEngine =
  | { readonly kind: 'ready' }
  /** The file could not be had: on a network that comes and goes, or because the server has a new edition. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'panel'; readonly id: number; readonly panel: Panel };
