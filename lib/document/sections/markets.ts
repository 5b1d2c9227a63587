import {
  type ChoiceView,
  type ComparedMarketView,
  type EntryAdvice,
  fill,
  type GateView,
  type MarketAdvice,
  type ModeView,
} from '../../advice/index.ts';
import { entryChart } from '../charts/entry.ts';
import type { Block, Line } from '../payload.ts';
import { type Scribe, scoreText, weightText } from '../scribe.ts';
import { adviserNotes, ownView } from './adviser.ts';

type Fact = { readonly term: string; readonly line: Line };

/** Which market first, criterion by criterion. */
export function comparison(scribe: Scribe): Block[] {
  const { advice, said } = scribe;
  const { comparison } = advice;
  if (!comparison) return [];
  const { criteria, markets } = comparison;
  const rows: Line[][] = criteria.map((item) => [
    [{ strong: item.label }, ` ${item.text}`, ...scribe.cite(item.evidence)],
    [item.ownWeight ? fill(said.ownWeight, { weight: item.weight }) : String(item.weight)],
    ...markets.map(({ marks }) => [marks.find((mark) => mark.criterion === item.criterion)!.label]),
  ]);
  const why = markets.flatMap(({ label, marks }): Fact[] => {
    const answers = [...new Set(marks.flatMap((mark) => mark.answers.map((item) => `${item.label} ${item.text}`)))];
    const open = [...new Set(marks.flatMap((mark) => mark.open.map((question) => question.label)))];
    return [
      { term: label, line: [answers.join(said.semicolon)] },
      { term: `${label}${said.left}${said.stillUnknown}${said.right}`, line: [open.join(said.semicolon)] },
    ].filter(({ line }) => line[0] !== '');
  });
  return [
    { kind: 'lead', lines: [comparison.headline] },
    { kind: 'text', line: [comparison.basis] },
    ...(comparison.settled ? scribe.settled({ settled: true, couldBecome: [] }) : []),
    ...scribe.notes(comparison.notes),
    {
      kind: 'table',
      columns: [
        { label: said.criterion, width: 4 },
        { label: said.weight, width: 1 },
        ...markets.map(({ label }) => ({ label, width: 1.2 })),
      ],
      rows: [
        ...rows,
        [
          [{ strong: said.points }],
          [],
          ...markets.map(({ low, high }): Line => [low === high ? `${low}` : `${low}–${high}`]),
        ],
        [[{ strong: said.place }], [], ...markets.map((market): Line => [place(scribe, market)])],
      ],
    },
    ...(why.length > 0 ? [{ kind: 'facts', rows: why } as const] : []),
  ];
}

function place({ said }: Scribe, { place, placeSettled, equal, state }: ComparedMarketView): string {
  if (state !== 'placed') return said[state];
  if (!placeSettled) return place === 1 ? said.placeAhead : said.placeOpen;
  return equal ? fill(said.placeEqual, { place: place! }) : String(place);
}

/** The way into each market, the steps after it, and every other way for and against. */
export function markets(scribe: Scribe): Block[] {
  return scribe.advice.markets.flatMap((market) => marketBlocks(scribe, market));
}

function marketBlocks(scribe: Scribe, market: MarketAdvice): Block[] {
  const { words, said } = scribe;
  const { entry } = market;
  const shut = entry.options.filter(({ ruledOutBy }) => ruledOutBy.length > 0);
  const others = entry.options.filter(({ ruledOutBy }) => ruledOutBy.length === 0);
  const facts = wayFacts(scribe, entry);
  return [
    { kind: 'heading', level: 2, text: market.label },
    { kind: 'lead', lines: [entry.headline] },
    ...scribe.settled(entry),
    ...ownView(scribe, ['entry.mode'], market.id),
    ...adviserNotes(scribe, 'entry', market.id),
    ...scribe.notes(market.notes),
    ...(facts.length > 0 ? [{ kind: 'facts', rows: facts } as const] : []),
    ...choice(scribe, said.node, entry.node),
    ...choice(scribe, said.strategy, entry.strategyView),
    ...choice(scribe, words.stance, entry.stance),
    ...(entry.next.length > 0 ? nextSteps(scribe, entry) : []),
    ...(entry.stay.length > 0 ? [{ kind: 'heading', level: 3, text: said.stay } as const] : []),
    ...scribe.reasons(entry.stay),
    ...entryChart(scribe, market),
    ...choice(scribe, words.rules, market.rules),
    ...choice(scribe, words.style, market.style),
    ...burdens(scribe, market),
    ...others.filter(({ reasons }) => reasons.length > 0).flatMap((option) => modeBlocks(scribe, option)),
    ...silent(
      scribe,
      others.filter(({ reasons }) => reasons.length === 0),
    ),
    ...takes(scribe, others),
    ...mayShut(scribe, others),
    ...(shut.length > 0 ? ruledOut(scribe, shut) : []),
  ];
}

function wayFacts(scribe: Scribe, entry: EntryAdvice): Fact[] {
  const { said, words } = scribe;
  const joined = (ways: readonly { readonly label: string }[]) => ways.map(({ label }) => label).join(said.comma);
  const fact = (term: string, text: string | null): Fact[] => (text ? [{ term, line: [text] }] : []);
  const advised = entry.now.map(({ label }) => label).join(words.or);
  return [
    ...(entry.waits ? fact(words.now, joined(entry.keeps)) : []),
    ...fact(entry.waits ? words.afterwards : words.now, advised),
    ...entry.now.flatMap(({ outlay }) => scribe.outlay(outlay)),
    ...(entry.waits ? [] : fact(said.keeps, joined(entry.keeps))),
    ...fact(said.beside, joined(entry.beside)),
    ...entry.beside.flatMap(({ outlay, label }) => outlayOf(scribe, outlay, label)),
    ...entry.plan.map((text) => ({ term: said.plan, line: [text] })),
    ...fact(
      said.branches,
      entry.branches
        .map(({ label, best }) =>
          best
            ? `${label}${said.left}${best.label} ${scoreText(best.score)}${said.right}`
            : `${label}${said.left}${said.ruledOut}${said.right}`,
        )
        .join(' / '),
    ),
  ];
}

function outlayOf(scribe: Scribe, outlay: ModeView['outlay'], way: string): Fact[] {
  return scribe
    .outlay(outlay)
    .map(({ term, line }) => ({ term: fill(scribe.said.outlayOf, { way, outlay: term }), line }));
}

/** A smaller decision with what it rests on; nothing where nothing is known. */
function choice(scribe: Scribe, title: string, view: ChoiceView): Block[] {
  if (view.label === null && view.reasons.length === 0) return [];
  const { said } = scribe;
  return [
    { kind: 'heading', level: 3, text: `${title}${said.colon}${view.label ?? said.stateOpen}` },
    ...(view.define ? [{ kind: 'text', line: [{ quiet: view.define }] } as const] : []),
    ...scribe.reasons(view.reasons),
  ];
}

function nextSteps(scribe: Scribe, entry: EntryAdvice): Block[] {
  const { words, said } = scribe;
  const [first] = entry.next;
  return [
    { kind: 'heading', level: 3, text: words.nextSteps },
    {
      kind: 'table',
      whole: true,
      columns: [
        { label: words.step, width: 2 },
        { label: words.when, width: 4 },
        { label: words.state, width: 1.6 },
      ],
      rows: entry.next.map((step) => [
        [{ strong: step.label }],
        [
          step.trigger,
          ...scribe.cite(step.evidence),
          ...(step.opens.length > 0 ? [` ${fill(words.opensWith, { list: step.opens.join(said.space) })}`] : []),
        ],
        [step.ready ? words.ready : words.notReady],
      ]),
    },
    ...(first ? [{ kind: 'facts', rows: outlayOf(scribe, first.outlay, first.label) } as const] : []),
  ];
}

function burdens({ words }: Scribe, { liabilities }: MarketAdvice): Block[] {
  if (liabilities.length === 0) return [];
  return [
    {
      kind: 'table',
      whole: true,
      columns: [
        { label: words.burdens, width: 4 },
        { label: '', width: 1.6 },
      ],
      rows: liabilities.map(({ label, low, high, max }) => [
        [label],
        [fill(words.graded, { value: low === high ? low : `${low}–${high}`, max })],
      ]),
    },
  ];
}

function modeBlocks(scribe: Scribe, option: ModeView): Block[] {
  return [
    { kind: 'heading', level: 3, text: placed(scribe, option) },
    ...scribe.reasons([...option.for, ...option.against]),
  ];
}

function placed(scribe: Scribe, option: ModeView): string {
  const { said } = scribe;
  const { rank, label, score } = option;
  const place = rank === null ? '' : `${rank}. `;
  const range = `${said.left}${scribe.span(option)}${said.right}`;
  return `${place}${label}${said.colon}${said.score} ${scoreText(score)}${range}`;
}

/** Ways for and against which nothing is known, in one list. */
function silent(scribe: Scribe, options: readonly ModeView[]): Block[] {
  if (options.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: scribe.words.silent },
    { kind: 'list', items: options.map((option) => [placed(scribe, option)]) },
  ];
}

/** Who may stand at the door, the outlay and the risk of each way that is open. */
function takes(scribe: Scribe, open: readonly ModeView[]): Block[] {
  const { words, said } = scribe;
  if (open.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: words.takes },
    {
      kind: 'table',
      columns: [
        { label: words.way, width: 1 },
        { label: words.takesHead, width: 3 },
        { label: said.entryRisk, width: 1.7 },
      ],
      rows: open.map(({ label, nodes, outlay, risk }) => [
        [{ strong: label }],
        [
          { quiet: `${said.node}${said.colon}` },
          nodes.join(said.comma),
          ...scribe
            .outlay(outlay)
            .flatMap(({ term, line }): Line => [{ quiet: `${said.stop}${term}${said.colon}` }, ...line]),
        ],
        scribe.cited(risk),
      ]),
    },
  ];
}

/** What the open answers could still rule out: each gate once, with its ways. */
function mayShut(scribe: Scribe, open: readonly ModeView[]): Block[] {
  const { words, said } = scribe;
  const found = gates(open, ({ mayBeRuledOutBy }) => mayBeRuledOutBy);
  if (found.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: words.mayShutTitle },
    {
      kind: 'table',
      columns: [
        { label: words.because, width: 3 },
        { label: words.mayShut, width: 2 },
      ],
      rows: found.map(({ ways, gate }) => [
        scribe.gate(gate),
        [ways.length === open.length ? words.allWays : ways.join(said.comma)],
      ]),
    },
  ];
}

function ruledOut(scribe: Scribe, shut: readonly ModeView[]): Block[] {
  const { words, said } = scribe;
  return [
    { kind: 'heading', level: 3, text: words.shut },
    {
      kind: 'table',
      columns: [
        { label: words.way, width: 1.4 },
        { label: words.because, width: 3 },
        { label: said.opens, width: 3 },
      ],
      rows: gates(shut, ({ ruledOutBy }) => ruledOutBy).map(({ ways, gate }) => [
        [{ strong: ways.join(said.comma) }],
        scribe.gate(gate),
        [gate.opens],
      ]),
    },
    ...shutReasons(scribe, shut),
  ];
}

/** Each gate once, with its ways. */
function gates(options: readonly ModeView[], of: (option: ModeView) => readonly GateView[]) {
  const all = options.flatMap((option) => of(option).map((gate) => ({ way: option.label, gate })));
  return [...Map.groupBy(all, ({ gate }) => gate.rule).values()].map((group) => ({
    ways: group.map(({ way }) => way),
    gate: group[0]!.gate,
  }));
}

/** What speaks for and against the ways that are ruled out: each reason once, with the ways it speaks of. */
function shutReasons(scribe: Scribe, shut: readonly ModeView[]): Block[] {
  const { words, said } = scribe;
  const reasons = shut.flatMap((option) =>
    [...option.for, ...option.against].map((reason) => ({
      reason,
      way: `${option.label} ${weightText(reason.weight)}`,
    })),
  );
  if (reasons.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: words.shutReasons },
    {
      kind: 'list',
      items: [...Map.groupBy(reasons, ({ reason }) => reason.text).values()].map((group) => [
        ...scribe.cited(group[0]!.reason),
        { quiet: `${said.left}${group.map(({ way }) => way).join(said.semicolon)}${said.right}` },
      ]),
    },
  ];
}

/** Now, next and later in every market, and the pace of going abroad. */
export function roadmap(scribe: Scribe): Block[] {
  const { advice, words, said } = scribe;
  const { pathway, figures, capabilities } = advice;
  const stages = advice.markets.filter(({ entry }) => entry.path.length > 0);
  const about = (topic: 'pathway' | 'readiness'): Line[] =>
    figures.filter((figure) => figure.about === topic).map((figure) => scribe.cited(figure));
  const list = (items: readonly Line[]): Block[] => (items.length > 0 ? [{ kind: 'list', items }] : []);
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
  const readiness = about('readiness');
  return [
    ...(stages.length > 0
      ? [
          {
            kind: 'table',
            columns: [
              { label: words.market, width: 1 },
              { label: words.now, width: 2 },
              { label: words.next, width: 2 },
              { label: words.later, width: 2 },
            ],
            rows: stages.map(({ label, entry }) => [
              [{ strong: label }, ...(entry.pathLabel ? [{ quiet: ` ${entry.pathLabel}` }] : [])],
              ...(['now', 'next', 'later'] as const).map((stage): Line => [stageText(scribe, entry, stage)]),
            ]),
          } as const,
        ]
      : []),
    heading(said.pathway),
    ...(pathway.label
      ? [
          {
            kind: 'text',
            line: [{ strong: pathway.label }, ...(pathway.text ? [`${said.colon}${pathway.text}`] : [])],
          } as const,
        ]
      : []),
    ...scribe.reasons(pathway.reasons),
    ...list(about('pathway')),
    ...pathway.ahead.flatMap((option): Block[] => [
      { kind: 'heading', level: 3, text: `${said.ahead}${said.colon}${option.label}` },
      ...scribe.reasons([...option.for, ...option.against]),
    ]),
    ...scribe.notes(pathway.notes),
    ...(readiness.length + capabilities.length > 0 ? [heading(said.readiness)] : []),
    ...list(readiness),
    ...(capabilities.length > 0
      ? [
          {
            kind: 'table',
            whole: true,
            columns: [
              { label: words.capabilities, width: 4 },
              { label: '', width: 1.6 },
            ],
            rows: capabilities.map(({ label, low, high, max }): Line[] => [
              [label],
              [fill(words.graded, { value: low === high ? low : `${low}–${high}`, max })],
            ]),
          } as const,
        ]
      : []),
  ];
}

function stageText({ words, said }: Scribe, entry: EntryAdvice, stage: 'now' | 'next' | 'later'): string {
  const modes = entry.path.find((item) => item.stage === stage)?.modes ?? [];
  return modes.map((mode) => `${mode.label}${said.left}${mode.commitmentLabel}${said.right}`).join(words.or);
}
