import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../support/cli.ts';

let folder = '';
const rules = () => join(folder, 'rules');
const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
const diff = (...args: string[]) => run('rules-diff.ts', args, { LANDFALL_RULES: rules() });
function commit(message: string): void {
  git('add', '-A');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', 'commit', '-qm', message);
}
function edit(name: string, change: (content: string) => string): void {
  const path = join(rules(), name);
  const content = readFileSync(path, 'utf8');
  expect(change(content)).not.toBe(content);
  writeFileSync(path, change(content));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-diff-'));
  cpSync('rules', rules(), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('rules:diff', () => {
  it('compares with a revision, and says which cases change and why', () => {
    git('init', '-q', '-b', 'main');
    commit('one');
    edit('decisions/level-current.yaml', (content) => content.replace('choose: integrated', 'choose: brand'));
    const { status, stdout } = diff('HEAD');
    expect(status).toBe(0);
    expect(stdout).toContain('changed: rules stands-at-integrated');
    expect(stdout).toMatch(/level\.current: integrated → brand: .*byd.*; because of stands-at-integrated \(changed\)/);
    expect(stdout).toMatch(/Reference population: [1-9]\d* of 1000 firms change/);
  });

  it('says that nothing changes after a rename, against the commit before', () => {
    git('init', '-q', '-b', 'main');
    commit('one');
    edit('decisions/model.yaml', (content) =>
      content.replace('id: technology-rd-high', 'id: technology-much-research'),
    );
    commit('two');
    const { status, stdout } = diff('--base');
    expect(status).toBe(0);
    expect(stdout).toContain('only renamed: rules technology-rd-high → technology-much-research');
    expect(stdout).toContain('no advice changes');
  });

  it('shows the records that differ where the present loader cannot read the old book', () => {
    git('init', '-q', '-b', 'main');
    edit('book.yaml', (content) => `${content}\nage: old\n`);
    commit('one');
    edit('book.yaml', (content) => content.replace('\nage: old\n', ''));
    edit('decisions/level-current.yaml', (content) => content.replace('choose: integrated', 'choose: brand'));
    const { status, stdout } = diff('HEAD');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /The book of HEAD cannot be read by the present loader: 1 problem\(s\), the first: book\.yaml/,
    );
    expect(stdout).toContain('changed: rules stands-at-integrated');
    expect(stdout).not.toContain('Reference population');
  });

  it('has nothing to compare without git, in a single commit, and in a shallow copy', () => {
    expect(diff('--base')).toMatchObject({ status: 0, stdout: expect.stringContaining('nothing compared') });
    git('init', '-q', '-b', 'main');
    commit('one');
    expect(diff('--base')).toMatchObject({ status: 0, stdout: expect.stringContaining('nothing compared') });
  });

  it('refuses a revision that does not exist in one line', () => {
    git('init', '-q', '-b', 'main');
    commit('one');
    const { status, stdout, stderr } = diff('no-such-revision');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
