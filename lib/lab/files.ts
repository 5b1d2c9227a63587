import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isId, newKey } from '../store/index.ts';

/** Files of an entry of the lab, in a folder named by its id. */
export const labFiles = {
  upload: 'upload',
  firms: 'firms.parquet',
  mapping: 'mapping.json',
  proposal: 'proposal.json',
  preview: 'preview.json',
  reading: 'reading.json',
  report: { en: 'problems.en.csv', zh: 'problems.zh.csv' },
  results: 'results.parquet',
  resultsCsv: 'results.csv',
  summary: 'summary.json',
  scenarios: 'scenarios.json',
} as const;

const hour = 3_600_000;

/** Folders of the policy lab: beside the embedded database, or in LANDFALL_DATA where PostgreSQL keeps the rest. Readable by their owner alone. */
export class LabFolder {
  readonly #root: string;

  /** @param data folder of the data; LANDFALL_DATA, or `.landfall`, if left out */
  constructor(data?: string) {
    this.#root = join(
      resolve(/* turbopackIgnore: true */ data ?? (process.env.LANDFALL_DATA || '.landfall')),
      'policy-lab',
    );
  }

  /** @throws Error for what is no id: it would be a path of somebody's making */
  of(id: string): string {
    if (!isId(id)) throw new Error('no id of the policy lab');
    return join(/* turbopackIgnore: true */ this.#root, id);
  }

  file(id: string, name: string): string {
    return join(/* turbopackIgnore: true */ this.of(id), name);
  }

  has(id: string, name: string): boolean {
    return existsSync(/* turbopackIgnore: true */ this.file(id, name));
  }

  /** A new folder with an id of its own, for what arrives before there is an entry. */
  make(): string {
    const { id } = newKey();
    this.ensure(id);
    return id;
  }

  ensure(id: string): void {
    mkdirSync(/* turbopackIgnore: true */ this.of(id), { recursive: true, mode: 0o700 });
  }

  remove(id: string): void {
    rmSync(/* turbopackIgnore: true */ this.of(id), { recursive: true, force: true });
  }

  writeJson(id: string, name: string, value: unknown): void {
    const path = this.file(id, name);
    writeFileSync(/* turbopackIgnore: true */ `${path}.part`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.part`, path);
  }

  /** Null if it is not there. */
  readJson<T>(id: string, name: string): T | null {
    try {
      return JSON.parse(readFileSync(/* turbopackIgnore: true */ this.file(id, name), 'utf8')) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Ids whose folders are older than an hour: what arrives now has no entry yet. */
  old(now: Date): readonly string[] {
    if (!existsSync(/* turbopackIgnore: true */ this.#root)) return [];
    return readdirSync(/* turbopackIgnore: true */ this.#root)
      .filter(isId)
      .filter((id) => statSync(/* turbopackIgnore: true */ this.of(id)).mtimeMs < now.getTime() - hour);
  }
}
