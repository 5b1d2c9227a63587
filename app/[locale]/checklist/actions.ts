'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type ChecklistEntry, longest, StoreError, store } from '@/lib/store/index.ts';
import { caseToChange, isOfAnotherCase, startPath } from '../wizard/case';
import { localeOf } from '../wizard/locale';
import { emptyEntry, fieldName, seenEntry, seenText } from './items';

export interface ChecklistState {
  readonly attempt: number;
  readonly saved: boolean;
  readonly notice: string;
  /** What is wrong with an entry, by item. */
  readonly problems: Readonly<Record<string, string>>;
  /** Entries that were not stored, as typed. */
  readonly typed: readonly ChecklistEntry[];
}

type Part = 'done' | 'owner' | 'due' | 'note';
const parts: readonly Part[] = ['done', 'owner', 'due', 'note'];

/** Saves what differs from what the page showed; an entry that cannot be stored is given back as typed, the others are kept. */
export async function saveChecklist(state: ChecklistState | null, form: FormData): Promise<ChecklistState> {
  const locale = localeOf(form);
  const found = await caseToChange(locale, 'editCase');
  const t = await getTranslations({ locale, namespace: 'case' });
  const attempt = (state?.attempt ?? 0) + 1;
  const changed = changedEntries(form);
  const problems: Record<string, string> = {};
  const typed: ChecklistEntry[] = [];
  const fail = (entry: ChecklistEntry, problem: string) => {
    problems[entry.item] = problem;
    typed.push(entry);
  };
  if (isOfAnotherCase(form, found)) {
    const kept = changed.map(({ entry }) => entry);
    return { attempt, saved: false, notice: t('checklist.otherCase'), problems, typed: kept };
  }
  const { checklist } = await store();
  const stored = new Map((await checklist.list(found.key)).map((entry) => [entry.item, entry]));
  for (const { entry, seen } of changed) {
    if (entry.owner.length > longest.owner || entry.note.length > longest.note) {
      fail(entry, t('checklist.badText', longest));
      continue;
    }
    const next = merged(entry, seen, stored.get(entry.item) ?? emptyEntry(entry.item));
    if (!next) {
      fail(entry, t('checklist.conflict'));
      continue;
    }
    try {
      const outcome = await checklist.set(found.key, next);
      if (outcome === 'unknown') redirect(startPath(locale));
      if (outcome === 'full') fail(entry, t('checklist.full'));
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      fail(entry, error.problem === 'invalid' ? t('checklist.badDue') : t('failed'));
    }
  }
  const count = typed.length;
  revalidatePath(`/${locale}/checklist`);
  return {
    attempt,
    saved: count === 0,
    notice: count === 0 ? t('checklist.saved') : t('checklist.bad', { count }),
    problems,
    typed,
  };
}

interface Changed {
  readonly entry: ChecklistEntry;
  /** As the page showed it. */
  readonly seen: ChecklistEntry;
}

/** Entries of the form that read otherwise than the page showed them. */
function changedEntries(form: FormData): Changed[] {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return form
    .getAll('item')
    .map(String)
    .flatMap((item) => {
      const entry: ChecklistEntry = {
        item,
        done: form.get(fieldName('done', item)) !== null,
        owner: text(fieldName('owner', item)),
        due: text(fieldName('due', item)),
        note: text(fieldName('note', item)).replace(/\r\n?/g, '\n'),
      };
      const shown = String(form.get(fieldName('seen', item)));
      return seenText(entry) === shown ? [] : [{ entry, seen: seenEntry(item, shown) }];
    });
}

/** What was typed on top of what another window may have stored; null where both changed the same part. */
function merged(entry: ChecklistEntry, seen: ChecklistEntry, stored: ChecklistEntry): ChecklistEntry | null {
  const clash = parts.some(
    (part) => entry[part] !== seen[part] && stored[part] !== seen[part] && stored[part] !== entry[part],
  );
  if (clash) return null;
  const own = Object.fromEntries(parts.filter((part) => entry[part] !== seen[part]).map((part) => [part, entry[part]]));
  return { ...stored, ...own };
}
