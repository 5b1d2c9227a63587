import { describe, expect, it } from 'vitest';
import { explainRecord } from '../../../lib/cli/explain-record.ts';
import type { Locale } from '../../../lib/rulebook/index.ts';
import { realBook } from '../../support/book.ts';
import { run } from '../../support/cli.ts';

const explain = (id: string, locale: Locale = 'en') => {
  const { book, cases } = realBook();
  return explainRecord(book, cases, id, locale);
};

describe('npm run rules:explain', () => {
  it('says of a rule when it holds, what it does, on what it rests and in which cases it is at work', () => {
    const { status, stdout, stderr } = run('rules-explain.ts', ['certificates-in-hand']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('certificates-in-hand (rule of Way in, entry.mode)');
    expect(stdout).toMatch(/When it holds\n {2}Which of these do you have\? Product certificates accepted abroad\n/);
    expect(stdout).toMatch(/What it does\n(?: {2}\+1 .+\n)+/);
    expect(stdout).toMatch(/Senik et al\. 2017, Ch\. 10, lines 6567–6570.* \[one case, at most 1\]/);
    expect(stdout).toContain('TeleTech');
    expect(stdout).toMatch(
      /the result is the same without it\n(?: {2}.+\n)* {2}made-up-kitchen-brand: .+ \(made up, 2026\)\n/,
    );
    // Ids stand in brackets or after a source, never in place of a label.
    expect(stdout).not.toContain('technologyAssets');
    expect(stdout).not.toContain('foreignCertificates');
  });

  it('says it in Chinese', () => {
    const { stdout } = run('rules-explain.ts', ['sanctions-without-orders', '--locale', 'zh']);
    expect(stdout).toContain('sanctions-without-orders（进入方式的门槛，entry.mode）');
    expect(stdout).toMatch(/排除：所有进入方式\n {2}满足什么条件才可行：/);
    expect(stdout).toMatch(/案例/);
  });

  it('tells where a rule decides a case', () => {
    const stdout = explain('convergent-needs-one-leg-first');
    expect(stdout).toMatch(/Cases it decides: .+\n(?: {2}.+\n)* {2}hongfujin-2005: /);
  });

  it('shows both sides of divided evidence', () => {
    const stdout = explain('vissak-near-first-not-supported');
    expect(stdout).toMatch(/Contradicted by\n(?: {2}.+\n)* {2}jaklic-gradual-model: /);
    expect(explain('jaklic-gradual-model')).toContain('vissak-near-first-not-supported: ');
  });

  it.each([
    ['entry.mode', 'decision', 'the highest sum of points'],
    ['entry.mode.licensing', 'option of', 'Definition'],
    ['licensing', 'option of', 'entry.mode'],
    ['technologyAssets', 'question', 'Read by'],
    ['technologyAssets.patentsHome', 'question', 'Invention patents at home'],
    ['commitmentCapacity', 'computed fact', 'direct markets that staff allow'],
    ['technologyStrongFrom', 'named number', 'technologyStrong: technology is strong'],
    ['offer-not-ready', 'gate of', 'rules out'],
    ['divided-breadth', 'note', 'When it holds'],
    ['zhuliang-case-byd', 'evidence', 'Reach'],
    ['zhu-liang-2026', 'source', 'Read by'],
    ['zhuliang-F1', 'framework', 'What Landfall does'],
    ['byd-2026', 'case', 'holds  level now: Integrated'],
  ])('knows %s as %s', (id, kind, part) => {
    const stdout = explain(id);
    expect(stdout).toContain(kind);
    expect(stdout).toContain(part);
    expect(stdout).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  });

  it('answers an unknown id with exit code 2 and the nearest names', () => {
    const { status, stdout, stderr } = run('rules-explain.ts', ['certificate-in-hnd']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe('there is no record "certificate-in-hnd"; nearest names: certificates-in-hand\n');
  });

  it.each([
    [[], 'ID: is missing'],
    [['a', 'b'], 'ID: only one is allowed'],
    [['byd-2026', '--locale', 'fr'], '--locale: "fr" is not allowed; allowed: en, zh'],
    [['byd-2026', '--lcale', 'zh'], 'unknown option --lcale; did you mean --locale? (allowed: --locale, --help)'],
  ])('answers wrong arguments %j with one clear line', (args, message) => {
    const { status, stdout, stderr } = run('rules-explain.ts', args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
