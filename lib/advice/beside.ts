import { words } from './markdown-words.ts';
import { aboutText } from './override-text.ts';
import type { Advice, MarketAdvice, ModeView, ReasonView } from './types.ts';

/** Two or three of a kind side by side: saved versions of a case, its markets, or ways into one market. */
export interface BesideTable {
  readonly columns: readonly { readonly key: string; readonly label: string; readonly detail: string | null }[];
  readonly groups: readonly BesideGroup[];
}

export interface BesideGroup {
  readonly id: 'advice' | 'market' | 'actions' | 'answers' | 'way' | 'reasons' | 'marks';
  /** Name of the market, or of the section of answers; null where the id says it. */
  readonly label: string | null;
  readonly rows: readonly BesideRow[];
}

export interface BesideRow {
  readonly id: string;
  /** Null where the id says it; the words are the page's. */
  readonly label: string | null;
  /** Lines of each column; none where the column has nothing to say. */
  readonly cells: readonly (readonly string[])[];
  readonly differs: boolean;
}

type Cell = string | null | undefined | readonly (string | null)[];

/** Actions and risks shown of each column. */
const most = 3;

/** A column that is compared by its advice. */
export interface AdvisedColumn {
  readonly key: string;
  readonly label: string;
  readonly detail: string | null;
  readonly advice: Advice;
}

/** By what the same market and the same section of answers are known in two columns. */
interface Sameness {
  market(market: MarketAdvice): string;
  section(section: Advice['answers'][number]): string;
}

/** Versions of one case, each with its own advice, all under the same edition of the rules. */
export function versionsBeside(versions: readonly AdvisedColumn[]): BesideTable {
  // An id that was freed may stand for another country in another version.
  return advicesBeside(versions, { market: ({ id, country }) => `${id} ${country}`, section: sectionKey });
}

/** Cases of several firms: their markets are the same where the country is. */
export function casesBeside(cases: readonly AdvisedColumn[]): BesideTable {
  return advicesBeside(cases, {
    market: ({ id, country }) => country ?? id,
    section: ({ id, at, label }) => (at === null ? id : `${id} ${label}`),
  });
}

function advicesBeside(versions: readonly AdvisedColumn[], same: Sameness): BesideTable {
  const named = (market: MarketAdvice) => ({ id: same.market(market), label: market.label });
  const all = versions.map(({ advice }) => advice);
  const one = (id: string, cell: (advice: Advice) => Cell) => row(id, null, all.map(cell));
  const markets = firstOf(all.flatMap((advice) => advice.markets.map(named)));
  return {
    columns: versions.map(({ key, label, detail }) => ({ key, label, detail })),
    groups: [
      group('advice', null, [
        one('today', ({ level }) => level.currentLabel),
        one('target', ({ level }) => level.targetLabel),
        one('model', ({ model }) => model.label),
        one('pathway', ({ pathway }) => pathway.label),
        one('order', ({ comparison }) => comparison?.headline),
        one('carbon', ({ carbon }) => carbon?.verdict),
        one('ownViews', ({ overrides, locale }) =>
          overrides.map((view) => `${aboutText(view, words[locale].colon)} → ${view.choice.label}`),
        ),
      ]),
      ...markets.map(({ id, label }) => {
        const found = all.map((advice) => advice.markets.find((market) => named(market).id === id));
        return group(
          'market',
          label,
          marketRows.map(([name, cell]) =>
            row(
              name,
              null,
              found.map((market) => market && cell(market)),
            ),
          ),
        );
      }),
      group('actions', null, [
        one('first', ({ actions }) => actions.filter(({ when }) => when === 'first').map(({ name }) => name)),
        one('risks', ({ risks }) => risks.slice(0, most).map(({ name }) => name)),
        one('open', ({ open }) => open.filter(({ tier }) => tier === 'core').map(({ label }) => label)),
      ]),
      ...answerGroups(all, same.section),
    ],
  };
}

/** Markets of one advice. */
export function marketsBeside(advice: Advice, ids: readonly string[]): BesideTable {
  const markets = ids.flatMap((id) => advice.markets.find((market) => market.id === id) ?? []);
  const { comparison } = advice;
  const placed = markets.map(({ id }) => comparison?.markets.find(({ market }) => market === id));
  const here = <T extends { readonly markets: readonly string[]; readonly name: string }>(items: readonly T[]) =>
    markets.map(({ id }) => items.filter((item) => item.markets.includes(id)).map(({ name }) => name));
  return {
    columns: markets.map(({ id, label }) => ({ key: id, label, detail: null })),
    groups: [
      group(
        'way',
        null,
        marketRows.map(([name, cell]) => row(name, null, markets.map(cell))),
      ),
      group('reasons', null, [
        row(
          'for',
          null,
          markets.map((market) => reasonTexts(firstWay(market)?.for)),
        ),
        row(
          'against',
          null,
          markets.map((market) => reasonTexts(firstWay(market)?.against)),
        ),
        row('risks', null, here(advice.risks)),
        row('actions', null, here(advice.actions)),
      ]),
      group(
        'marks',
        null,
        (comparison?.criteria ?? []).map(({ criterion, label }) =>
          row(
            criterion,
            label,
            placed.map((market) => market?.marks.find((mark) => mark.criterion === criterion)?.label),
          ),
        ),
      ),
    ].filter(({ rows }) => rows.length > 0),
  };
}

/** Ways into one market of an advice; null if it has no such market. */
export function waysBeside(advice: Advice, market: string, modes: readonly string[]): BesideTable | null {
  const options = advice.markets.find(({ id }) => id === market)?.entry.options;
  if (!options) return null;
  const ways = modes.flatMap((mode) => options.find((option) => option.mode === mode) ?? []);
  const one = (id: string, cell: (way: ModeView) => Cell) => row(id, null, ways.map(cell));
  return {
    columns: ways.map(({ mode, label, define }) => ({ key: mode, label, detail: define })),
    groups: [
      group('way', null, [
        one('rank', ({ rank }) => (rank === null ? null : String(rank))),
        one('score', ({ score, low, high }) => (low === high ? String(score) : `${score} (${low}–${high})`)),
        one('risk', ({ risk }) => risk.text),
        one('tangible', ({ outlay }) => outlay.tangible),
        one('intangible', ({ outlay }) => outlay.intangible),
      ]),
      group('reasons', null, [
        one('for', (way) => reasonTexts(way.for)),
        one('against', (way) => reasonTexts(way.against)),
        one('ruledOut', ({ ruledOutBy }) => ruledOutBy.map(({ text }) => text)),
        one('opens', ({ ruledOutBy }) => ruledOutBy.map(({ opens }) => opens)),
        one('mayBeRuledOut', ({ mayBeRuledOutBy }) => mayBeRuledOutBy.map(({ text }) => text)),
      ]),
    ],
  };
}

const marketRows: readonly (readonly [string, (market: MarketAdvice) => Cell])[] = [
  ['way', ({ entry }) => entry.headline],
  ['keeps', ({ entry }) => entry.keeps.map(({ label }) => label)],
  ['node', ({ entry }) => entry.node.label],
  ['strategy', ({ entry }) => entry.strategyView.label],
  ['next', ({ entry }) => entry.next.slice(0, 1).flatMap(({ label, trigger }) => [label, trigger])],
  ['style', ({ style }) => style.label],
];

function firstWay({ entry }: MarketAdvice): ModeView | undefined {
  return entry.options.find(({ mode }) => mode === entry.now[0]?.mode);
}

function reasonTexts(reasons: readonly ReasonView[] = []): string[] {
  return reasons.map(({ weight, text }) => `${weight > 0 ? '+' : '−'}${Math.abs(weight)} ${text}`);
}

/** Every answer that some version holds, section by section. */
function answerGroups(all: readonly Advice[], sectionKey: Sameness['section']): BesideGroup[] {
  const sections = firstOf(
    all.flatMap(({ answers }) => answers.map((section) => ({ ...section, id: sectionKey(section) }))),
  );
  return sections.map(({ id: key, label }) => {
    const own = all.map(({ answers }) => answers.find((section) => sectionKey(section) === key)?.rows ?? []);
    return group(
      'answers',
      label,
      firstOf(own.flat().map((answer) => ({ ...answer, id: answer.question }))).map(({ question, label: asked }) =>
        row(
          question,
          asked,
          own.map((rows) => rows.find((answer) => answer.question === question)?.text),
        ),
      ),
    );
  });
}

function group(id: BesideGroup['id'], label: string | null, rows: readonly BesideRow[]): BesideGroup {
  return { id, label, rows: rows.filter(({ cells }) => cells.some((lines) => lines.length > 0)) };
}

function row(id: string, label: string | null, cells: readonly Cell[]): BesideRow {
  const lines = cells.map((cell) =>
    (Array.isArray(cell) ? cell : [cell]).filter((line) => line != null && line !== ''),
  );
  return { id, label, cells: lines, differs: new Set(lines.map((cell) => JSON.stringify(cell))).size > 1 };
}

function sectionKey({ id, at, label }: Advice['answers'][number]): string {
  return at === null ? id : `${id} ${at} ${label}`;
}

/** The first of each id. */
function firstOf<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return items.filter(({ id }, index) => items.findIndex((item) => item.id === id) === index);
}
