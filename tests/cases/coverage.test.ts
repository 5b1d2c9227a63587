import { describe, expect, it } from 'vitest';
import { coverageKinds, walk } from '../../lib/cli/coverage.ts';
import { realBook, realCompiled } from '../support/book.ts';

describe('a walk over the firms of the cases and over random firms', () => {
  const coverage = walk(realCompiled(), realBook().cases, 1000);

  it.each(coverageKinds)('reaches every %s of the book', (kind) => {
    expect(coverage.count(kind).all).toBeGreaterThan(0);
    expect(coverage.missing(kind)).toEqual([]);
  });
});
