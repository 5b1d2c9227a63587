import type { Advice, NotePlace } from '@/lib/advice/index.ts';

/** Anchor of a part on the page of judgement; a market by its place, as on the page of the advice. */
export function placeAnchor({ section, market }: Pick<NotePlace, 'section' | 'market'>, { markets }: Advice): string {
  return section === 'entry' ? `m${markets.findIndex(({ id }) => id === market) + 1}` : section;
}
