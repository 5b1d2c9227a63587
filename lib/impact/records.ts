import { parse } from 'yaml';
import type { RuleFile } from '../rulebook/node.ts';

/** A record as it stands in a file, by the list it stands in and its id: `rules technology-rd-high`. */
export type Records = ReadonlyMap<string, unknown>;

export interface RecordChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
  /** Old name to new name: nothing but the id differs. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Every record of the files, whether or not the present loader accepts them. Files that are no YAML give none. */
export function recordsOf(files: readonly RuleFile[]): Records {
  const records = new Map<string, unknown>();
  for (const { content } of files) {
    const file = read(content);
    if (typeof file !== 'object' || file === null) continue;
    for (const [list, items] of Object.entries(file))
      for (const item of [items].flat())
        if (typeof item === 'object' && item !== null && 'id' in item) records.set(`${list} ${item.id}`, item);
  }
  return records;
}

function read(content: string): unknown {
  try {
    return parse(content);
  } catch {
    return null;
  }
}

export function compareRecords(before: Records, after: Records): RecordChanges {
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const fresh = new Set([...after.keys()].filter((name) => !before.has(name)));
  const renamed = new Map<string, string>();
  for (const name of gone) {
    const same = [...fresh].find(
      (other) => listOf(other) === listOf(name) && contentOf(after.get(other)) === contentOf(before.get(name)),
    );
    if (!same) continue;
    renamed.set(name, same);
    fresh.delete(same);
  }
  return {
    added: [...fresh],
    removed: gone.filter((name) => !renamed.has(name)),
    changed: [...after.keys()].filter(
      (name) => before.has(name) && JSON.stringify(before.get(name)) !== JSON.stringify(after.get(name)),
    ),
    renamed,
  };
}

function listOf(name: string): string {
  return name.slice(0, name.indexOf(' '));
}

function contentOf(record: unknown): string {
  const { id: _, ...content } = record as { id: string };
  return JSON.stringify(content);
}
