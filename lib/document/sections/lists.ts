import { type ActionView, changeLines, fill, stakePhrases } from '../../advice/index.ts';
import type { Block, Line } from '../payload.ts';
import type { Scribe } from '../scribe.ts';

/** The risk register. */
export function risks(scribe: Scribe): Block[] {
  const { advice, said, words } = scribe;
  return [
    {
      kind: 'table',
      columns: [
        { label: said.severity, width: 1 },
        { label: said.kind, width: 1.5 },
        { label: said.risks, width: 4.4 },
        { label: said.lever, width: 1.4 },
        { label: said.owner, width: 1.5 },
        { label: said.due, width: 1.3 },
      ],
      rows: advice.risks.map((risk) => [
        [{ strong: risk.severityLabel }],
        [`${risk.groupLabel}${said.colon}${risk.sourceLabel}`],
        [
          { strong: `${risk.name}${scribe.where(risk.markets)}` },
          `${said.stop}${risk.because.join(said.space)}`,
          ...(risk.eased.length > 0
            ? [`${said.space}${fill(words.eased, { list: risk.eased.join(said.space) })}`]
            : []),
          ...scribe.cite(risk.evidence),
        ],
        [risk.levers.join(said.comma)],
        [risk.owner],
        [risk.due],
      ]),
    },
  ];
}

/** What to begin with, the plan after it, and what is kept for later; numbered through. */
export function actions(scribe: Scribe): Block[] {
  const { advice, said, words } = scribe;
  return (['first', 'soon', 'later'] as const).flatMap((turn): Block[] => {
    const group = advice.actions.filter(({ when }) => when === turn);
    if (group.length === 0) return [];
    return [
      { kind: 'heading', level: 2, text: said[turn] },
      {
        kind: 'table',
        columns: [
          { label: words.number, width: 'auto' },
          { label: words.action, width: 5 },
          { label: words.begin, width: 1.6 },
        ],
        rows: group.map((action) => [
          [String(advice.actions.indexOf(action) + 1)],
          actionLine(scribe, action),
          [`${action.horizon}${said.left}${action.trackLabel}${said.right}`],
        ]),
      },
    ];
  });
}

function actionLine(scribe: Scribe, action: ActionView): Line {
  const { advice, said, words } = scribe;
  const risks = advice.risks.filter(({ id }) => action.risks.includes(id)).map(({ name }) => name);
  const quiet = [
    ...(action.levers.length > 0 ? [fill(said.levers, { list: action.levers.join(said.comma) })] : []),
    ...(risks.length > 0 ? [fill(words.against, { list: risks.join(said.comma) })] : []),
  ];
  return [
    { strong: `${action.name}${action.inName ? '' : scribe.where(action.markets)}` },
    `${said.stop}${action.why.length > 0 ? `${action.why.join(said.space)}${said.space}` : ''}`,
    `${said.firstStep}${said.colon}${action.firstStep}${said.space}${said.done}${said.colon}${action.done}`,
    ...scribe.cite(action.evidence),
    ...(quiet.length > 0 ? [{ quiet: `${said.space}${quiet.join(said.semicolon)}` }] : []),
  ];
}

/** Whom to ask for support, and the firm's ratings of itself. */
export function support(scribe: Scribe): Block[] {
  const { advice, said } = scribe;
  const ratings = advice.selfRatings.map(
    (rating): Line => [`${rating.label} ${rating.text}`, ...scribe.cite(rating.evidence)],
  );
  return [
    {
      kind: 'list',
      items: advice.support.map((item) => [
        { strong: item.name },
        `${said.left}${item.roleLabel}${said.right}${said.colon}${[item.ask, item.first, item.known ?? ''].filter(Boolean).join(said.space)}`,
        ...scribe.cite(item.evidence),
      ]),
    },
    ...(ratings.length > 0
      ? [{ kind: 'heading', level: 2, text: said.ratings } as const, { kind: 'list', items: ratings } as const]
      : []),
  ];
}

/** Would other weights, or other answers, give other advice? */
export function sure(scribe: Scribe): Block[] {
  const { advice, said } = scribe;
  const result = (decision: string, label: string) => fill(said.results, { decision, result: label });
  return [
    { kind: 'note', line: [said.sureNote] },
    {
      kind: 'list',
      items: advice.robustness.map((item) => [
        { strong: scribe.placed(item.market, result(item.decisionLabel, item.label)) },
        `${said.stop}${item.text}`,
      ]),
    },
    ...(advice.open.length > 0
      ? [
          { kind: 'heading', level: 2, text: said.openQuestions } as const,
          {
            kind: 'list',
            items: advice.open.slice(0, 12).map(
              (item): Line => [
                scribe.placed(item.at, item.label),
                ...stakePhrases(item, said).map((phrase) => ({
                  quiet: `${said.space}${said.left}${phrase}${said.right}`,
                })),
              ],
            ),
          } as const,
        ]
      : []),
    ...(advice.decisive ? [{ kind: 'text', line: [advice.decisive.text] } as const] : []),
    ...(advice.counterfactuals.length > 0
      ? [
          { kind: 'heading', level: 2, text: said.whatIf } as const,
          {
            kind: 'list',
            items: advice.counterfactuals.flatMap((item) => changeLines(item, said)).map((text): Line => [text]),
          } as const,
        ]
      : []),
    ...scribe.otherNotes(),
  ];
}

/** Everything the firm answered. */
export function answers({ advice, said, words }: Scribe): Block[] {
  const columns = [
    { label: words.question, width: 3 },
    { label: words.answer, width: 2 },
  ];
  const rows = (items: readonly { readonly label: string; readonly text: string }[]): Line[][] =>
    items.map(({ label, text }) => [[label], [text]]);
  return [
    ...advice.answers.flatMap((section): Block[] => [
      { kind: 'heading', level: 2, text: section.label },
      { kind: 'table', columns, rows: rows(section.rows) },
    ]),
    ...(advice.notRead.length > 0
      ? [
          { kind: 'heading', level: 2, text: said.notRead } as const,
          { kind: 'text', line: [said.notReadWhy] } as const,
          { kind: 'table', columns, rows: rows(advice.notRead) } as const,
        ]
      : []),
  ];
}

/** How the advice comes about, and what it cannot say. */
export function method({ advice, said, words }: Scribe): Block[] {
  return [
    { kind: 'list', items: words.methodLines.map((line) => [line]) },
    { kind: 'heading', level: 2, text: said.limits },
    { kind: 'list', items: advice.limits.map((line) => [line]) },
  ];
}
