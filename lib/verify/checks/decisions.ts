import type { At, CompiledDecision, CompiledRule, DecisionResult, Decisions } from '../../engine/index.ts';
import type { Fact } from '../../rulebook/index.ts';
import type { Encoder } from '../encode.ts';
import type { Finding } from '../finding.ts';
import type { Search } from '../prover.ts';
import type { Term } from '../terms.ts';
import { type Context, finding, firmUnder, firstPlace, placeWhere, ruleName, shown, whole } from './context.ts';

/** Options that are never shown, rows that never decide, and firms for which nothing is shown. */
export async function decisions(context: Context): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const decision of context.compiled.decisions.values()) {
    for (const row of decision.rows) findings.push(...(await neverDecides(context, decision, row)));
    for (const { id, scored } of decision.decision.options)
      if (scored !== false) findings.push(...(await neverWins(context, decision, id)));
    findings.push(...(await gap(context, decision)));
  }
  for (const fact of Object.values(context.compiled.book.facts)) findings.push(...(await factRows(context, fact)));
  return findings;
}

const resultAt = (read: Decisions, { decision }: CompiledDecision, holds: (result: DecisionResult) => boolean) =>
  placeWhere(read, decision.scope, (at) => holds(read.result(decision.id, at)));

async function neverWins(context: Context, decision: CompiledDecision, option: string): Promise<Finding[]> {
  const { prover } = context;
  const { id, scope, options } = decision.decision;
  if (prover.samples.showing(id, option)) return [];
  const at = firstPlace(scope);
  const wins = (read: Decisions) => resultAt(read, decision, ({ shown: winner }) => winner === option) !== undefined;
  const result = await prover.find(
    `${id} shows ${option}`,
    (encoder) => [encoder.decision(id, at).shown.get(option) ?? encoder.terms.false],
    wins,
  );
  if (result.is !== 'none') return [];
  const nearest = nearestTo(context, decision, option);
  const label = options.find((candidate) => candidate.id === option)!.label;
  const text = {
    en: `"${label.en}" is never the result. The firm shown comes as near to it as any that was read.`,
    zh: `“${label.zh}”从不会成为结果。所附企业是读过的企业中最接近它的。`,
  };
  const witness = nearest ? [whole(context, nearest.profile, nearest.at, (read) => !wins(read))] : [];
  return [finding('optionNeverWins', { kind: 'option', id: `${id}.${option}` }, '', text, witness)];
}

/** Of the firms read, the one for which the option has most in its favour while it is open. */
function nearestTo({ prover }: Context, { decision }: CompiledDecision, option: string) {
  let best: { profile: Parameters<typeof whole>[1]; at: At; margin: number } | null = null;
  for (const { profile, at } of prover.samples.placesOf(decision.scope)) {
    const { options } = prover.decide(profile).result(decision.id, at);
    const own = options.find((item) => item.option === option)!;
    const margin = own.sum - Math.max(...options.map(({ sum }) => sum)) - (own.open === 'no' ? 100 : 0);
    if (!best || margin > best.margin) best = { profile, at, margin };
  }
  return best;
}

/** A row that holds for some firms but decides for none: closed by gates whenever it holds, or always taken by a row above. */
async function neverDecides(context: Context, decision: CompiledDecision, row: CompiledRule): Promise<Finding[]> {
  const { prover } = context;
  const { id, scope, options } = decision.decision;
  const held = await firmUnder(context, scope, row);
  // A row that no firm fulfils is a dead condition.
  if (!held) return [];
  const at = firstPlace(scope);
  const label = options.find((option) => option.id === row.rule.choose)!.label;
  const holdsAt = (read: Decisions, also: (result: DecisionResult) => boolean) =>
    placeWhere(read, scope, (where) => read.facts.condition(row.when, where) === 'yes' && also(read.result(id, where)));
  const chosen = (result: DecisionResult) => result.options.find(({ option }) => option === row.rule.choose)!;
  const isOpen = (result: DecisionResult) => chosen(result).open !== 'no';
  const mayChoose = (read: Decisions) => holdsAt(read, isOpen) !== undefined;

  // Whether a gate forbids it shows once everything is answered: until then the gate does not hold for certain either.
  const known = prover.samples.profilesUnder(row.rule.id).find((profile) => mayChoose(prover.decide(profile)));
  const open: Search = known
    ? { is: 'firm', profile: known }
    : await prover.find(
        `${id}: the row ${row.rule.id} holds while its option is open`,
        (encoder) => [
          encoder.condition(row.when, at).yes,
          encoder.terms.not(encoder.sums(id, at).get(row.rule.choose!)!.closed),
        ],
        mayChoose,
      );
  if (open.is === 'none') {
    const isShut = (read: Decisions) => holdsAt(read, (result) => !isOpen(result));
    const witness = shown(context, held.profile, held.at, (read) => isShut(read) !== undefined);
    const read = prover.decide(held.profile);
    const gates = chosen(read.result(id, isShut(read)!)).ruledOutBy.map((rule) => rule.id);
    const text = {
      en: `Chooses "${label.en}", which is ruled out whenever the row holds; here by ${gates.join(', ')}.`,
      zh: `本行选择“${label.zh}”，但凡适用时该选项都已被排除，此处由${gates.join('、')}排除。`,
    };
    return [finding('gateForbidsRow', ruleName(row.rule.id), gates[0] ?? '', text, [witness])];
  }

  // That it decides may also show before the questions that refine are answered.
  if (prover.samples.deciding(row.rule.id)) return [];
  const decides = await prover.find(
    `${id}: the row ${row.rule.id} decides`,
    (encoder) => [encoder.decision(id, at).rows.get(row.rule.id)!],
    (read) => resultAt(read, decision, (found) => found.row?.id === row.rule.id) !== undefined,
  );
  if (decides.is !== 'none' || open.is !== 'firm' || prover.samples.deciding(row.rule.id)) return [];
  const isPassed = (read: Decisions) => holdsAt(read, (result) => result.row?.id !== row.rule.id);
  const witness = shown(context, open.profile, at, (read) => isPassed(read) !== undefined);
  const read = prover.decide(open.profile);
  const first = read.result(id, isPassed(read)!).row?.id;
  const text = {
    en: `Holds for some firms but decides for none: a row above it always comes first, here "${first}".`,
    zh: `有企业满足本行，但从不由它决定：总有上方的行先行命中，此处为“${first}”。`,
  };
  return [finding('rowNeverDecides', ruleName(row.rule.id), '', text, [witness])];
}

/** A firm that has answered everything and is shown nothing. */
async function gap(context: Context, decision: CompiledDecision): Promise<Finding[]> {
  const { id, scope } = decision.decision;
  const at = firstPlace(scope);
  const isEmpty = (read: Decisions) => resultAt(read, decision, ({ shown: winner }) => winner === null);
  const result = await context.prover.find(
    `${id} shows nothing`,
    (encoder) => [encoder.terms.not(encoder.terms.or([...encoder.decision(id, at).shown.values()]))],
    (read) => isEmpty(read) !== undefined,
  );
  if (result.is !== 'firm') return [];
  const read = context.prover.decide(result.profile);
  const found = read.result(id, isEmpty(read)!);
  const closed = found.options.filter(({ open }) => open === 'no').length;
  const text =
    closed > 0
      ? {
          en: `Shows nothing to some firms that have answered everything; for the one shown ${closed} of ${found.options.length} options are ruled out.`,
          zh: `有的企业答完所有问题仍没有结果；所附企业${found.options.length}个选项中有${closed}个被排除。`,
        }
      : {
          en: 'Shows nothing to some firms that have answered everything: no rule speaks for any option.',
          zh: '有的企业答完所有问题仍没有结果：没有任何规则支持任何选项。',
        };
  const witness = whole(context, result.profile, at, (again) => isEmpty(again) !== undefined);
  return [finding('gap', { kind: 'decision', id }, '', text, [witness])];
}

/** Rows of a fact's table that hold for some firms but never give the value. */
async function factRows(context: Context, fact: Fact): Promise<Finding[]> {
  const { prover, compiled } = context;
  const findings: Finding[] = [];
  const at = firstPlace(fact.scope);
  for (const [index, row] of (fact.choose ?? []).entries()) {
    if (index === 0 || prover.samples.giving(fact.id, index)) continue;
    const rows = (fact.choose ?? []).slice(0, index);
    const reached = (read: Decisions, where: At) =>
      read.facts.condition(compiled.condition(row.when), where) === 'yes' &&
      rows.every((above) => read.facts.condition(compiled.condition(above.when), where) !== 'yes');
    const terms = (encoder: Encoder): Term[] => [
      encoder.when(row.when, at).yes,
      ...rows.map((above) => encoder.terms.not(encoder.when(above.when, at).yes)),
    ];
    const result = await prover.find(
      `row ${index + 1} of the fact ${fact.id} gives the value`,
      terms,
      (read) => placeWhere(read, fact.scope, (where) => reached(read, where)) !== undefined,
    );
    if (result.is !== 'none') continue;
    const holds = (read: Decisions) =>
      placeWhere(read, fact.scope, (where) => read.facts.condition(compiled.condition(row.when), where) === 'yes');
    const firm = await prover.find(
      `row ${index + 1} of the fact ${fact.id} holds`,
      (encoder) => [encoder.when(row.when, at).yes],
      (read) => holds(read) !== undefined,
    );
    if (firm.is !== 'firm' || prover.samples.giving(fact.id, index)) continue;
    const text = {
      en: `Row ${index + 1} never gives the value (${row.then}): a row above it always comes first.`,
      zh: `第${index + 1}行从不会给出它的值（${row.then}）：总有上方的行先行命中。`,
    };
    const witness = shown(context, firm.profile, at, (read) => holds(read) !== undefined);
    findings.push(finding('rowNeverDecides', { kind: 'fact', id: fact.id }, `condition ${index + 1}`, text, [witness]));
  }
  return findings;
}
