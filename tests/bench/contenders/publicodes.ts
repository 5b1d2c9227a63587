import Engine from 'publicodes';
import type { Contender, Firm, RuleSet, Test } from '../rule-set.ts';

/** The rule set for publicodes: a rule is worth its weight where it applies, an option the sum of its rules. It always computes why. */
export function publicodes(set: RuleSet): Contender {
  const { fields, options, rules } = set;
  const source = {
    ...Object.fromEntries(
      fields.map(({ id, type }) => [id, { 'par défaut': type === 'choice' ? "''" : type === 'boolean' ? 'non' : 0 }]),
    ),
    ...Object.fromEntries(
      rules.map(({ id, tests, weight }) => [
        id,
        { valeur: weight, 'applicable si': { 'toutes ces conditions': tests.map(condition) } },
      ]),
    ),
    ...Object.fromEntries(
      options.map((option) => [option, { somme: rules.filter((rule) => rule.option === option).map(({ id }) => id) }]),
    ),
  };
  const engine = new Engine(source);
  const value = (name: string) => engine.evaluate(name).nodeValue;
  return {
    name: 'publicodes',
    withReasons: true,
    prepare: (firm) => {
      const answers = situation(firm);
      return () => {
        engine.setSituation(answers);
        return {
          scores: Object.fromEntries(options.map((option) => [option, Number(value(option) ?? 0)])),
          reasons: rules.filter(({ id }) => typeof value(id) === 'number').map(({ id }) => id),
        };
      };
    },
  };
}

function situation(firm: Firm) {
  return Object.fromEntries(
    Object.entries(firm).map(([field, value]) => [
      field,
      typeof value === 'string' ? `'${value}'` : typeof value === 'boolean' ? (value ? 'oui' : 'non') : value,
    ]),
  );
}

function condition(test: Test): string | { 'une de ces conditions': string[] } {
  if ('oneOf' in test) return { 'une de ces conditions': test.oneOf.map((option) => `${test.field} = '${option}'`) };
  if ('is' in test) return `${test.field} = ${test.is ? 'oui' : 'non'}`;
  return 'from' in test ? `${test.field} >= ${test.from}` : `${test.field} < ${test.below}`;
}
