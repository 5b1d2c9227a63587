import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Made, Task } from './task.ts';

/** After so long a document is given up: the longest of five markets and twenty goods takes seconds. */
const patienceMs = 120_000;

/** Makes documents in a process beside the server, which answers others meanwhile; its memory goes back with it. */
export class Maker {
  #child: ChildProcess | null = null;

  /** One at a time. Whatever goes wrong is an answer; the next task gets a new process if it has to. */
  async make(task: Task): Promise<Made> {
    this.#child ??= start();
    const child = this.#child;
    const made = await answerOf(child, task);
    if ('error' in made && !child.connected) this.stop();
    return made;
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }
}

function start(): ChildProcess {
  return fork(childFile(), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
}

function answerOf(child: ChildProcess, task: Task): Promise<Made> {
  return new Promise((done) => {
    const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const settle = (made: Made) => {
      clearTimeout(late);
      child.removeAllListeners();
      // Without a listener an error would end the server.
      child.on('error', () => {});
      done(made);
    };
    child.once('message', (made) => settle(made as Made));
    child.once('exit', () => settle({ error: 'Ended' }));
    child.once('error', () => settle({ error: 'NotStarted' }));
    child.send(task, (error) => error && settle({ error: 'NotSent' }));
  });
}

/** The built app runs from the folder of the project, where the code is not beside this one any more. */
function childFile(): string {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'batch', 'child.ts');
  return existsSync(/* turbopackIgnore: true */ file)
    ? file
    : join(dirname(fileURLToPath(import.meta.url)), 'child.ts');
}
