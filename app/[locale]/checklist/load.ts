import { buildAdvice } from '@/lib/advice/index.ts';
import { carbonBasis } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import type { CurrentCase } from '../wizard/case';
import { type ChecklistItem, checklistItems } from './items';

/** The checklist of a case in one language. */
export async function checklistOf(
  { compiled, record, key }: CurrentCase,
  locale: Locale,
): Promise<readonly ChecklistItem[]> {
  const advice = buildAdvice(compiled, record.profile, locale, null, carbonBasis());
  const { actions, risks } = compiled.book;
  return checklistItems(advice, await (await store()).checklist.list(key), (kind, id) => {
    // An action with a first step for each market carries the markets behind its id.
    const records = kind === 'action' ? actions : risks;
    const found = Object.values(records)
      .filter((item) => id === item.id || id.startsWith(`${item.id}-`))
      .sort((a, b) => b.id.length - a.id.length)[0];
    return found?.name[locale] ?? null;
  });
}
