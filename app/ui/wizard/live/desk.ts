import type { Profile } from '@/lib/engine/index.ts';
import type { Panel } from '../panel';
import type { FromEngine, Part, ToEngine } from './messages';

interface Question {
  readonly id: number;
  readonly profile: Profile;
}

interface Listener {
  readonly ready: () => void;
  /** Nothing more is to be expected. `forGood`: not even from another try. */
  readonly failed: (forGood: boolean) => void;
  readonly panel: (id: number, panel: Panel) => void;
}

/** A worker that makes one part of the panels. What is asked before it is ready, is asked then. */
export class Desk {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  #ready = false;
  #saved: Profile;
  #last: Question | null = null;

  constructor(part: Part, address: string, saved: Profile, listener: Listener) {
    this.#saved = saved;
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromEngine>) => {
      if (data.kind === 'panel') listener.panel(data.id, data.panel);
      else if (data.kind === 'failed') listener.failed(false);
      else {
        this.#ready = true;
        this.open(this.#saved);
        if (this.#last) this.ask(this.#last);
        listener.ready();
      }
    });
    // What goes wrong in there shall not go wrong twice.
    this.#worker.addEventListener('error', () => listener.failed(true));
    this.#send({ kind: 'load', address, part });
  }

  open(saved: Profile): void {
    this.#saved = saved;
    if (this.#ready) this.#send({ kind: 'page', profile: saved });
  }

  ask(question: Question | null): void {
    this.#last = question;
    if (this.#ready && question) this.#send({ kind: 'answer', id: question.id, profile: question.profile });
  }

  stop(): void {
    this.#worker.terminate();
  }

  #send(message: ToEngine): void {
    this.#worker.postMessage(message);
  }
}
