import type { KeptOverride } from '../advice/index.ts';
import type { DocumentSetup, Format } from '../document/index.ts';
import type { Profile } from '../engine/index.ts';
import type { Locale } from '../rulebook/index.ts';

/** What all documents of a batch have in common. */
export interface Order {
  readonly language: Locale;
  readonly format: Format;
  readonly setup: Omit<DocumentSetup, 'client' | 'logo'>;
}

/** One document to be made. */
export interface Task extends Order {
  readonly profile: Profile;
  /** What the adviser decides otherwise. */
  readonly overrides: readonly KeptOverride[];
  readonly client: string;
}

/** What the process answers that makes them. Of an error only its kind: its text may quote what a firm wrote. */
export type Made = { readonly document: Uint8Array } | { readonly error: string };
