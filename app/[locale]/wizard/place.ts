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
}
