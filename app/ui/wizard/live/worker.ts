import type { EngineFile } from './file';
import type { FromEngine, Part, ToEngine } from './messages';
import { Panels } from './panels';

/** The engine beside the page: typing never waits for it. */
let panels: Panels | null = null;
let part: Part = 'quick';
/** Counts what was asked: who asks anew no longer waits for the last answer. */
let asked = 0;

const say = (message: FromEngine) => postMessage(message);

/** Does some work, unless something else has been asked by then. */
function next(work: () => void): void {
  const mine = ++asked;
  setTimeout(() => {
    if (mine === asked) work();
  });
}

/** @throws TypeError if the file cannot be had */
async function load(address: string): Promise<Panels> {
  // The file is the same for everybody: the cookie of the case stays out of it.
  const answer = await fetch(address, { credentials: 'omit' });
  if (!answer.ok) throw new TypeError(`${address}: ${answer.status}`);
  return new Panels((await answer.json()) as EngineFile);
}

addEventListener('message', ({ data }: MessageEvent<ToEngine>) => {
  if (data.kind === 'load') {
    part = data.part;
    load(data.address).then(
      (loaded) => {
        panels = loaded;
        say({ kind: 'ready' });
      },
      () => say({ kind: 'failed' }),
    );
    return;
  }
  if (!panels) throw new Error('asked before the rule book was there');
  if (data.kind === 'page') {
    const warmUp = panels.open(data.profile);
    if (part === 'whole') next(warmUp);
    return;
  }
  const { id, profile } = data;
  const make = panels.after(profile)[part];
  if (part === 'quick') say({ kind: 'panel', id, panel: make() });
  else next(() => say({ kind: 'panel', id, panel: make() }));
});
