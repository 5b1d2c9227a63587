import { type Answer, type Answers, type AnswerValue, mulberry32, type Profile } from '../engine/index.ts';
import {
  exclusiveOption,
  numericRange,
  optionIds,
  type Question,
  type RuleBook,
  type Scope,
} from '../rulebook/index.ts';

/** How random firms are drawn. */
export interface Draw {
  /** Year that counts as today. */
  readonly asOf: number;
  /** Share of answers that are given, 0 to 1; the others are "not sure". */
  readonly known: number;
  /** Above 1, early options and small numbers become likelier (options run from less to more): beginners. Below 1: the far advanced. */
  readonly lean?: number;
  /** Tiers of questions that are asked at all. */
  readonly tiers?: readonly Question['tier'][];
}

/**
 * Random firms over the questions of the book, for walks that must reach all of it. Answers are drawn independently, so such firms are no population:
 * what is rare among them is not rare among real firms.
 *
 * @param seed any 32-bit integer; the same seed gives the same firms
 */
export function* randomFirms(book: RuleBook, count: number, seed: number, draw: Draw): Generator<Profile> {
  const random = mulberry32(seed);
  const questions = Object.values(book.questions).filter(({ tier }) => draw.tiers?.includes(tier) ?? true);
  const answers = (scope: Scope): Answers =>
    Object.fromEntries(
      questions
        .filter((question) => question.scope === scope)
        .map((question): [string, Answer] => [
          question.id,
          random() < draw.known
            ? { state: 'given', value: randomValue(question, book, draw, random) }
            : { state: 'unsure' },
        ]),
    );
  const blocks = (scope: Scope, most: number, prefix: string) =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, (_, i) => ({
      id: `${prefix}${i + 1}`,
      answers: answers(scope),
    }));
  for (let i = 0; i < count; i++)
    yield { asOf: draw.asOf, firm: answers('firm'), markets: blocks('market', 3, 'm'), goods: blocks('goods', 2, 'g') };
}

/** A value that the question allows. */
function randomValue(question: Question, book: RuleBook, { asOf, lean = 1 }: Draw, random: () => number): AnswerValue {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() ** lean * list.length)]!;
  const [low, high] = numericRange(question, asOf);
  const from = Number.isFinite(low) ? low : 0;
  const to = Number.isFinite(high) ? high : 1e9;
  switch (question.type) {
    case 'choice':
      return pick(optionIds(question, book));
    case 'multi': {
      const options = optionIds(question, book);
      if (options.includes(exclusiveOption) && random() < 0.15 * lean) return [exclusiveOption];
      const boxes = options.filter((option) => option !== exclusiveOption);
      // Some firms tick little, some much.
      const density = 0.05 + random() * 0.55;
      const few = boxes.filter(() => random() < density).slice(0, question.maxPicks ?? boxes.length);
      return few.length > 0 ? few : [pick(boxes)];
    }
    case 'boolean':
      return random() < 0.5;
    case 'likert': {
      const mark = () => from + Math.floor(random() * (to - from + 1));
      return question.items ? Object.fromEntries(question.items.map((item) => [item.id, mark()])) : mark();
    }
    case 'text':
      return question.format === 'cnCode' ? '7318' : '-';
    case 'list':
      return [Math.floor(random() * 60)];
    default: {
      if (question.never && random() < 0.2) return 'never';
      // Years are recent, shares and counts are mostly small, money spans the sizes of firms.
      if (question.min !== undefined && question.min >= 1800)
        return Math.max(question.min, asOf - Math.floor(random() ** 2 * 40));
      const spread =
        to - from > 1000
          ? from + 10 ** (random() ** lean * Math.log10(to - from))
          : from + random() ** (2 * lean) * (to - from);
      return question.type === 'integer' || question.type === 'money'
        ? Math.round(spread)
        : Math.round(spread * 10) / 10;
    }
  }
}
