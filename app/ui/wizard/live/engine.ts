import type { Profile } from '@/lib/engine/index.ts';
import type { Panel } from '../panel';
import { Desk } from './desk';
import type { Part } from './messages';

interface Wanted {
  readonly id: number;
  readonly profile: Profile;
  readonly show: (panel: Panel) => void;
  /** The whole panel has been shown. */
  done: boolean;
}

/**
 * The page's end of the engine. It is fetched once the browser has nothing better to do and stays for all pages of the wizard. Until it is there, and if it
 * cannot be had, nobody is answered: the panel then changes when the server has saved the answer.
 *
 * Two workers: to see what is settled can take many times as long as all the rest, and nobody shall wait for that to hear the rest of the next answer.
 */
class Engine {
  #address: string | null = null;
  #desks: Partial<Record<Part, Desk>> = {};
  #saved: Profile | null = null;
  #count = 0;
  #wanted: Wanted | null = null;

  /** A page with these answers is shown. @param whileIdle what else is to be fetched with the engine */
  open(address: string, profile: Profile, whileIdle: () => void): void {
    this.#saved = profile;
    this.drop();
    for (const desk of Object.values(this.#desks)) desk.open(profile);
    if (address === this.#address) return;
    this.#stop();
    this.#address = address;
    whenIdle(() => {
      if (this.#address !== address || this.#desks.quick) return;
      whileIdle();
      this.#start('quick', address);
    });
  }

  /** Asks for the panel with an answer that is not saved yet. Who asks again no longer hears of the first. */
  ask(profile: Profile, show: (panel: Panel) => void): void {
    this.#wanted = { id: ++this.#count, profile, show, done: false };
    for (const desk of Object.values(this.#desks)) desk.ask(this.#wanted);
  }

  /** Nobody waits for an answer any more. */
  drop(): void {
    this.#wanted = null;
    for (const desk of Object.values(this.#desks)) desk.ask(null);
  }

  #start(part: Part, address: string): void {
    const desk = new Desk(part, address, this.#saved!, {
      // One after the other: the second finds the files in the browser's cache.
      ready: () => part === 'quick' && this.#start('whole', address),
      failed: (forGood) => {
        this.#stop();
        // The next page tries again.
        if (!forGood) this.#address = null;
      },
      panel: (id, panel) => {
        const wanted = this.#wanted;
        if (wanted?.id !== id || wanted.done) return;
        wanted.done = part === 'whole';
        wanted.show(panel);
      },
    });
    this.#desks[part] = desk;
    desk.ask(this.#wanted);
  }

  #stop(): void {
    for (const desk of Object.values(this.#desks)) desk.stop();
    this.#desks = {};
  }
}

export const engine = new Engine();

/** After the page has come and the browser is idle; not at all for who asked to save data. */
function whenIdle(work: () => void): void {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  const idle = () =>
    'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 500);
  if (document.readyState === 'complete') idle();
  else addEventListener('load', idle, { once: true });
}
