import { checkScenario } from './check-scenarios.ts';
import { RuleBookError, SourceFile } from './problems.ts';
import type { RuleBook, ScenarioRecord } from './types.ts';

/**
 * Reads a scenario file of a user (YAML or JSON), of the form of rules/scenarios.
 *
 * @throws RuleBookError with every problem: line, what is wrong, what is allowed
 */
export function parseScenarios(name: string, content: string, book: RuleBook): readonly ScenarioRecord[] {
  const source = new SourceFile(name, 'scenarios', content);
  const scenarios = source.validate('scenarios')?.scenarios ?? [];
  scenarios.forEach((scenario, index) => {
    checkScenario(book, scenario, (path, message) => source.report(['scenarios', index, ...path], message));
    if (scenarios.findIndex(({ id }) => id === scenario.id) < index)
      source.report(['scenarios', index, 'id'], `the id "${scenario.id}" stands twice; allowed: each once`);
  });
  if (source.problems.length > 0) throw new RuleBookError(source.problems);
  return scenarios;
}
