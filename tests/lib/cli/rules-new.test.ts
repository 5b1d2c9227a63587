import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../../lib/cli/command.ts';
import { newRecord, type Wanted } from '../../../lib/cli/new-record.ts';
import { kinds, scaffolds } from '../../../lib/cli/scaffolds.ts';
import { loadRuleBook, RuleBookError, rulesFolder } from '../../../lib/rulebook/node.ts';
import { formatProblem } from '../../../lib/rulebook/problems.ts';
import { run } from '../../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'landfall-rules-'));
const command = (...args: string[]) => run('rules-new.ts', args, { LANDFALL_RULES: folder });
const scaffold = (kind: Wanted['kind'], id: string, file: string, after: string | null = null) =>
  newRecord(folder, { kind, id, file, after });
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

beforeEach(() => cpSync(rulesFolder(), folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

/** What loading the book complains of. */
function check(): string[] {
  try {
    loadRuleBook(folder);
    return [];
  } catch (error) {
    if (!(error instanceof RuleBookError)) throw error;
    return error.problems.map(formatProblem);
  }
}

/** What `text` has in addition to `before`, if nothing else of it was touched; else null. */
function added(before: string, text: string): string | null {
  let start = 0;
  while (before[start] === text[start] && start < before.length) start++;
  const extra = text.length - before.length;
  // The end of the common part may swallow the first characters of what was put in.
  for (let at = start; at >= 0; at--)
    if (text.slice(at + extra) === before.slice(at)) return text.slice(at, at + extra);
  return null;
}

describe('npm run rules:new', () => {
  it.each([
    ['rule', 'a-new-rule', 'decisions/entry-mode-scores.yaml'],
    ['gate', 'a-new-gate', 'decisions/entry-mode-gates.yaml'],
    ['question', 'aNewQuestion', 'questions/firm.yaml'],
    ['fact', 'aNewFact', 'facts/market.yaml'],
    ['risk', 'a-new-risk', 'entries/risks-firm.yaml'],
    ['action', 'a-new-action', 'entries/actions-people.yaml'],
    ['note', 'a-new-note', 'entries/notes-flags.yaml'],
    ['case', 'a-new-case', 'cases/core-paper.yaml'],
    ['evidence', 'a-new-entry', 'evidence/wang-2015.yaml'],
  ] as const)('puts a %s into its file, touches nothing else, and leaves a book that is refused', (kind, id, file) => {
    const before = read(file);
    const line = scaffold(kind, id, file);
    const text = added(before, read(file));
    expect(text).toContain(`  - id: ${id}\n`);
    expect(text).toMatch(/TODO/);
    expect(text).toMatch(/待写/);
    expect(text).toMatch(/^ {4}# /m);
    expect(read(file).split('\n')[line - 1]).toBe(`  - id: ${id}`);
    // Every open place is named, and nothing but open places is wrong.
    const problems = check();
    expect(problems.every((problem) => problem.startsWith(`${file}:`))).toBe(true);
    expect(problems.filter((problem) => /\.en: is a placeholder/.test(problem)).length).toBeGreaterThan(0);
    expect(problems.filter((problem) => /\.zh: is a placeholder/.test(problem)).length).toBeGreaterThan(0);
  });

  it('puts a source into its file and leaves a book that is refused', () => {
    const file = 'evidence/sources.yaml';
    const before = read(file);
    scaffold('source', 'a-new-source', file);
    expect(added(before, read(file))).toContain('  - id: a-new-source\n');
    const problems = check();
    expect(problems.every((problem) => problem.startsWith(`${file}:`))).toBe(true);
    for (const field of ['authors[0]', 'year', 'title', 'kind', 'url', 'reading'])
      expect(problems.join('\n')).toContain(`.${field}: `);
  });

  it.each(kinds.map((kind) => [kind]))('decides nothing for the author of a %s that could be overlooked', (kind) => {
    // Left out by nobody: no option, number or answer stands there ready, except how long and whether a question may be left open.
    const lines = scaffolds[kind].record('an-id').split('\n').slice(1);
    const fields = lines.filter((line) => /^ {2}\w+: \S/.test(line) && !/TODO|待写/.test(line));
    expect(fields).toEqual(kind === 'question' ? ['  unsure: true', '  seconds: 15'] : []);
  });

  it('leaves no other file behind', () => {
    const files = () => readdirSync(folder, { recursive: true }).sort();
    const before = files();
    scaffold('note', 'a-new-note', 'entries/notes-flags.yaml');
    expect(files()).toEqual(before);
  });

  it('puts it after the record that is named, comments of the next one staying with it', () => {
    const file = 'decisions/model.yaml';
    const before = read(file);
    const { status, stdout } = command('rule', 'a-new-rule', '--in', `rules/${file}`, '--after', 'technology-original');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^rules\/decisions\/model\.yaml:\d+: rule "a-new-rule" is prepared\./);
    expect(stdout).toContain('rules:check');
    const ids = [...read(file).matchAll(/^ {2}- id: (\S+)$/gm)].map(([, id]) => id);
    expect(ids[ids.indexOf('technology-original') + 1]).toBe('a-new-rule');
    expect(added(before, read(file))).not.toBeNull();
  });

  it('passes once it is filled', () => {
    const file = 'evidence/wang-2015.yaml';
    scaffold('evidence', 'a-new-entry', file);
    const filled = read(file)
      .replace('source: TODO', 'source: wang-2015')
      .replace('where: "TODO"', 'where: "2.1, line 45"')
      .replace('kind: TODO', 'kind: advice')
      .replace('strength: TODO', 'strength: opinion')
      .replace(/"TODO: what the source says[^"]*"/, '"A claim."')
      .replace(/"待写：原文说了什么[^"]*"/, '"一个说法。"')
      .replace(/"TODO: who was studied[^"]*"/, '"A scope."')
      .replace(/"待写：研究了谁[^"]*"/, '"一个范围。"')
      .replace(/ {4}numbers: \{ TODO: "TODO" \}\n/, '')
      .replace(/ {4}contradicts: \[TODO\]\n/, '');
    writeFileSync(join(folder, file), filled);
    expect(check()).toEqual([]);
  });

  it.each([
    ['rule', 'offer-not-ready', 'decisions/model.yaml', 'exists already in decisions/entry-mode-gates.yaml'],
    ['action', 'offer-not-ready', 'entries/actions-people.yaml', 'exists already'],
    ['question', 'commitmentCapacity', 'questions/firm.yaml', 'exists already in facts/firm.yaml'],
    ['rule', 'x-y', 'entries/notes-flags.yaml', 'does not belong in entries/notes-flags.yaml'],
    ['evidence', 'x-y', 'evidence/sources.yaml', 'does not belong in evidence/sources.yaml'],
    ['risk', 'x-y', 'entries/notes-flags.yaml', 'has no list "risks"'],
    ['rule', 'x-y', 'decisions/nowhere.yaml', 'there is no file decisions/nowhere.yaml'],
    ['rule', 'x-y', '../x.yaml', 'does not belong in ../x.yaml'],
  ] as const)('refuses %s %s in %s and writes nothing', (kind, id, file, message) => {
    const before = read('decisions/model.yaml') + read('entries/notes-flags.yaml');
    expect(() => scaffold(kind, id, file)).toThrow(UsageError);
    expect(() => scaffold(kind, id, file)).toThrow(message);
    expect(read('decisions/model.yaml') + read('entries/notes-flags.yaml')).toBe(before);
  });

  it.each([
    [['rule', 'x y', '--in', 'decisions/model.yaml'], 'ID: "x y" is not allowed'],
    [['theory', 'x-y', '--in', 'decisions/model.yaml'], 'KIND: "theory" is not allowed; allowed: rule'],
    [['rule', 'x-y'], '--in: is missing'],
    [['rule'], 'KIND and ID: both are needed'],
    [
      ['rule', 'x-y', '--in', 'decisions/model.yaml', '--after', 'technology-orignal'],
      'nearest names: technology-original',
    ],
  ])('answers wrong arguments %j with exit code 2 and a clear line', (args, message) => {
    const { status, stdout, stderr } = command(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
