import { stringify } from 'csv-stringify/sync';
import ical, { ICalEventTransparency } from 'ical-generator';
import { type ChecklistItem, isDated } from './items';

/** Words of the table, in one language. */
export interface FileWords {
  readonly columns: Readonly<Record<'kind' | 'item' | 'market' | 'step' | 'done' | 'owner' | 'due' | 'note', string>>;
  readonly kind: Readonly<Record<ChecklistItem['kind'], string>>;
  readonly yes: string;
  readonly no: string;
}

/**
 * The checklist as a table for spreadsheets: UTF-8 with a mark that Excel needs, cells that could be taken for a formula made
 * harmless.
 */
export function checklistCsv(items: readonly ChecklistItem[], { columns, kind, yes, no }: FileWords): string {
  const rows = items.map(({ kind: is, name, markets, firstStep, entry }) => ({
    kind: kind[is],
    item: name,
    market: markets.join(' / '),
    step: firstStep ?? '',
    done: entry.done ? yes : no,
    owner: entry.owner,
    due: entry.due,
    note: entry.note,
  }));
  return stringify(rows, {
    header: true,
    columns,
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

/** What has a date and is not done, as whole-day entries of a calendar (RFC 5545). */
export function checklistCalendar(items: readonly ChecklistItem[], name: string, caseId: string): string {
  const calendar = ical({ name, prodId: { company: 'Landfall', product: 'checklist' } });
  for (const { id, name: what, firstStep, entry } of items.filter(isDated)) {
    calendar.createEvent({
      id: `${id.replaceAll(/[^\w-]/g, '-')}@${caseId}.landfall`,
      start: new Date(`${entry.due}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      // Equal lists give equal files.
      stamp: new Date(`${entry.due}T00:00:00Z`),
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: entry.owner === '' ? what : `${what} (${entry.owner})`,
      description: [firstStep, entry.note].filter(Boolean).join('\n\n'),
    });
  }
  return calendar.toString();
}
