import { type At, answersAt, type DecisionResult, firm } from '../engine/index.ts';
import type { Rule } from '../rulebook/index.ts';
import type { OpenQuestion } from './types.ts';
import type { Views } from './views.ts';

const tiers = { core: 0, refine: 1, module: 2 } as const;

/**
 * Questions that apply, have no usable answer, and stand behind a rule or gate that is still open for an option that could still be shown.
 * This is an outer bound: each rule is looked at by itself.
 */
export function openQuestions(views: Views): OpenQuestion[] {
  const { evaluation, compiled, book } = views;
  const touched = new Map<string, Map<string, number>>();
  const add = (result: DecisionResult, rule: Rule, weight: number) => {
    for (const row of compiled.condition(rule.when).any) {
      for (const { field } of row.tests) {
        for (const question of compiled.questionsBehind(field.name)) {
          const decisions = touched.get(question) ?? new Map<string, number>();
          touched.set(question, decisions.set(result.decision, (decisions.get(result.decision) ?? 0) + weight));
        }
      }
    }
  };
  for (const result of evaluation.decisions) {
    if (!book.decisions[result.decision] || result.possible.length < 2) continue;
    for (const option of result.options.filter((candidate) => result.possible.includes(candidate.option))) {
      for (const reason of option.reasons)
        if (reason.holds === 'maybe') add(result, reason.rule, Math.abs(reason.weight));
      for (const gate of option.mayBeRuledOutBy) add(result, gate, 2);
    }
    for (const strength of result.strengths)
      for (const reason of strength.reasons)
        if (reason.holds === 'maybe') add(result, reason.rule, Math.abs(reason.weight));
    const rows = compiled.decisions.get(result.decision)?.rows ?? [];
    for (const { rule } of rows)
      if (
        result.possible.includes(rule.choose!) &&
        evaluation.facts.condition(compiled.condition(rule.when), result.at) === 'maybe'
      )
        add(result, rule, 1);
  }

  const list: (OpenQuestion & { weight: number })[] = [];
  for (const question of Object.values(book.questions)) {
    const places: At[] = question.scope === 'firm' ? [firm] : evaluation.facts.places(question.scope);
    const decisions = touched.get(question.id);
    for (const at of places) {
      const answer = answersAt(views.profile, at)[question.id];
      if (answer?.state === 'given' || evaluation.facts.applies(question, at) === 'no') continue;
      if (!decisions && question.tier !== 'core') continue;
      const canChange = [...(decisions?.keys() ?? [])].filter((decision) => decision !== 'pathway.ahead');
      list.push({
        question: question.id,
        at: views.place(at),
        label: views.text(question.label),
        state: answer?.state ?? 'notAsked',
        tier: question.tier,
        canChange,
        canChangeLabels: [...new Set(canChange.map((decision) => views.text(book.decisions[decision]!.label)))],
        weight: [...(decisions?.values() ?? [])].reduce((sum, value) => sum + value, 0),
      });
    }
  }
  // A firm without markets has no entry advice at all: the market comes first.
  if (views.profile.markets.length === 0) {
    const question = book.questions.targetCountry;
    if (question)
      list.push({
        question: question.id,
        at: null,
        label: views.text(question.label),
        state: 'notAsked',
        tier: 'core',
        canChange: ['entry.mode'],
        canChangeLabels: [views.text(book.decisions['entry.mode']!.label)],
        weight: Number.POSITIVE_INFINITY,
      });
  }
  list.sort((a, b) => tiers[a.tier] - tiers[b.tier] || b.weight - a.weight);
  return list.map(({ weight: _, ...item }) => item);
}
