import { describe, expect, it } from 'vitest';
import { compareRecords, impactOf, recordsOf, referenceFirms } from '../../../lib/impact/node.ts';
import { parseRuleBook, type RuleFile, readRuleFiles, rulesFolder } from '../../../lib/rulebook/node.ts';

const files = readRuleFiles(rulesFolder());

/** The rules with one file changed. */
function changed(name: string, change: (content: string) => string): RuleFile[] {
  const found = files.map((file) => (file.name === name ? { name, content: change(file.content) } : file));
  expect(found).not.toEqual(files);
  return found;
}

function impact(before: readonly RuleFile[], after: readonly RuleFile[]) {
  const records = compareRecords(recordsOf(before), recordsOf(after));
  return { records, ...impactOf(parseRuleBook(before), parseRuleBook(after), records) };
}

describe('impact of a change of the rules', () => {
  it('is empty where a rule and an action only get other names', () => {
    const renamed = files.map(({ name, content }) => ({
      name,
      content: content
        .replaceAll('technology-rd-high', 'technology-much-research')
        .replaceAll('screen-markets', 'look-at-markets'),
    }));
    const { records, cases, population } = impact(files, renamed);
    expect([...records.renamed]).toContainEqual(['rules technology-rd-high', 'rules technology-much-research']);
    expect([...records.renamed]).toContainEqual(['actions screen-markets', 'actions look-at-markets']);
    expect({ added: records.added, removed: records.removed }).toEqual({ added: [], removed: [] });
    expect({ cases: cases.changes, population: population.changes }).toEqual({ cases: [], population: [] });
    expect(cases.read).toBeGreaterThan(50);
    expect(population.read).toBe(1000);
  });

  it('names the firms that change, from what to what, and the rule', () => {
    const after = changed('decisions/level-current.yaml', (content) =>
      content.replace('choose: integrated', 'choose: brand'),
    );
    const { records, cases, population } = impact(files, after);
    expect(records.changed).toEqual(['rules stands-at-integrated']);
    const level = [...cases.changes, ...population.changes].filter(({ subject }) => subject === 'level.current');
    expect(level.length).toBeGreaterThan(0);
    for (const change of level) expect(change).toMatchObject({ after: 'brand', because: ['stands-at-integrated'] });
    // A firm whose answers leave the row open stood lower before.
    expect(level.filter(({ before }) => before === 'integrated').length).toBeGreaterThan(level.length / 2);
    // Whoever changes level hears other things as well; few others do, where the level only could be reached.
    const moved = new Set(level.map(({ firm }) => firm));
    const others = new Set(
      [...cases.changes, ...population.changes].flatMap(({ firm }) => (moved.has(firm) ? [] : [firm])),
    );
    expect(others.size).toBeLessThan(moved.size);
  });

  it('draws firms that both books can read, the same ones every time', () => {
    const after = changed('questions/firm.yaml', (content) => content.replace('maxPicks: 4', 'maxPicks: 5'));
    const [before, now] = [parseRuleBook(files).book, parseRuleBook(after).book];
    const firms = referenceFirms(before, now);
    expect(firms).toEqual(referenceFirms(before, now));
    expect(firms.some(({ firm }) => firm.employees?.state === 'given')).toBe(true);
    expect(firms.some(({ firm }) => firm.motives !== undefined)).toBe(false);
  });
});
