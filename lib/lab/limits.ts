/** What the policy lab takes on. */
export const labLimits = {
  /** Bytes of an uploaded file. */
  uploadBytes: 2 * 1024 ** 3,
  /** Firms of a synthetic population. */
  drawnFirms: 1_000_000,
  /** Scenarios of a run. */
  scenarios: 4,
  /** Levers over which what a scenario moves can be divided. */
  divided: 8,
  /** Characters of a mapping or a scenario that is pasted. */
  pasted: 1_000_000,
} as const;

/** Firms with any answers, for trying out: no population. */
export const randomPopulation = 'random';
