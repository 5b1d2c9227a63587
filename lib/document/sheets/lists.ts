import type { Row } from 'write-excel-file/node';
import type { ModeView, ReasonView } from '../../advice/index.ts';
import type { DocumentPayload } from '../payload.ts';
import { type Scribe, weightText } from '../scribe.ts';
import { plain } from '../text.ts';
import { type Choice, dayEntry, entry, figure, head, type SheetPlan, words } from './cells.ts';
import { sheetWords } from './words.ts';

/** For whom, from whom, when, on what it rests, and how to use the sheets. */
export function about(scribe: Scribe, payload: DocumentPayload): SheetPlan {
  const own = sheetWords[scribe.advice.locale];
  const { words: said, title, client, consultant, date, passport } = payload;
  const row = (term: string, text: string): Row => [words(term, { textColor: '#566a74' }), words(text)];
  return {
    name: own.about,
    widths: [26, 100],
    rows: [
      [words(title, { fontWeight: 'bold', fontSize: 16, wrap: false })],
      ...(client ? [row(said.preparedFor, client)] : []),
      ...(consultant ? [row(said.preparedBy, consultant)] : []),
      [null, words(date.text)],
      ...scribe.advice.summary.map((line): Row => [null, words(line)]),
      ...passport.map(({ term, text }) => row(term, text)),
      [null, words(said.passportNote)],
      [null, words(own.fillIn)],
      [null, words(said.foot)],
    ],
  };
}

/** Every way into every market, side by side. */
export function ways({ advice, words: said, said: shared }: Scribe): SheetPlan {
  const own = sheetWords[advice.locale];
  const cells = (market: string, way: ModeView): Row => [
    words(market, { fontWeight: 'bold' }),
    figure(way.rank, '0'),
    words(way.label, { fontWeight: way.status === 'now' ? 'bold' : undefined }),
    words(own.status[way.status]),
    figure(way.score),
    figure(way.low),
    figure(way.high),
    ...[way.commitment, way.control, way.reversibility, way.speed].map((value) => figure(value, '0')),
    words(reasonsText(way.for)),
    words(reasonsText(way.against)),
    words(way.ruledOutBy.map(({ text }) => text).join('\n')),
    words([...new Set(way.ruledOutBy.map(({ opens }) => opens))].join('\n')),
    words(way.risk.text),
    words(way.outlay.tangible.join(shared.semicolon)),
    words(way.outlay.intangible.join(shared.semicolon)),
  ];
  return {
    name: own.ways,
    widths: [16, 7, 26, 14, 8, 8, 8, 8, 8, 8, 8, 50, 50, 40, 40, 40, 30, 30],
    sticky: 2,
    filter: true,
    rows: [
      [words(own.scale, { wrap: false })],
      head([
        said.market,
        own.rank,
        said.way,
        said.state,
        shared.score,
        own.low,
        own.high,
        said.commitment,
        said.control,
        own.reversibility,
        own.speed,
        own.for,
        own.against,
        shared.ruledOut,
        shared.opens,
        shared.entryRisk,
        shared.tangible,
        shared.intangible,
      ]),
      ...advice.markets.flatMap(({ label, entry: { options } }) => options.map((way) => cells(label, way))),
    ],
  };
}

/** One to a line, with its weight. */
function reasonsText(reasons: readonly ReasonView[]): string {
  return reasons.map(({ weight, text }) => `${text} (${weightText(weight) || '·'})`).join('\n');
}

/** The risk register, with who looks after each, by when, and how far it is. */
export function risks(scribe: Scribe): SheetPlan {
  const { advice, words: said, said: shared } = scribe;
  const own = sheetWords[advice.locale];
  const labels = [
    shared.severity,
    own.likelihood,
    own.impact,
    shared.kind,
    said.risk,
    said.market,
    own.why,
    own.eased,
    shared.lever,
    shared.owner,
    shared.due,
  ];
  return {
    name: shared.risks,
    widths: [10, 12, 12, 24, 36, 22, 60, 36, 22, 20, 16, ...followWidths],
    sticky: 1,
    filter: true,
    choices: follow(scribe, labels.length, advice.risks.length),
    rows: [
      head([...labels, ...followLabels(scribe)]),
      ...advice.risks.map((risk) => [
        words(risk.severityLabel, { fontWeight: 'bold' }),
        words(risk.likelihoodLabel),
        words(risk.impactLabel),
        words(`${risk.groupLabel}${shared.colon}${risk.sourceLabel}`),
        words(risk.name, { fontWeight: 'bold' }),
        words(marketNames(scribe, risk.markets)),
        words(risk.because.join('\n')),
        words(risk.eased.join('\n')),
        words(risk.levers.join(shared.comma)),
        words(risk.owner),
        words(risk.due),
        ...followCells(scribe),
      ]),
    ],
  };
}

/** The plan, with who does each step, by when, and how far it is. */
export function actions(scribe: Scribe): SheetPlan {
  const { advice, words: said, said: shared } = scribe;
  const own = sheetWords[advice.locale];
  const labels = [said.number, own.when, said.action, said.market, own.why, own.firstStep, own.done, said.begin];
  const more = [own.track, shared.lever, shared.risks];
  const nameOf = (id: string) => advice.risks.find((risk) => risk.id === id)?.name ?? '';
  return {
    name: shared.actions,
    widths: [6, 20, 40, 22, 50, 50, 40, 20, 22, 22, 40, ...followWidths],
    sticky: 1,
    filter: true,
    choices: follow(scribe, labels.length + more.length, advice.actions.length),
    rows: [
      head([...labels, ...more, ...followLabels(scribe)]),
      ...advice.actions.map((action, index) => [
        figure(index + 1, '0'),
        words(shared[action.when]),
        words(action.name, { fontWeight: 'bold' }),
        words(marketNames(scribe, action.markets)),
        words(action.why.join('\n')),
        words(action.firstStep),
        words(action.done),
        words(action.horizon),
        words(action.trackLabel),
        words(action.levers.join(shared.comma)),
        words(action.risks.map(nameOf).filter(Boolean).join(shared.comma)),
        ...followCells(scribe),
      ]),
    ],
  };
}

/** The reference list with its numbers, as in the document. */
export function sources({ advice }: Scribe, payload: DocumentPayload): SheetPlan {
  const own = sheetWords[advice.locale];
  return {
    name: own.sources,
    widths: [8, 50, 110],
    sticky: 1,
    filter: true,
    rows: [
      head([own.number, own.source, own.statement]),
      ...payload.sources.flatMap(({ line, statements }) =>
        statements.map((item): Row => [words(item.number), words(plain(line)), words(plain(item.line))]),
      ),
    ],
  };
}

function marketNames({ advice, said }: Scribe, ids: readonly string[]): string {
  return advice.markets
    .filter(({ id }) => ids.includes(id))
    .map(({ label }) => label)
    .join(said.comma);
}

const followWidths = [20, 14, 16, 40];

function followLabels({ advice }: Scribe): string[] {
  const { who, by, state, note } = sheetWords[advice.locale];
  return [who, by, state, note];
}

function followCells({ advice }: Scribe): Row {
  return [entry(), dayEntry(), entry(sheetWords[advice.locale].states[0]), entry()];
}

/** The day and the state are chosen: columns two and three of what the reader fills in. */
function follow({ advice }: Scribe, column: number, count: number): Choice[] {
  const rows = [2, count + 1] as const;
  return [
    { column: column + 1, rows, from: 'days' },
    { column: column + 2, rows, from: sheetWords[advice.locale].states },
  ];
}
