import type { Row } from 'write-excel-file/node';
import { aboutText, signature } from '../../advice/index.ts';
import type { Scribe } from '../scribe.ts';
import { head, type SheetPlan, words } from './cells.ts';
import { sheetWords } from './words.ts';

/** Where the adviser differs from the rule book, and the adviser's notes if asked for. Null where there is neither. */
export function adviser({ advice, said, ownNotes }: Scribe): SheetPlan | null {
  const own = sheetWords[advice.locale];
  const { overrides, locale } = advice;
  if (overrides.length + ownNotes.length === 0) return null;
  const marketOf = (id: string | null) => advice.markets.find((market) => market.id === id)?.label ?? '';
  return {
    name: own.adviser,
    widths: [34, 30, 30, 70, 40, 26],
    sticky: 1,
    rows: [
      head([said.aboutWhat, said.ruleBookSays, said.adviserSays, said.reason, said.standsTo, own.written]),
      ...overrides.map(
        (view): Row => [
          words(aboutText(view, said.colon), { fontWeight: 'bold' }),
          words(view.engine.label),
          words(view.choice.label, { fontWeight: 'bold' }),
          words(view.reason),
          words(view.stateText),
          words(signature(view, locale)),
        ],
      ),
      ...ownNotes.map(
        (note): Row => [
          words([said.adviserNote, marketOf(note.market)].filter(Boolean).join(said.colon), { fontWeight: 'bold' }),
          null,
          null,
          words(note.text),
          null,
          words(signature(note, locale)),
        ],
      ),
    ],
  };
}
