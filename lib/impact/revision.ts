import { execFileSync } from 'node:child_process';
import { basename, dirname, resolve } from 'node:path';
import type { RuleFile } from '../rulebook/node.ts';

/** Thrown with one line for the person at the command line. */
export class RevisionError extends Error {
  override name = 'RevisionError';
}

function git(folder: string, args: readonly string[]): string {
  try {
    return execFileSync('git', ['-C', dirname(resolve(folder)), ...args], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { code, stderr } = error as NodeJS.ErrnoException & { stderr?: string };
    throw new RevisionError(
      code === 'ENOENT' ? 'git is not installed' : (stderr ?? '').trim().split('\n')[0] || String(error),
    );
  }
}

/** The rule files of a revision, by their name inside the folder. @throws RevisionError */
export function filesAt(folder: string, revision: string): RuleFile[] {
  const place = basename(resolve(folder));
  const prefix = `${git(folder, ['rev-parse', '--show-prefix']).trim()}${place}/`;
  const names = git(folder, ['ls-tree', '-r', '--name-only', '--full-tree', revision, '--', prefix])
    .split('\n')
    .filter((name) => name.endsWith('.yaml'));
  if (names.length === 0) throw new RevisionError(`${revision} has no rule files in ${prefix}`);
  return names.map((name) => ({
    name: name.slice(prefix.length),
    content: git(folder, ['show', `${revision}:${name}`]),
  }));
}

/**
 * What a change is compared with: where the branch left the main one, or the commit before if this is the main one.
 * @throws RevisionError if there is no such commit here (no git, a single commit, a shallow copy)
 */
export function baseOf(folder: string): string {
  const head = git(folder, ['rev-parse', 'HEAD']).trim();
  for (const main of ['origin/main', 'main']) {
    try {
      const base = git(folder, ['merge-base', 'HEAD', main]).trim();
      if (base !== head) return base;
    } catch {
      // There is no such branch here, or the history is too short to know.
    }
  }
  return git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD~1']).trim();
}
