import { nearest } from './condition.ts';
import type { Decision, Rule, RuleBook, ScenarioRecord } from './types.ts';

type Report = (path: readonly (string | number)[], message: string) => void;

/** Checks what a scenario names: levers, parameters, rules and what they speak of. */
export function checkScenario(book: RuleBook, scenario: ScenarioRecord, report: Report): void {
  const { levers = [], parameters = {}, weights = {}, without = [] } = scenario;
  levers.forEach(({ lever }, index) => {
    if (!book.levers[lever])
      report(['levers', index, 'lever'], `there is no lever "${lever}"${nearest(lever, Object.keys(book.levers))}`);
    if (levers.findIndex((other) => other.lever === lever) < index)
      report(['levers', index, 'lever'], `the lever "${lever}" stands twice; allowed: each once`);
  });
  for (const id of Object.keys(parameters))
    if (!book.parameters[id])
      report(['parameters', id], `there is no parameter "${id}"${nearest(id, Object.keys(book.parameters))}`);
  const rules = rulesOf(book);
  for (const [id, targets] of Object.entries(weights)) {
    const found = rules.get(id);
    if (!found) {
      report(['weights', id], `there is no rule "${id}"${nearest(id, rules.keys())}`);
      continue;
    }
    const known = Object.keys(found.rule.for ?? {});
    for (const target of Object.keys(targets))
      if (!known.includes(target))
        report(
          ['weights', id, target],
          `the rule "${id}" does not weigh "${target}"; allowed: ${known.join(', ') || 'nothing'}`,
        );
  }
  without.forEach((id, index) => {
    if (!rules.has(id)) report(['without', index], `there is no rule "${id}"${nearest(id, rules.keys())}`);
  });
}

function rulesOf(book: RuleBook): Map<string, { decision: Decision; rule: Rule }> {
  return new Map(
    Object.values(book.decisions).flatMap((decision) =>
      decision.rules.map((rule) => [rule.id, { decision, rule }] as const),
    ),
  );
}
