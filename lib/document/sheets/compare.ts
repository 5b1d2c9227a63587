import type { Row } from 'write-excel-file/node';
import { fill } from '../../advice/index.ts';
import type { Scribe } from '../scribe.ts';
import { entry, figure, formula, head, letter, type SheetPlan, words } from './cells.ts';
import { sheetWords } from './words.ts';

/** Rows above the first criterion. */
const above = 2;
/** Columns before the first market: criterion, weight, whether it counts. */
const before = 3;

/** The markets side by side: weights to change, and the points that follow from them. Null with fewer than two markets. */
export function comparison({ advice, said }: Scribe): SheetPlan | null {
  const { comparison } = advice;
  if (!comparison) return null;
  const own = sheetWords[advice.locale];
  const { criteria, markets } = comparison;
  const range = (column: string) => `$${column}$${above + 1}:$${column}$${above + criteria.length}`;
  const points = (column: string) => formula(`SUMPRODUCT(${range('B')},${range('C')},${range(column)})`, '0');
  const ends = markets.flatMap(({ label }) => [fill(own.from, { market: label }), fill(own.to, { market: label })]);
  return {
    name: said.compare,
    widths: [50, 9, 14, ...ends.map(() => 16)],
    sticky: above,
    rows: [
      [words(own.weightNote, { wrap: false })],
      head([said.criterion, said.weight, own.counts, ...ends]),
      ...criteria.map(
        (item): Row => [
          words(item.label),
          { ...entry(), ...figure(item.weight, '0'), backgroundColor: '#fbf4df' } as Row[number],
          { ...entry(), ...figure(item.counts ? 1 : 0, '0'), backgroundColor: '#fbf4df' } as Row[number],
          ...markets.flatMap(({ marks }) => {
            const mark = marks.find(({ criterion }) => criterion === item.criterion)!;
            return [figure(mark.low, '0'), figure(mark.high, '0')];
          }),
        ],
      ),
      [
        words(said.points, { fontWeight: 'bold' }),
        null,
        null,
        ...ends.map((_, index) => points(letter(before + index))),
      ],
    ],
  };
}
