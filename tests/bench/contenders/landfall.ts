import { stringify } from 'yaml';
import { type Answers, type CompiledBook, compile, type Evaluation, type Profile } from '../../../lib/engine/index.ts';
import { parseRuleBook } from '../../../lib/rulebook/node.ts';
import type { Contender, Field, Firm, Outcome, RuleSet, Test } from '../rule-set.ts';

/** The rule set as a rule book of ours, read and checked like any other. */
export function bookOf(set: RuleSet): CompiledBook {
  const text = { en: 'x', zh: '甲' };
  const base = {
    tier: 'core',
    scope: 'firm',
    label: text,
    why: text,
    because: ['study'],
    unsure: true,
    effort: 'low',
    decides: ['choice'],
    seconds: 1,
  };
  const read = new Set(set.rules.flatMap(({ tests }) => tests.map(({ field }) => field)));
  const question = (field: Field) => {
    // The loader wants to know why a question is asked that no rule reads.
    const own = { id: field.id, ...base, ...(read.has(field.id) ? {} : { unread: text }) };
    if (field.type === 'choice')
      return { ...own, type: 'choice', options: field.options.map((id) => ({ id, ...text })) };
    return field.type === 'boolean' ? { ...own, type: 'boolean' } : { ...own, type: 'integer', min: 0 };
  };
  const files = {
    'book.yaml': {
      version: '1.0.0',
      date: '2026-01-01',
      limits: { markets: 1, goods: 1, corePath: 99, coreMinutes: 99 },
      scales: {},
    },
    'questions/firm.yaml': { section: { id: 'firm', order: 1, label: text }, questions: set.fields.map(question) },
    'decisions/choice.yaml': {
      decision: {
        id: 'choice',
        scope: 'firm',
        order: 1,
        label: text,
        method: 'rank',
        options: set.options.map((id) => ({ id, label: text })),
      },
      rules: set.rules.map(({ id, tests, option, weight }) => ({
        id,
        when: Object.fromEntries(tests.map((test) => [test.field, unaryTest(test)])),
        for: { [option]: weight },
        because: ['study'],
        text,
      })),
    },
    'evidence/study.yaml': {
      evidence: [
        { id: 'study', source: 'source', where: 'p. 1', kind: 'finding', strength: 'survey', claim: text, scope: text },
      ],
    },
    'evidence/sources.yaml': {
      sources: [
        { id: 'source', authors: 'A. Author', year: 2020, title: 'A title', kind: 'paper', reading: 'full text' },
      ],
    },
  };
  return compile(
    parseRuleBook(Object.entries(files).map(([name, content]) => ({ name, content: stringify(content) }))).book,
  );
}

function unaryTest(test: Test): string | boolean | string[] {
  if ('oneOf' in test) return [...test.oneOf];
  if ('is' in test) return test.is;
  return 'from' in test ? `>= ${test.from}` : `< ${test.below}`;
}

export function profileOf(firm: Firm): Profile {
  const answers: Answers = Object.fromEntries(
    Object.entries(firm).map(([id, value]) => [id, { state: 'given', value }]),
  );
  return { asOf: 2026, firm: answers, markets: [], goods: [] };
}

/** Our interpreter, or our compiled form for one firm at a time: every reason for every option, ranges and ranks. */
export function landfall(name: string, by: (profile: Profile) => Evaluation): Contender {
  return {
    name,
    withReasons: true,
    prepare: (firm) => {
      const profile = profileOf(firm);
      return () => outcomeOf(by(profile));
    },
  };
}

function outcomeOf({ decisions }: Evaluation): Outcome {
  const scores: Record<string, number> = {};
  const counting: string[] = [];
  for (const { option, sum, reasons } of decisions[0]!.options) {
    scores[option] = sum;
    for (const { holds, rule } of reasons) if (holds === 'yes') counting.push(rule.id);
  }
  return { scores, reasons: counting };
}
