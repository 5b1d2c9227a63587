import type { Cell, Row } from 'write-excel-file/node';
import { type CarbonPathView, fill } from '../../advice/index.ts';
import type { Scribe } from '../scribe.ts';
import { entry, figure, formula, head, letter, type SheetPlan, words } from './cells.ts';
import { sheetWords } from './words.ts';

type BillRow = CarbonPathView['goods'][number]['rows'][number];
type Span = BillRow['due'];

/** Rows above the first of the bill, the head included. */
const above = 3;
const priceCell = '$B$1';

/**
 * The bill, good by good and year by year: certificates as the law and the data give them, amounts as certificates times the price in one cell, and sums over the
 * goods. Null without a bill.
 */
export function carbonSheet({ advice, said }: Scribe): SheetPlan | null {
  const bill = advice.carbon?.bill;
  if (!bill) return null;
  const own = sheetWords[advice.locale];
  const both = (text: string) => [own.lowest, own.highest].map((end) => fill(text, { end }));
  const rows = bill.paths.flatMap((path) =>
    path.goods.flatMap(({ id, rows }) =>
      rows.map((row) => ({ good: bill.goods.find((good) => good.id === id)!.label, law: path.label, row })),
    ),
  );
  const cells = rows.map(({ good, law, row }, index) => billRow([good, law], row, bill.price, above + index + 1));
  const groups = [...new Map(rows.map(({ law, row }) => [`${law} ${row.year}`, { law, year: row.year }])).values()];
  const last = above + rows.length;
  const column = (place: number) => `$${letter(place)}$${above + 1}:$${letter(place)}$${last}`;
  const isOpen = (law: string, year: number, end: 'low' | 'high') =>
    rows.some((item) => item.law === law && item.row.year === year && (item.row.due?.[end] ?? null) === null);
  const totals = groups.map(({ law, year }, index): Row => {
    const at = last + index + 3;
    const sum = (place: number, end: 'low' | 'high'): Cell =>
      isOpen(law, year, end)
        ? words('–')
        : formula(`SUMIFS(${column(place)},${column(1)},$B${at},${column(2)},$C${at})`, certificates);
    const amount = (from: number, end: 'low' | 'high'): Cell =>
      isOpen(law, year, end) ? words('–') : formula(`${letter(from)}${at}*${priceCell}`);
    return [
      words(own.total),
      words(law),
      figure(year, '0'),
      ...[null, null, null, null],
      sum(owed.low, 'low'),
      sum(owed.high, 'high'),
      ...[null, null, null, null],
      amount(owed.low, 'low'),
      amount(owed.high, 'high'),
    ];
  });
  return {
    name: said.cbam,
    widths: [30, 26, 8, ...Array.from({ length: 12 }, () => 14)],
    sticky: above,
    rows: [
      [words(own.price), { ...entry(), ...figure(bill.price, '0.00'), backgroundColor: '#fbf4df' } as Cell],
      [words(own.priceNote, { wrap: false })],
      head([
        own.good,
        own.law,
        said.carbonYear,
        ...[own.perTonne, own.perTonneOwn, own.owed, own.eurTonne, own.eurTonneOwn, own.eurOwed].flatMap(both),
      ]),
      ...cells,
      [],
      [words(own.total, { fontWeight: 'bold' })],
      ...totals,
    ],
  };
}

/** Columns of the certificates owed in a year. */
const owed = { low: 7, high: 8 };
const certificates = '#,##0.00';

/** Cost is certificates times price: what the bill says in EUR, divided by its price, is the number of certificates. */
function billRow(
  [good, law]: readonly [string, string],
  { year, perTonne, due }: BillRow,
  price: number,
  at: number,
): Row {
  const spans = [perTonne.defaults, perTonne.own, due];
  const ends = spans.flatMap((span: Span | null) => [span?.low ?? null, span?.high ?? null]);
  const shown = spans.map((span) => span !== null);
  return [
    words(good),
    words(law),
    figure(year, '0'),
    ...ends.map((value) => figure(value === null ? null : value / price, value === null ? '0' : certificates)),
    ...ends.map((value, index): Cell => {
      if (value === null || !shown[Math.floor(index / 2)]) return null;
      return formula(`${letter(3 + index)}${at}*${priceCell}`, index < 4 ? '#,##0.00' : '#,##0');
    }),
  ];
}
