import { fill } from '../../advice/index.ts';
import { carbonChart, type GoodRow, type Span } from '../charts/carbon.ts';
import type { Block, Line } from '../payload.ts';
import type { Scribe } from '../scribe.ts';

/** The carbon border: what it means, a drawing per good and a table per good and scenario, dates, data to collect. */
export function carbon(scribe: Scribe): Block[] {
  const { advice, said } = scribe;
  if (!advice.carbon) return [];
  const { verdict, evidence, lines, bill, dates, checklist, provisional } = advice.carbon;
  const list = (title: string, items: readonly (string | Line)[], level: 2 | 3 = 2): Block[] =>
    items.length === 0
      ? []
      : [
          { kind: 'heading', level, text: title },
          { kind: 'list', items: items.map((item) => (typeof item === 'string' ? [item] : item)) },
        ];
  const goods = bill?.goods ?? [];
  return [
    { kind: 'text', line: scribe.cited({ text: verdict, evidence }) },
    ...(lines.length > 0 ? [{ kind: 'list', items: lines.map((line) => [line]) } as const] : []),
    ...goods.flatMap((good): Block[] => [
      { kind: 'heading', level: 2, text: good.label },
      ...(good.lines.length > 0 ? [{ kind: 'list', items: good.lines.map((line) => [line]) } as const] : []),
      ...bill!.paths.flatMap((path, index) => {
        const rows = path.goods.find(({ id }) => id === good.id)?.rows ?? [];
        if (rows.length === 0) return [];
        const title = fill(said.carbonPath, { good: good.label, law: path.label });
        return [
          ...(index === 0 ? carbonChart(scribe, good.label, rows) : []),
          { kind: 'heading', level: 3, text: title } as const,
          table(scribe, rows),
          { kind: 'text', line: [{ quiet: path.basis }] } as const,
        ];
      }),
      ...list(fill(said.carbonNotes, { good: good.label }), good.notes, 3),
    ]),
    ...list(
      said.carbonDates,
      dates.map(({ date, text, source }) => [
        { strong: date },
        `${said.colon}${text}`,
        { quiet: ` ${fill(scribe.words.act, { source })}` },
      ]),
    ),
    ...list(
      said.carbonChecklist,
      checklist.map(({ what, from, source }) => [
        `${what}${said.left}${from}${said.right}`,
        { quiet: ` ${fill(scribe.words.act, { source })}` },
      ]),
    ),
    ...list(said.carbonProvisional, provisional),
    ...list(said.carbonSources, bill?.sources ?? []),
  ];
}

function table({ said, advice }: Scribe, rows: readonly GoodRow[]): Block {
  const hasOwn = rows.some(({ perTonne }) => perTonne.own !== null);
  const figure = (label: string) => ({ label, width: 2, align: 'end' }) as const;
  return {
    kind: 'table',
    whole: true,
    columns: [
      { label: said.carbonYear, width: 1 },
      ...[said.carbonDefaults, hasOwn ? said.carbonOwn : said.carbonFree, said.carbonPerYear, said.carbonDue].map(
        figure,
      ),
    ],
    rows: rows.map(({ year, perTonne, perYear, due, free }) => [
      [String(year)],
      ...[perTonne.defaults, hasOwn ? perTonne.own : free, perYear.defaults, due].map(
        (span, index): Line => [spanText(span, index === 1 && !hasOwn ? 2 : 0, advice.locale)],
      ),
    ]),
  };
}

function spanText(span: Span | null, digits: number, locale: string): string {
  if (!span) return '–';
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const { low, high } = span;
  if (high === null) return low === 0 ? '?' : `≥ ${format.format(low)}`;
  const [from, to] = [format.format(low), format.format(high)];
  return from === to ? from : `${from}–${to}`;
}
