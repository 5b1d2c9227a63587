import { weightCapOf } from '../../rulebook/index.ts';
import type { Finding } from '../finding.ts';
import { type Context, finding, firmUnder, placeWhere, ruleName, shown } from './context.ts';

/** Weights that are larger than the best evidence behind them carries. */
export async function evidence(context: Context): Promise<Finding[]> {
  const { compiled } = context;
  const findings: Finding[] = [];
  for (const { decision, scoring } of compiled.decisions.values())
    for (const scored of scoring) {
      const { rule, when } = scored;
      const named = rule.because.flatMap((id) => compiled.book.evidence[id] ?? []);
      const cap = weightCapOf(named, rule.definition);
      const largest = Math.max(...Object.values(rule.for ?? {}).map(Math.abs));
      if (largest <= cap) continue;
      const text = {
        en: `Has a weight of ${largest}; the best evidence it rests on carries ${cap}.`,
        zh: `权重为${largest}，而所引证据最多支持${cap}。`,
      };
      const sample = await firmUnder(context, decision.scope, scored);
      const firms = sample
        ? [
            shown(
              context,
              sample.profile,
              sample.at,
              (read) =>
                placeWhere(read, decision.scope, (at) => read.facts.condition(when, at) === 'yes') !== undefined,
            ),
          ]
        : [];
      findings.push(finding('weightAboveEvidence', ruleName(rule.id), '', text, firms));
    }
  return findings;
}
