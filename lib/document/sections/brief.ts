import type { Block, Line } from '../payload.ts';
import type { Scribe } from '../scribe.ts';

/** Risks named in the brief. */
const most = 5;

/** The second page of a brief: worst risks, what is ruled out and what would open it, the carbon border, limits. */
export function briefDetail(scribe: Scribe): Block[] {
  const { advice, words, said } = scribe;
  const severities = ['high', 'medium', 'low'];
  const worst = [...advice.risks]
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    .slice(0, most);
  const shut = new Map<string, { ways: Set<string>; opens: string }>();
  for (const { options } of advice.markets.map(({ entry }) => entry))
    for (const option of options)
      for (const { rule, opens } of option.ruledOutBy) {
        const known = shut.get(rule) ?? { ways: new Set<string>(), opens };
        known.ways.add(option.label);
        shut.set(rule, known);
      }
  const closed = [...shut.values()].filter(({ opens }) => opens).slice(0, most);
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
  return [
    ...(worst.length > 0 ? [heading(said.risks)] : []),
    ...(worst.length > 0
      ? [
          {
            kind: 'table',
            columns: [
              { label: words.risk, width: 4 },
              { label: said.severity, width: 1 },
              { label: said.lever, width: 2 },
              { label: said.due, width: 1.4 },
            ],
            rows: worst.map((risk): Line[] => [
              [{ strong: `${risk.name}${scribe.where(risk.markets)}` }, ...scribe.cite(risk.evidence.slice(0, 2))],
              [risk.severityLabel],
              [risk.levers.join(said.comma)],
              [risk.due],
            ]),
          } as const,
        ]
      : []),
    ...(closed.length > 0
      ? [
          heading(words.shut),
          {
            kind: 'table',
            columns: [
              { label: words.way, width: 2 },
              { label: said.opens, width: 4 },
            ],
            rows: closed.map(({ ways, opens }): Line[] => [[[...ways].join(said.comma)], [opens]]),
          } as const,
        ]
      : []),
    ...(advice.carbon && advice.carbon.exposure !== 'none'
      ? [
          heading(said.cbam),
          {
            kind: 'text',
            line: scribe.cited({ text: advice.carbon.verdict, evidence: advice.carbon.evidence }),
          } as const,
        ]
      : []),
    heading(said.limits),
    { kind: 'list', items: advice.limits.slice(0, 2).map((line) => [line]) },
  ];
}
