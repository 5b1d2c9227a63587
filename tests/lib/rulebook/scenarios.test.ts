import { describe, expect, it } from 'vitest';
import { parseScenarios, RuleBookError } from '../../../lib/rulebook/node.ts';
import { realBook } from '../../support/book.ts';

const { book } = realBook();
const read = (scenario: string) =>
  parseScenarios('mine.yaml', `scenarios:\n  - ${scenario.replaceAll('\n', '\n    ')}\n`, book);
const problemOf = (scenario: string) => {
  try {
    read(scenario);
  } catch (error) {
    if (error instanceof RuleBookError) return error.message;
  }
  return 'no problem';
};
const head = 'id: mine\nname: { en: "Mine", zh: "我的" }\n';

describe('a scenario file', () => {
  it('names levers, parameters, rules and weights of the book', () => {
    const rule = Object.values(book.decisions)
      .flatMap(({ rules }) => rules)
      .find((own) => own.for)!;
    const [target] = Object.keys(rule.for!);
    const [scenario] = read(
      `${head}levers: [{ lever: lever-industrial-fund, effect: 0.5, unitCost: 100 }]\nparameters: { brandTargetFrom: 2 }\nweights: { ${rule.id}: { ${target}: 1 } }\nwithout: [${rule.id}]`,
    );
    expect(scenario).toMatchObject({ id: 'mine', parameters: { brandTargetFrom: 2 }, without: [rule.id] });
  });

  it.each([
    ['levers: [{ lever: lever-industrial-found }]', /mine\.yaml:4 .*no lever.*did you mean "lever-industrial-fund"/],
    ['levers: [{ lever: lever-industrial-fund, effect: 1.5 }]', /mine\.yaml:4 .*effect/],
    ['levers: [{ lever: lever-industrial-fund, unitCost: -1 }]', /unitCost/],
    ['levers: [{ lever: lever-industrial-fund }, { lever: lever-industrial-fund }]', /stands twice/],
    ['levers: [{ lever: lever-industrial-fund, between: { effect: [0.6, 0.2] } }]', /lower/],
    ['parameters: { brandTargetForm: 2 }', /no parameter.*did you mean "brandTargetFrom"/],
    ['without: [no-such-rule]', /no rule "no-such-rule"/],
    ['colour: red', /colour/],
  ])('says what is wrong with %s', (line, message) => {
    expect(problemOf(`${head}${line}`)).toMatch(message);
  });
});
