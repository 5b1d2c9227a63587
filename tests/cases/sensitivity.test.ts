import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sensitivityOf } from '../../lib/explain/index.ts';
import { ruleBook } from '../../lib/rulebook/node.ts';
import { realCompiled } from '../support/book.ts';

const { sensitivity } = ruleBook();

describe('firms that differ in one thing', () => {
  it('are at least ten', () => {
    expect(sensitivity.length).toBeGreaterThanOrEqual(10);
  });

  it.each(sensitivity.map((pair) => [pair.id, pair] as const))(
    '%s: the advice moves as the evidence says',
    (_, pair) => {
      const { movements } = sensitivityOf(realCompiled(), pair, 2026, 'en');
      expect(movements.filter(({ holds }) => !holds)).toEqual([]);
    },
  );

  it('stand in docs/sensitivity.md with their figures of today', () => {
    const page = readFileSync('docs/sensitivity.md', 'utf8');
    const lines = sensitivity.flatMap((pair) => {
      const { firstBefore, firstAfter, movements } = sensitivityOf(realCompiled(), pair, 2026, 'en');
      return [
        `| first way in | ${firstBefore} | ${firstAfter} |`,
        ...movements.map(({ what, before, after }) => `| ${what} | ${before} | ${after} |`),
      ];
    });
    expect(
      lines.filter((line) => !page.includes(line)),
      'run npm run docs:sensitivity',
    ).toEqual([]);
  });
});
