import type { Advice } from './types.ts';

/** Parts of an advice that an adviser may write a note to; `entry` is one per market. */
const noteSections = [
  'general',
  'level',
  'model',
  'entry',
  'roadmap',
  'carbon',
  'risks',
  'actions',
  'support',
] as const;
export type NoteSection = (typeof noteSections)[number];

/** What an adviser wrote to a part of the advice. */
export interface AdviserNote {
  readonly section: string;
  /** Id of a market, null for the firm. */
  readonly market: string | null;
  readonly text: string;
  /** Null: no longer a member. */
  readonly author: string | null;
  /** ISO 8601 in UTC, of the last change. */
  readonly at: string;
}

/** A part to which a note can be written. */
export interface NotePlace {
  readonly section: NoteSection;
  readonly market: string | null;
  readonly marketLabel: string | null;
}

/** The parts that this advice has, in the order of the page. */
export function notePlaces({ markets, carbon, support }: Advice): readonly NotePlace[] {
  return noteSections.flatMap((section): NotePlace[] => {
    if (section === 'entry') return markets.map(({ id, label }) => ({ section, market: id, marketLabel: label }));
    if ((section === 'carbon' && !carbon) || (section === 'support' && support.length === 0)) return [];
    return [{ section, market: null, marketLabel: null }];
  });
}
