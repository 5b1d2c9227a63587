import type { Advice } from '@/lib/advice/index.ts';
import type { ChecklistEntry } from '@/lib/store/index.ts';

/** One line of the checklist: what the advice says of it, and what its holder has written. */
export interface ChecklistItem {
  /** `action:…` or `risk:…`. */
  readonly id: string;
  readonly kind: 'action' | 'risk';
  readonly name: string;
  /** What the advice suggests. */
  readonly due: string | null;
  readonly owner: string | null;
  readonly firstStep: string | null;
  readonly markets: readonly string[];
  readonly entry: ChecklistEntry;
  /** Written about once, but the present advice no longer leads to it. */
  readonly gone: boolean;
}

/**
 * Actions, then risks, in the order of the advice; at the end what only the holder's notes still know.
 * @param nameOf name of a record that the advice no longer has; null if the rule book has it neither
 */
export function checklistItems(
  advice: Advice,
  entries: readonly ChecklistEntry[],
  nameOf: (kind: 'action' | 'risk', id: string) => string | null,
): readonly ChecklistItem[] {
  const written = new Map(entries.map((entry) => [entry.item, entry]));
  const used = new Set<string>();
  /** An action that once stood alone and now stands once for each market, or the other way round, keeps what was written. */
  const entryOf = (item: string, kin: readonly string[] = []): ChecklistEntry => {
    const found = [item, ...kin].find((name) => written.has(name));
    if (found !== undefined) used.add(found);
    return { ...(written.get(found ?? '') ?? emptyEntry(item)), item };
  };
  const marketIds = advice.markets.map(({ id }) => id);
  const kinOf = ({ id, key }: Advice['actions'][number]) =>
    key === id ? marketIds.map((market) => `action:${id}-${market}`) : [`action:${id}`];
  const places = (ids: readonly string[]) =>
    ids.flatMap((id) => advice.markets.find((market) => market.id === id)?.label ?? []);
  const items: ChecklistItem[] = [
    ...advice.actions.map((action) => ({
      id: `action:${action.key}`,
      kind: 'action' as const,
      name: action.name,
      due: action.horizon,
      owner: null,
      firstStep: action.firstStep,
      markets: places(action.markets),
      entry: entryOf(`action:${action.key}`, kinOf(action)),
      gone: false,
    })),
    ...advice.risks.map(({ id, name, due, owner, markets }) => ({
      id: `risk:${id}`,
      kind: 'risk' as const,
      name,
      due,
      owner,
      firstStep: null,
      markets: places(markets),
      entry: entryOf(`risk:${id}`),
      gone: false,
    })),
  ];
  const gone = entries.flatMap((entry): ChecklistItem[] => {
    const [, kind, id] = /^(action|risk):(.+)$/.exec(entry.item) ?? [];
    if (used.has(entry.item) || (kind !== 'action' && kind !== 'risk') || !id) return [];
    const name = nameOf(kind, id) ?? id;
    return [{ id: entry.item, kind, name, due: null, owner: null, firstStep: null, markets: [], entry, gone: true }];
  });
  return [...items, ...gone];
}

/** Name of the form field for a part of an entry. */
export const fieldName = (part: 'done' | 'owner' | 'due' | 'note' | 'seen', item: string) => `${part}:${item}`;

export function emptyEntry(item: string): ChecklistEntry {
  return { item, done: false, owner: '', due: '', note: '' };
}

/** What `seenText` said; an empty entry if it says nothing that can be read. */
export function seenEntry(item: string, text: string): ChecklistEntry {
  try {
    const [done, owner, due, note] = JSON.parse(text) as unknown[];
    return { item, done: done === true, owner: String(owner), due: String(due), note: String(note) };
  } catch {
    return emptyEntry(item);
  }
}

/** What the page showed of an entry, for the form to tell what was changed. */
export function seenText({ done, owner, due, note }: ChecklistEntry): string {
  return JSON.stringify([done, owner, due, note]);
}

/** Has a date and is not done: goes into the calendar. */
export function isDated({ entry }: ChecklistItem): boolean {
  return entry.due !== '' && !entry.done;
}
