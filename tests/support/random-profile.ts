import fc from 'fast-check';
import type { Answer, Answers, Profile } from '../../lib/engine/index.ts';
import { exclusiveOption, numericRange, optionIds, type Question, type RuleBook } from '../../lib/rulebook/index.ts';

export const asOf = 2026;

/** Values a firm could give to a question. */
export function valueFor(
  question: Question,
  book: RuleBook,
): fc.Arbitrary<Extract<Answer, { state: 'given' }>['value']> {
  const options = question.optionsFrom ? ['CN', 'DE', 'US', 'ID', 'CH'] : [...optionIds(question, book)];
  const [low, high] = numericRange(question, asOf);
  const from = Number.isFinite(low) ? low : 0;
  const to = Number.isFinite(high) ? high : 1_000_000;
  switch (question.type) {
    case 'choice':
      return fc.constantFrom(...options);
    case 'multi': {
      const boxes = options.filter((option) => option !== exclusiveOption);
      const some = fc.subarray(boxes, { minLength: 1, maxLength: question.maxPicks ?? boxes.length });
      return options.includes(exclusiveOption)
        ? fc.oneof({ weight: 5, arbitrary: some }, { weight: 1, arbitrary: fc.constant([exclusiveOption]) })
        : some;
    }
    case 'boolean':
      return fc.boolean();
    case 'likert': {
      const mark = fc.integer({ min: from, max: to });
      return question.items ? fc.record(Object.fromEntries(question.items.map((item) => [item.id, mark]))) : mark;
    }
    case 'text':
      return fc.constant(question.format === 'cnCode' ? '73181588' : 'text');
    case 'list':
      return fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 3 });
    case 'integer':
      return question.min === 1850
        ? fc.integer({ min: 1980, max: asOf })
        : fc.integer({ min: from, max: Math.min(to, 5000) });
    default:
      return fc.oneof(
        fc.constantFrom(from, Math.min(to, from + 0.4), Math.min(to, from + 5)),
        fc.integer({ min: Math.ceil(from), max: Math.floor(Math.min(to, 1e9)) }),
      );
  }
}

function answersOf(
  questions: readonly Question[],
  book: RuleBook,
  given: fc.Arbitrary<boolean>,
): fc.Arbitrary<Answers> {
  const entries = questions.map((question) =>
    fc
      .tuple(given, valueFor(question, book))
      .map(([known, value]): [string, Answer] => [
        question.id,
        known ? { state: 'given', value } : { state: 'unsure' },
      ]),
  );
  return fc.tuple(...entries).map((pairs) => Object.fromEntries(pairs));
}

/**
 * Random firms over all questions of the book.
 * @param share how many of ten answers are given; the others are "not sure"
 */
export function randomProfile(
  book: RuleBook,
  share = 6,
  tiers: readonly Question['tier'][] = ['core', 'refine', 'module'],
): fc.Arbitrary<Profile> {
  const given = fc.integer({ min: 1, max: 10 }).map((n) => n <= share);
  const all = Object.values(book.questions).filter((question) => tiers.includes(question.tier));
  const of = (scope: Question['scope']) =>
    answersOf(
      all.filter((question) => question.scope === scope),
      book,
      given,
    );
  return fc.record({
    asOf: fc.constant(asOf),
    firm: of('firm'),
    markets: fc
      .array(of('market'), { minLength: 1, maxLength: 2 })
      .map((blocks) => blocks.map((answers, i) => ({ id: `m${i + 1}`, answers }))),
    goods: fc
      .array(of('goods'), { minLength: 0, maxLength: 2 })
      .map((blocks) => blocks.map((answers, i) => ({ id: `g${i + 1}`, answers }))),
  });
}

/** Random completions of the answers a profile leaves open. */
export function completionOf(profile: Profile, book: RuleBook): fc.Arbitrary<Profile> {
  const complete = (answers: Answers): fc.Arbitrary<Answers> =>
    fc
      .tuple(
        ...Object.entries(answers).map(([id, answer]) =>
          answer.state === 'given'
            ? fc.constant([id, answer] as const)
            : valueFor(book.questions[id]!, book).map((value) => [id, { state: 'given', value } as const] as const),
        ),
      )
      .map((pairs) => Object.fromEntries(pairs));
  const blocks = (list: Profile['markets']) =>
    fc.tuple(...list.map((block) => complete(block.answers).map((answers) => ({ ...block, answers }))));
  return fc.record({
    asOf: fc.constant(profile.asOf),
    firm: complete(profile.firm),
    markets: blocks(profile.markets),
    goods: blocks(profile.goods),
  });
}
