import { fill, type MarketAdvice, nearestLines, type Settled } from '../../advice/index.ts';
import { levelChart } from '../charts/level.ts';
import type { Block, Line } from '../payload.ts';
import type { Scribe } from '../scribe.ts';
import { adviserNotes, ownViews } from './adviser.ts';

/** What to decide by, on one page: the sentences, where the firm stands, ways in, first actions, how sure, what would change it. */
export function summary(scribe: Scribe): Block[] {
  const { advice, words } = scribe;
  return [
    { kind: 'lead', lines: advice.summary },
    levelChart(scribe),
    ...ways(scribe),
    ...ownViews(scribe),
    {
      kind: 'columns',
      blocks: [
        [
          { kind: 'heading', level: 2, text: words.firstActions },
          { kind: 'list', numbered: true, items: firstActions(scribe) },
        ],
        [
          { kind: 'heading', level: 2, text: words.changeBrief },
          { kind: 'list', items: changes(scribe) },
        ],
      ],
    },
    { kind: 'heading', level: 2, text: words.sureBrief },
    sure(scribe),
    ...adviserNotes(scribe, 'general'),
  ];
}

function firstActions({ advice: { actions }, said }: Scribe): Line[] {
  return actions
    .filter(({ when }) => when === 'first')
    .map(({ name, trackLabel, horizon }) => [
      { strong: name },
      { quiet: `${said.left}${trackLabel}${said.pause}${horizon}${said.right}` },
    ]);
}

/** Per market the way in now, the first trigger and what follows it. */
export function ways({ advice, words }: Scribe): Block[] {
  if (advice.markets.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: words.entering },
    {
      kind: 'table',
      whole: true,
      columns: [
        { label: words.market, width: 1.1 },
        { label: words.now, width: 2 },
        { label: words.when, width: 3.6 },
        { label: words.next, width: 2 },
      ],
      rows: advice.markets.map((market) => {
        const { next, waits, keeps, stay } = market.entry;
        const advised = wayNow(market, words);
        const [now, when, then] = waits
          ? [keeps.map(({ label }) => label).join(words.or), stay[0]?.text, advised]
          : [advised, next[0]?.trigger, next[0]?.label];
        return [[{ strong: market.label }], [now], [when ?? ''], [then ?? words.noNext]];
      }),
    },
  ];
}

function wayNow({ entry }: MarketAdvice, words: Scribe['words']): string {
  if (entry.notNow) return words.closed;
  return entry.now.map(({ label }) => label).join(words.or) || words.tooLittle;
}

/** Decision by decision: settled or open, and in how many re-weightings it stays. */
function sure({ advice, words, said }: Scribe): Block {
  const { level, model, markets, robustness } = advice;
  const share = (decision: string, market: string | null) => {
    const found = robustness.find((item) => item.decision === decision && item.market === market);
    return found ? fill(words.holds, { share: found.share }) : '–';
  };
  const state = ({ settled }: Settled) => (settled ? words.settled : words.open);
  return {
    kind: 'table',
    whole: true,
    columns: [
      { label: '', width: 1.4 },
      { label: words.result, width: 3 },
      { label: words.state, width: 1 },
      { label: words.weights, width: 2 },
    ],
    rows: [
      [[{ strong: said.level }], [level.targetLabel], [state(level.targetSettled)], [share('level.target', null)]],
      [[{ strong: said.model }], [model.label], [state(model)], [share('model', null)]],
      ...markets.map((market): Line[] => [
        [{ strong: market.label }],
        [wayNow(market, words)],
        [state(market.entry)],
        [share('entry.mode', market.id)],
      ]),
    ],
  };
}

function changes({ advice, said }: Scribe): Line[] {
  const { changes, answers } = nearestLines(advice, said);
  return [...changes, answers].map((text): Line => [text]);
}
