import type { Decision, Rule, RuleBook, ScenarioRecord } from '../rulebook/index.ts';

/** Whether a scenario changes the rule book, and not only what firms answer. */
export function changesRules({ parameters = {}, weights = {}, without = [] }: ScenarioRecord): boolean {
  return Object.keys(parameters).length + Object.keys(weights).length + without.length > 0;
}

/** The rule book with the parameters, weights and rules of a scenario. The book itself stays as it is. */
export function overridden(book: RuleBook, { parameters = {}, weights = {}, without = [] }: ScenarioRecord): RuleBook {
  const values = Object.entries(book.parameters).map(([id, parameter]) => [
    id,
    { ...parameter, value: parameters[id] ?? parameter.value },
  ]);
  const rule = (own: Rule): Rule => (weights[own.id] ? { ...own, for: { ...own.for, ...weights[own.id] } } : own);
  const decision = (own: Decision): Decision => ({
    ...own,
    rules: own.rules.filter(({ id }) => !without.includes(id)).map(rule),
  });
  return {
    ...book,
    parameters: Object.fromEntries(values) as RuleBook['parameters'],
    decisions: Object.fromEntries(Object.entries(book.decisions).map(([id, own]) => [id, decision(own)])),
  };
}
