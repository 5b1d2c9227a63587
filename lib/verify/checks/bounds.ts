import type { At, Decisions } from '../../engine/index.ts';
import type { Fact } from '../../rulebook/index.ts';
import type { Encoder } from '../encode.ts';
import type { Finding } from '../finding.ts';
import type { Term } from '../terms.ts';
import { type Context, finding, firstPlace, placeWhere, whole } from './context.ts';

/** Ends of declared ranges that no firm reaches, and strengths that no firm has. */
export async function bounds(context: Context): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const fact of Object.values(context.compiled.book.facts))
    for (const end of new Set(fact.range)) findings.push(...(await unreached(context, fact, end)));
  for (const { decision } of context.compiled.decisions.values())
    for (const { id, strongFrom } of decision.strengths ?? [])
      findings.push(...(await neverStrong(context, decision.id, id, strongFrom)));
  return findings;
}

async function unreached(context: Context, fact: Fact, end: number): Promise<Finding[]> {
  const { prover } = context;
  const at = firstPlace(fact.scope);
  const reaches = (read: Decisions) =>
    placeWhere(read, fact.scope, (where) => {
      const value = read.facts.value(fact.id, where);
      return value.is === 'number' && value.lo === end && value.hi === end;
    });
  if (prover.samples.someFirm((read) => reaches(read) !== undefined)) return [];
  const result = await prover.find(
    `${fact.id} is ${end}`,
    (encoder) => {
      const ref = encoder.ref(fact.id, at);
      return ref.is === 'number'
        ? [ref.sure, ref.known, encoder.terms.equal(ref.value, encoder.terms.number(end))]
        : [encoder.terms.false];
    },
    (read) => reaches(read) !== undefined,
  );
  if (result.is !== 'none') return [];
  const text = {
    en: `Its declared range is ${fact.range!.join(' to ')}, but no firm reaches ${end}.`,
    zh: `声明的范围是${fact.range!.join('到')}，但没有企业能达到${end}。`,
  };
  return [
    finding(
      'boundOutOfReach',
      { kind: 'fact', id: fact.id },
      String(end),
      text,
      anyFirm(context, at, (read) => reaches(read) === undefined),
    ),
  ];
}

async function neverStrong(
  context: Context,
  decision: string,
  strength: string,
  parameter: string,
): Promise<Finding[]> {
  const { prover, compiled } = context;
  const at = firstPlace(compiled.book.decisions[decision]!.scope);
  const from = compiled.parameters[parameter]!;
  const isStrong = (read: Decisions) =>
    (read.result(decision, at).strengths.find((item) => item.strength === strength)?.sum ?? 0) >= from;
  if (prover.samples.someFirm(isStrong)) return [];
  const terms = (encoder: Encoder): Term[] => [
    encoder.terms.atMost(encoder.terms.number(from), encoder.sums(decision, at).get(strength)!.sum),
  ];
  const result = await prover.find(`${decision}.${strength} reaches ${from}`, terms, isStrong);
  if (result.is !== 'none') return [];
  const text = {
    en: `"${strength}" counts as strong from ${from} ("${parameter}"), but no firm reaches that sum.`,
    zh: `“${strength}”达到${from}（“${parameter}”）才算强，但没有企业能达到这一分数。`,
  };
  return [
    finding(
      'boundOutOfReach',
      { kind: 'decision', id: decision },
      strength,
      text,
      anyFirm(context, at, (read) => !isStrong(read)),
    ),
  ];
}

function anyFirm(context: Context, at: At, shows: (read: Decisions) => boolean) {
  const [sample] = context.prover.samples.placesOf(at.scope);
  return sample ? [whole(context, sample.profile, sample.at, shows)] : [];
}
