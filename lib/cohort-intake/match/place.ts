/** A market or good that a heading names by its number, and the rest of the heading. */
export interface NamedPlace {
  readonly scope: 'market' | 'goods';
  /** 1 to 5. */
  readonly number: number;
  readonly rest: string;
}

const word = '(?<word>target market|market|目标市场|市场|goods?|product|货物|产品|商品)';
const before = new RegExp(`^${word}\\s*(?<number>[1-5])\\s*[.:：_\\-–—·]*\\s*(?<rest>\\D.*)$`, 'iu');
const behind = new RegExp(`^(?<rest>.+?)[\\s(（_.\\-–—·]*${word}\\s*(?<number>[1-5])\\s*[)）]?$`, 'iu');

/** Reads `market1.targetCountry`, `市场2：目标国家`, `Target country (market 3)`; null if no place is named. */
export function placeIn(header: string): NamedPlace | null {
  const text = header.normalize('NFKC').trim();
  const groups = (before.exec(text) ?? behind.exec(text))?.groups;
  if (!groups) return null;
  const scope = /market|市场/i.test(groups.word!) ? 'market' : 'goods';
  return { scope, number: Number(groups.number), rest: groups.rest! };
}
