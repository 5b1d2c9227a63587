import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Localised } from '../rulebook/index.ts';
import type { Results, Task, TaskKind, TaskOf, Told } from './task.ts';

/** What came of a task; `ended` for a process that said nothing more, or was ended by the caller. */
export type Came<K extends TaskKind> =
  | { readonly result: Results[K] }
  | { readonly problems: readonly Localised[] }
  | { readonly error: string };

export interface WorkOptions {
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the process at once. */
  readonly signal?: AbortSignal;
}

export type Work = <K extends TaskKind>(task: TaskOf<K>, options?: WorkOptions) => Promise<Came<K>>;

/**
 * Does a task in a process beside the server, which answers others meanwhile: whatever a file holds, it cannot bring the server down, and memory goes back with the
 * process. Never rejects.
 */
export const work: Work = <K extends TaskKind>(task: TaskOf<K>, { onProgress, signal }: WorkOptions = {}) =>
  new Promise<Came<K>>((done) => {
    if (signal?.aborted) return done({ error: 'Ended' });
    const child = start();
    const end = () => child.kill('SIGKILL');
    signal?.addEventListener('abort', end);
    const settle = (came: Came<K>) => {
      signal?.removeEventListener('abort', end);
      child.removeAllListeners();
      // Without a listener an error would end the server.
      child.on('error', () => {});
      done(came);
    };
    child.on('message', (told: Told) => {
      if ('progress' in told) onProgress?.(told.progress, told.of);
      else settle(told as Came<K>);
    });
    child.once('exit', () => settle({ error: 'Ended' }));
    child.once('error', () => settle({ error: 'NotStarted' }));
    child.send(task satisfies Task, (error) => error && settle({ error: 'NotSent' }));
  });

function start(): ChildProcess {
  return fork(childFile(), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
}

/** The built app runs from the folder of the project, where the code is not beside this one any more. */
function childFile(): string {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'lab', 'child.ts');
  return existsSync(/* turbopackIgnore: true */ file)
    ? file
    : join(dirname(fileURLToPath(import.meta.url)), 'child.ts');
}
