import { type At, answersAt, type CompiledDecision, type Profile, withAnswer } from '../../engine/index.ts';
import { type Decision, exclusiveOption, type Question } from '../../rulebook/index.ts';
import { type AnswerTerms, placeName } from '../answers.ts';
import { Encoder } from '../encode.ts';
import type { Finding } from '../finding.ts';
import { inputOf, profileOf, witness } from '../firm.ts';
import type { Term, Terms } from '../terms.ts';
import { type Context, finding, firstPlace } from './context.ts';

type Promised = NonNullable<Decision['monotone']>[number];

/** Promises about the direction of an answer that two firms break which differ in that answer alone. */
export async function promises(context: Context): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const decision of context.compiled.decisions.values())
    for (const promise of decision.decision.monotone ?? []) {
      const found = await broken(context, decision, promise);
      if (found) findings.push(found);
    }
  return findings;
}

async function broken(context: Context, decision: CompiledDecision, promise: Promised): Promise<Finding | null> {
  const { prover, compiled } = context;
  const { id, scope, groups, options, strengths = [] } = decision.decision;
  const [asked] = promise.more.split('.') as [string];
  const question = compiled.book.questions[asked]!;
  const at = firstPlace(scope);
  const place: At = question.scope === 'firm' ? { scope: 'firm' } : at;
  for (const target of promise.of.flatMap((name) => groups?.[name]?.options ?? [name])) {
    const pair = await prover.findPair(`${id}: the promise ${promise.id} for ${target}`, (encoder) => ({
      wanted: unlike(encoder, decision.decision, promise, target, question, place, at),
      read: (model) => {
        const one = encoder.answers.profile(model);
        const value = encoder.answers.replacedValue(question, place, model);
        const other = withAnswer(one, place, asked, { state: 'given', value });
        return smallestPair(one, other, (a, b) => breaks(context, decision, promise, target, at, a, b));
      },
    }));
    if (!pair) continue;
    const label = [...options, ...strengths].find((item) => item.id === target)!.label;
    const text = {
      en: `Promised: ${promise.text.en} Broken for "${label.en}": the second firm differs only in "${question.label.en}".`,
      zh: `承诺：${promise.text.zh}“${label.zh}”违背了它：第二家企业只在“${question.label.zh}”上不同。`,
    };
    const firms = pair.map((profile) => witness(profile, at));
    return finding('brokenPromise', { kind: 'decision', id }, promise.id, text, firms);
  }
  return null;
}

/** Two firms, the second with more of one answer, and the sum of the target (or its gates) going the wrong way. */
function unlike(
  first: Encoder,
  decision: Decision,
  promise: Promised,
  target: string,
  question: Question,
  place: At,
  at: At,
): Term[] {
  const { terms, answers } = first;
  const before = answers.at(question, place);
  const after = answers.replaced(question, place);
  const second = new Encoder(first.compiled, answers.size, answers, (asked, where) =>
    asked.id === question.id && placeName(where) === placeName(place) ? after : null,
  );
  const x = first.sums(decision.id, at).get(target)!;
  const y = second.sums(decision.id, at).get(target)!;
  const wrong =
    promise.never === 'lowers'
      ? terms.or([terms.less(y.sum, x.sum), terms.and([terms.not(x.closed), y.closed])])
      : terms.less(x.sum, y.sum);
  return [...moreOf(terms, before, after, promise.more.split('.')[1]), wrong];
}

/** Whether the interpreter says so: the sum falls (rises), or the option is ruled out. */
function breaks(
  { prover, compiled }: Context,
  { decision }: CompiledDecision,
  promise: Promised,
  target: string,
  at: At,
  one: Profile,
  other: Profile,
): boolean {
  const [x, y] = [one, other].map((firm) => {
    const read = prover.decide(profileOf(compiled, { profile: inputOf(firm), market: null }));
    const result = read.result(decision.id, at);
    const option = result.options.find((item) => item.option === target);
    const sum = (result.strengths.find((item) => item.strength === target) ?? option)?.sum ?? 0;
    return { sum, open: option?.open !== 'no' };
  }) as [{ sum: number; open: boolean }, { sum: number; open: boolean }];
  return promise.never === 'lowers' ? y.sum < x.sum || (x.open && !y.open) : y.sum > x.sum;
}

/** Both firms without the answers that make no difference to the difference. */
function smallestPair(
  one: Profile,
  other: Profile,
  shows: (one: Profile, other: Profile) => boolean,
): readonly [Profile, Profile] | null {
  if (!shows(one, other)) return null;
  let least: readonly [Profile, Profile] = [one, other];
  const places: At[] = [{ scope: 'firm' }, ...one.markets.map((_, index): At => ({ scope: 'market', index }))];
  for (const at of places)
    for (const question of Object.keys(answersAt(one, at))) {
      const open = (firm: Profile) => withAnswer(firm, at, question, { state: 'unsure' });
      const next = [open(least[0]), open(least[1])] as const;
      if (shows(...next)) least = next;
    }
  return least;
}

/** What "more" means for an answer: all that must hold between the two. */
function moreOf(terms: Terms, before: AnswerTerms, after: AnswerTerms, box: string | undefined): Term[] {
  if (before.is === 'number' && after.is === 'number') return [terms.less(before.value, after.value)];
  if (before.is === 'flag' && after.is === 'flag') return [terms.not(before.truth), after.truth];
  if (before.is === 'choice' && after.is === 'choice') {
    const rank = (options: ReadonlyMap<string, Term>) =>
      terms.sum([...options.values()].map((option, index) => terms.ite(option, terms.number(index), terms.number(0))));
    return [terms.less(rank(before.options), rank(after.options))];
  }
  if (before.is === 'multi' && after.is === 'multi' && box !== undefined)
    return [...before.options].map(([option, ticked]) => {
      const then = after.options.get(option)!;
      if (option === box) return terms.and([terms.not(ticked), then]);
      // Ticking something is what makes "none of these" untrue.
      return option === exclusiveOption
        ? terms.not(then)
        : terms.or([terms.and([ticked, then]), terms.and([terms.not(ticked), terms.not(then)])]);
    });
  throw new Error('the answer is neither more nor less');
}
