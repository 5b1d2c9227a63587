import type { Localised, ScenarioRecord } from '../rulebook/index.ts';
import { type LabEntry, newKey, type Store, StoreError } from '../store/index.ts';
import type { PopulationChoices, RunChoices } from './choices.ts';
import { LabFolder, labFiles } from './files.ts';
import type { Mapping, Task } from './task.ts';
import { type Work, work as workBeside } from './worker.ts';

/** How often a runner says that it is at it, and learns whether it shall stop. */
const beatMs = 2_000;

/** One piece of heavy work at a time in this process, also where it loads this module more than once. */
const slot = Symbol.for('landfall.lab');
const shared = globalThis as { [slot]?: Promise<void> };

/** What an entry says about work that came to nothing, or about a population that was read. */
export interface LabOutcome {
  readonly problems?: readonly Localised[];
  /** The kind of an error of the program. */
  readonly error?: string;
  readonly firms?: number;
}

export interface RunnerOptions {
  readonly folder?: LabFolder;
  readonly work?: Work;
  /** Called at the end, for tests. */
  readonly done?: () => void;
}

/** Matches the columns of a file that arrived, with the mapping of another population if one is given. */
export async function inspectUpload(
  store: Store,
  organisation: string,
  entry: LabEntry,
  earlier: string | null,
  options: RunnerOptions = {},
): Promise<boolean> {
  const { folder = new LabFolder() } = options;
  const mapping =
    earlier !== null && folder.has(earlier, labFiles.mapping) ? folder.file(earlier, labFiles.mapping) : null;
  const today = new Date().getFullYear();
  return begin(
    store,
    { organisation, id: entry.id, choices: entry.choices, reached: 'draft', onProblem: 'failed' },
    { kind: 'inspect', folder: folder.of(entry.id), earlier: mapping, today },
    options,
  );
}

/** Reads an uploaded file by a mapping. */
export async function readUpload(
  store: Store,
  organisation: string,
  entry: LabEntry,
  mapping: Mapping,
  holdsData: boolean,
  options: RunnerOptions = {},
): Promise<boolean> {
  const { folder = new LabFolder() } = options;
  const choices: PopulationChoices = { from: 'upload', holdsData };
  folder.writeJson(entry.id, labFiles.mapping, mapping);
  return begin(
    store,
    { organisation, id: entry.id, choices, reached: 'done', onProblem: 'draft' },
    { kind: 'read', folder: folder.of(entry.id), mapping, holdsData },
    options,
  );
}

/** Draws a synthetic population. */
export async function drawFirms(
  store: Store,
  organisation: string,
  entry: LabEntry,
  options: RunnerOptions = {},
): Promise<boolean> {
  const { folder = new LabFolder() } = options;
  const choices = entry.choices as Extract<PopulationChoices, { from: 'rules' }>;
  const { population, count, seed } = choices;
  folder.ensure(entry.id);
  return begin(
    store,
    { organisation, id: entry.id, choices, reached: 'done', onProblem: 'failed' },
    { kind: 'draw', folder: folder.of(entry.id), population, count, seed },
    options,
  );
}

/** Begins a run, or begins it anew: the same firms, scenarios and seed give the same bytes. */
export async function runLab(
  store: Store,
  organisation: string,
  entry: LabEntry,
  options: RunnerOptions = {},
): Promise<boolean> {
  const { folder = new LabFolder() } = options;
  const choices = entry.choices as RunChoices;
  const { scenarios, seed, divides, holdsData } = choices;
  folder.ensure(entry.id);
  return begin(
    store,
    { organisation, id: entry.id, choices, reached: 'done', onProblem: 'failed' },
    {
      ...{ kind: 'run', folder: folder.of(entry.id), firms: folder.file(entry.of!, labFiles.firms) },
      ...{ scenarios: scenarios as ScenarioRecord[], seed, divides, holdsData },
    },
    options,
  );
}

interface Beginning {
  readonly organisation: string;
  readonly id: string;
  readonly choices: unknown;
  readonly reached: 'draft' | 'done';
  readonly onProblem: 'draft' | 'failed';
}

/** @throws StoreError */
async function begin(
  store: Store,
  { organisation, id, choices, reached, onProblem }: Beginning,
  task: Task,
  { work = workBeside, done }: RunnerOptions,
): Promise<boolean> {
  const runner = newKey().id;
  if (!(await store.lab.begin(organisation, id, runner, choices))) return false;
  const stopping = new AbortController();
  let far: readonly [done: number, total: number] | null = null;
  const beat = async () => {
    try {
      if (!(await store.lab.beat(id, runner, ...(far ?? [])))) stopping.abort();
    } catch {
      // A database that is away for a moment ends no work; nobody's sign of life is missed for half a minute.
    }
  };
  const beating = setInterval(() => void beat(), beatMs);
  const doIt = async () => {
    far = [0, 0];
    await beat();
    const came = await work(task as never, {
      signal: stopping.signal,
      onProgress: (...now) => {
        far = now;
      },
    });
    if (stopping.signal.aborted) return;
    if ('result' in came) await store.lab.settle(id, runner, reached, came.result);
    else if ('problems' in came) await store.lab.settle(id, runner, onProblem, { problems: came.problems });
    else {
      console.error(`work of the policy lab failed: ${came.error}`);
      await store.lab.settle(id, runner, 'failed', { error: came.error });
    }
  };
  shared[slot] = (shared[slot] ?? Promise.resolve())
    .then(doIt)
    .catch((error) => console.error(error instanceof StoreError ? error.message : 'work of the policy lab ended early'))
    .finally(() => {
      clearInterval(beating);
      done?.();
    });
  return true;
}

/** Deletes an entry with its files; a population with its runs. */
export async function removeFromLab(
  store: Store,
  organisation: string,
  id: string,
  folder: LabFolder = new LabFolder(),
): Promise<boolean> {
  const gone = await store.lab.remove(organisation, id);
  for (const one of gone) folder.remove(one);
  return gone.length > 0;
}

/** Deletes files whose entries went with their organisation or its retention, and what never arrived whole. */
export async function tidyLab(store: Store, now: Date, folder: LabFolder = new LabFolder()): Promise<void> {
  const old = folder.old(now);
  const known = new Set(await store.lab.known(old));
  for (const id of old) if (!known.has(id)) folder.remove(id);
}
