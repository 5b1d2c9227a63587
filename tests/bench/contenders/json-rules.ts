import { Engine, type NestedCondition } from 'json-rules-engine';
import { type Contender, type RuleSet, scoresOf, type Test } from '../rule-set.ts';

/** The rule set for json-rules-engine: a rule's event carries its option and weight. Its results always name the rules that fired. */
export function jsonRules(set: RuleSet): Contender {
  const engine = new Engine();
  for (const { id, tests, option, weight } of set.rules)
    engine.addRule({
      name: id,
      conditions: { all: tests.map(condition) },
      event: { type: id, params: { option, weight } },
    });
  return {
    name: 'json-rules-engine',
    withReasons: true,
    prepare: (firm) => async () => {
      const { events } = await engine.run(firm);
      return {
        scores: scoresOf(
          set,
          events.map(({ params }) => params as { option: string; weight: number }),
        ),
        reasons: events.map(({ type }) => type),
      };
    },
  };
}

function condition(test: Test): NestedCondition {
  if ('oneOf' in test) return { fact: test.field, operator: 'in', value: [...test.oneOf] };
  if ('is' in test) return { fact: test.field, operator: 'equal', value: test.is };
  return 'from' in test
    ? { fact: test.field, operator: 'greaterThanInclusive', value: test.from }
    : { fact: test.field, operator: 'lessThan', value: test.below };
}
