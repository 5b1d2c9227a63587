/** Small seeded generator (Tommy Ettinger's mulberry32, public domain): the engine must not use Math.random. Numbers in [0, 1). */
export function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A number in [0, 1) that belongs to these keys for good: the same keys and seed give the same number, in whatever order and however often one asks.
 * Scenarios that share a seed share their luck (common random numbers).
 */
export function chance(seed: number, ...keys: readonly string[]): number {
  // FNV-1a over all keys, a separator between them.
  let hash = 0x811c9dc5;
  for (const key of keys) {
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return mulberry32(hash ^ Math.imul(seed, 0x9e3779b1))();
}
