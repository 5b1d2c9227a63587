import { ZenEngine } from '@gorules/zen-engine';
import { type Contender, type RuleSet, scoresOf, type Test } from '../rule-set.ts';

/** The rule set for zen-engine: one decision table, one row per rule, all rows that hold are collected. */
export function zen(set: RuleSet, withReasons: boolean): Contender {
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph(set))));
  return {
    name: withReasons ? 'zen-engine, with trace' : 'zen-engine',
    withReasons,
    prepare: (firm) => async () => {
      const { result } = await decision.evaluate(firm, { trace: withReasons });
      const rows = result as { rule: string; option: string; weight: number }[];
      const scores = scoresOf(set, rows);
      return withReasons ? { scores, reasons: rows.map(({ rule }) => rule) } : { scores };
    },
  };
}

function graph({ fields, rules }: RuleSet) {
  const inputs = fields.map(({ id }) => ({ id, name: id, field: id }));
  const outputs = ['rule', 'option', 'weight'].map((id) => ({ id, name: id, field: id }));
  const rows = rules.map(({ id, tests, option, weight }) => ({
    _id: id,
    ...Object.fromEntries(fields.map((field) => [field.id, ''])),
    ...Object.fromEntries(tests.map((test) => [test.field, cell(test)])),
    rule: JSON.stringify(id),
    option: JSON.stringify(option),
    weight: String(weight),
  }));
  return {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode', position: { x: 0, y: 0 } },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        position: { x: 0, y: 0 },
        content: { hitPolicy: 'collect', inputs, outputs, rules: rows },
      },
      { id: 'out', name: 'out', type: 'outputNode', position: { x: 0, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  };
}

function cell(test: Test): string {
  if ('oneOf' in test) return test.oneOf.map((option) => JSON.stringify(option)).join(', ');
  if ('is' in test) return String(test.is);
  return 'from' in test ? `>= ${test.from}` : `< ${test.below}`;
}
