import type { At, CompiledDecision, CompiledRule, Decisions } from '../../engine/index.ts';
import type { Finding } from '../finding.ts';
import { type Context, finding, firmUnder, firstPlace, placeWhere, ruleName, shown } from './context.ts';

/** Rules of one decision held against each other. */
export async function rules(context: Context): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const decision of context.compiled.decisions.values()) {
    findings.push(...(await implied(context, decision, decision.scoring)));
    findings.push(...(await implied(context, decision, decision.gates)));
    findings.push(...(await repeatedRows(context, decision)));
    findings.push(...(await closing(context, decision)));
  }
  return findings;
}

const bothHold = (decisions: Decisions, scope: At['scope'], a: CompiledRule, b: CompiledRule): At | undefined =>
  placeWhere(
    decisions,
    scope,
    (at) => decisions.facts.condition(a.when, at) === 'yes' && decisions.facts.condition(b.when, at) === 'yes',
  );

/** Pairs of which one never holds without the other, although both act on the same option in the same direction. */
async function implied(
  context: Context,
  decision: CompiledDecision,
  list: readonly CompiledRule[],
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const { scope } = decision.decision;
  for (const [index, a] of list.entries())
    for (const [other, b] of list.entries()) {
      if (a === b) continue;
      const targets = shared(a, b);
      if (targets.length === 0 || !(await implies(context, decision, a, b))) continue;
      const isSame = await implies(context, decision, b, a);
      if (isSame && other < index) continue;
      const found = judge(context, decision, a, b, isSame, targets);
      const both = firmWithBoth(context, scope, a, b);
      if (found && both) findings.push({ ...found, firms: [both] });
    }
  return findings;
}

/** Options on which two rules act in the same direction. */
function shared(a: CompiledRule, b: CompiledRule): string[] {
  return a.rule.for
    ? [...a.weights].flatMap(([target, weight]) => ((b.weights.get(target) ?? 0) * weight > 0 ? [target] : []))
    : [...a.closes].filter((option) => b.closes.has(option));
}

async function implies(
  context: Context,
  decision: CompiledDecision,
  a: CompiledRule,
  b: CompiledRule,
): Promise<boolean> {
  const { scope, id } = decision.decision;
  const { prover } = context;
  const at = firstPlace(scope);
  // Of a rule that no firm fulfils everything would follow; it is a dead condition.
  if (!(await firmUnder(context, scope, a))) return false;
  const held = prover.samples.of(a.rule.id);
  const also = prover.samples.of(b.rule.id);
  for (const place of held) if (!also.has(place)) return false;
  const result = await prover.find(
    `${id}: ${a.rule.id} holds without ${b.rule.id}`,
    (encoder) => [encoder.condition(a.when, at).yes, encoder.terms.not(encoder.condition(b.when, at).yes)],
    (decisions) =>
      placeWhere(
        decisions,
        scope,
        (place) =>
          decisions.facts.condition(a.when, place) === 'yes' && decisions.facts.condition(b.when, place) !== 'yes',
      ) !== undefined,
  );
  return result.is === 'none';
}

function firmWithBoth(context: Context, scope: At['scope'], a: CompiledRule, b: CompiledRule) {
  const { samples } = context.prover;
  const also = samples.of(b.rule.id);
  const index = [...samples.of(a.rule.id)].find((place) => also.has(place));
  if (index === undefined) return null;
  const { profile, at } = samples.place(index);
  return shown(context, profile, at, (decisions) => bothHold(decisions, scope, a, b) !== undefined);
}

/**
 * What a pair is. Two weights of which one implies the other are a fault if they rest on a common piece of evidence: then it counts twice. Different
 * evidence for a special case adds up. A gate is idle if another closes everything that it closes whenever it holds.
 */
function judge(
  { compiled }: Context,
  decision: CompiledDecision,
  a: CompiledRule,
  b: CompiledRule,
  isSame: boolean,
  targets: readonly string[],
): Finding | null {
  const names = targets
    .map(
      (target) =>
        [...decision.decision.options, ...(decision.decision.strengths ?? [])].find(({ id }) => id === target)!,
    )
    .map(({ label }) => label);
  const list = { en: names.map(({ en }) => en).join(', '), zh: names.map(({ zh }) => zh).join('、') };
  if (isSame)
    return finding(
      'duplicate',
      ruleName(a.rule.id),
      b.rule.id,
      {
        en: `Holds for exactly the same firms as "${b.rule.id}", and both act on: ${list.en}.`,
        zh: `与“${b.rule.id}”适用于完全相同的企业，且都作用于：${list.zh}。`,
      },
      [],
    );
  if (a.rule.for) {
    const common = a.rule.because.filter((id) => b.rule.because.includes(id) && compiled.book.evidence[id]);
    if (common.length === 0) return null;
    return finding(
      'countedTwice',
      ruleName(a.rule.id),
      b.rule.id,
      {
        en: `Never holds without "${b.rule.id}", and both rest on ${common.join(', ')}: the same evidence counts twice for ${list.en}.`,
        zh: `凡适用本规则时“${b.rule.id}”也必适用，两者又同引${common.join('、')}：同一证据对“${list.zh}”计了两次。`,
      },
      [],
    );
  }
  if (![...a.closes].every((option) => b.closes.has(option))) return null;
  return finding(
    'idleGate',
    ruleName(a.rule.id),
    b.rule.id,
    {
      en: `Closes nothing that "${b.rule.id}" does not close: whenever it holds, the other gate holds as well.`,
      zh: `凡适用本规则时“${b.rule.id}”也必适用，本规则没有再排除任何选项。`,
    },
    [],
  );
}

/** Rows of a table that hold for exactly the same firms: the second never decides, whatever stands between them. */
async function repeatedRows(context: Context, decision: CompiledDecision): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, a] of decision.rows.entries())
    for (const b of decision.rows.slice(index + 1)) {
      if (a.rule.choose !== b.rule.choose) continue;
      if (!(await implies(context, decision, b, a)) || !(await implies(context, decision, a, b))) continue;
      const firm = firmWithBoth(context, decision.decision.scope, a, b);
      const text = {
        en: `Holds for exactly the same firms as the row "${a.rule.id}" above it.`,
        zh: `与上方的“${a.rule.id}”适用于完全相同的企业。`,
      };
      findings.push(finding('duplicate', ruleName(b.rule.id), a.rule.id, text, firm ? [firm] : []));
    }
  return findings;
}

/** Two gates that leave nothing open when they hold together, though neither closes everything alone. */
async function closing(context: Context, decision: CompiledDecision): Promise<Finding[]> {
  const { scope, options, id } = decision.decision;
  const ranked = options.filter(({ scored }) => scored !== false).map((option) => option.id);
  const leavesNothing = (...gates: readonly CompiledRule[]) =>
    ranked.every((option) => gates.some((gate) => gate.closes.has(option)));
  const findings: Finding[] = [];
  for (const [index, a] of decision.gates.entries())
    for (const b of decision.gates.slice(index + 1)) {
      if (leavesNothing(a) || leavesNothing(b) || !leavesNothing(a, b)) continue;
      const at = firstPlace(scope);
      const result = await context.prover.find(
        `${id}: ${a.rule.id} and ${b.rule.id} hold together`,
        (encoder) => [encoder.condition(a.when, at).yes, encoder.condition(b.when, at).yes],
        (decisions) => bothHold(decisions, scope, a, b) !== undefined,
      );
      if (result.is !== 'firm') continue;
      const text = {
        en: `Together with "${b.rule.id}" it rules out every option; neither gate does so alone.`,
        zh: `与“${b.rule.id}”同时适用时，所有选项都被排除；单独任何一条都不会。`,
      };
      const witness = shown(context, result.profile, at, (decisions) => bothHold(decisions, scope, a, b) !== undefined);
      findings.push(finding('gatesCloseAll', ruleName(a.rule.id), b.rule.id, text, [witness]));
    }
  return findings;
}
