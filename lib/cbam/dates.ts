import type { CalendarEntry, CbamLaw } from './law.ts';

/** What comes next, soonest first. @param today YYYY-MM-DD */
export function nextDates(law: CbamLaw, today: string): CalendarEntry[] {
  return law.dates
    .map((entry) =>
      entry.yearly && entry.date < today ? { ...entry, date: nextAnniversary(entry.date, today) } : entry,
    )
    .filter(({ date }) => date >= today)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function nextAnniversary(date: string, today: string): string {
  const day = date.slice(4);
  const year = Number(today.slice(0, 4));
  return today.slice(4) <= day ? `${year}${day}` : `${year + 1}${day}`;
}
