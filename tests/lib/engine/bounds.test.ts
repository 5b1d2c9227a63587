import { describe, expect, it } from 'vitest';
import { randomFirms } from '../../../lib/cohort/index.ts';
import { Bounds, modelOf, type Range } from '../../../lib/engine/bounds/index.ts';
import { type AnswerValue, mulberry32, type Profile } from '../../../lib/engine/index.ts';
import { encode, Machine } from '../../../lib/engine/program/index.ts';
import { exclusiveOption, numericRange, optionIds, type Question } from '../../../lib/rulebook/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { caseFirm } from '../../support/case-firms.ts';

const { book, cases } = realBook();
const compiled = realCompiled();
const model = modelOf(compiled);
const { program } = model;
const other = new Machine(program);
const bounds = new Bounds(model);

/** Questions that some decision rests on. */
const decisive = new Set(
  [...compiled.decisions.values()].flatMap(({ scoring, gates, rows }) =>
    [...scoring, ...gates, ...rows].flatMap(({ when }) =>
      when.any.flatMap(({ tests }) => tests.flatMap(({ field }) => compiled.questionsBehind(field.name))),
    ),
  ),
);

/** Every value of a question that could make a difference, found from the rule book itself and not from the code under test. */
function values(question: Question, asOf: number): AnswerValue[] {
  const options = [...optionIds(question, book)];
  switch (question.type) {
    case 'choice':
      return question.optionsFrom ? ['CN', 'DE', 'US', 'CH', 'AT'] : options;
    case 'boolean':
      return [true, false];
    case 'multi': {
      const boxes = options.filter((option) => option !== exclusiveOption);
      const all = Array.from({ length: 2 ** boxes.length - 1 }, (_, i) => boxes.filter((_, b) => (i + 1) & (1 << b)));
      const few = all.filter((picks) => picks.length <= (question.maxPicks ?? boxes.length));
      return options.includes(exclusiveOption) ? [...few, [exclusiveOption]] : few;
    }
    case 'likert': {
      const [low, high] = numericRange(question, asOf);
      return Array.from({ length: high - low + 1 }, (_, i) => low + i);
    }
    default: {
      const [low, high] = numericRange(question, asOf);
      const points = compiled.cutPoints(question.id);
      const step = question.type === 'integer' ? 1 : 0.01;
      const near = points.flatMap((point) => [point - step, point, point + step]);
      const ends = [low, Number.isFinite(high) ? high : 1e12].filter(Number.isFinite);
      return [...new Set([...near, ...ends])].filter((value) => value >= low && value <= high);
    }
  }
}

/** A question that is left open: of the firm, or of one of its markets. */
interface Open {
  readonly id: string;
  readonly market: number | null;
}

/** All firms that a firm with a few open answers could turn out to be; null if there are too many. */
function completions(profile: Profile, open: readonly Open[], most: number): Profile[] | null {
  let list: Profile[] = [profile];
  for (const { id, market } of open) {
    const options = values(book.questions[id]!, profile.asOf);
    if (list.length * options.length > most) return null;
    list = list.flatMap((firm) =>
      options.map((value) =>
        withAnswers(firm, market, (answers) => ({ ...answers, [id]: { state: 'given', value } as const })),
      ),
    );
  }
  return list;
}

/** The firm with other answers of its own (null) or about one of its markets. */
function withAnswers(
  profile: Profile,
  market: number | null,
  change: (answers: Profile['firm']) => Profile['firm'],
): Profile {
  if (market === null) return { ...profile, firm: change(profile.firm) };
  const markets = profile.markets.map((block, i) =>
    i === market ? { ...block, answers: change(block.answers) } : block,
  );
  return { ...profile, markets };
}

/** Questions with few values that some decision rests on. Those that enter a formula have too many values to try. */
const askable = Object.values(book.questions).filter(
  ({ id, items, scope, type }) =>
    !items &&
    scope !== 'goods' &&
    !['integer', 'money', 'text', 'list'].includes(type) &&
    !Object.values(book.facts).some(({ formula }) => formula?.includes(id)) &&
    decisive.has(id),
);

/** A firm with some answers taken back. */
function without(full: Profile, open: readonly Open[]): Profile {
  return open.reduce(
    (profile, { id, market }) => withAnswers(profile, market, ({ [id]: _, ...answers }) => answers),
    full,
  );
}

/** Firms of the evidence and random ones with a few open answers, and everything they could turn out to be. */
function* states(wanted: number, most: number): Generator<{ profile: Profile; all: Profile[] }> {
  const random = mulberry32(11);
  // Mostly the first market, the decisions of which are looked at; others count in decisions of the firm.
  const one = (count: number) => Math.floor(count * random() ** 3);
  const known = cases.flatMap(({ id }) => caseFirm(id).map(({ profile }) => profile));
  const firms = [...known, ...randomFirms(book, 4000, 5, { asOf: 2026, known: 1 })];
  let found = 0;
  for (const full of firms) {
    if (full.markets.length === 0) continue;
    const open = askable
      .map(({ id, scope }) => ({ id, market: scope === 'market' ? one(full.markets.length) : null, order: random() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, 1 + Math.floor(random() * 6));
    const profile = closed(without(full, open), open);
    const all = completions(profile, open, most);
    if (!all) continue;
    yield { profile, all };
    if (++found === wanted) return;
  }
}

/** A firm of the evidence answers few questions: the others are answered with their first value, so that only those wanted stay open. */
function closed(profile: Profile, open: readonly Open[]): Profile {
  const fill = (answers: Profile['firm'], scope: Question['scope'], place: number | null): Profile['firm'] => ({
    ...Object.fromEntries(
      Object.values(book.questions)
        .filter(
          ({ id, scope: own, type }) =>
            own === scope &&
            !open.some((item) => item.id === id && item.market === place) &&
            !['text', 'list'].includes(type),
        )
        .map((question) => [question.id, { state: 'given', value: firstValue(question, profile.asOf) }] as const),
    ),
    ...Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer.state === 'given')),
  });
  return {
    ...profile,
    firm: fill(profile.firm, 'firm', null),
    markets: profile.markets.map((block, i) => ({ ...block, answers: fill(block.answers, 'market', i) })),
    goods: profile.goods.map((block) => ({ ...block, answers: fill(block.answers, 'goods', null) })),
  };
}

function firstValue(question: Question, asOf: number): AnswerValue {
  const [value] = values(question, asOf);
  return question.items ? Object.fromEntries(question.items.map(({ id }) => [id, Number(value)])) : value!;
}

type Seen = [number, number];
const nothing = (): Seen => [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const note = (seen: Seen, value: number) => {
  seen[0] = Math.min(seen[0], value);
  seen[1] = Math.max(seen[1], value);
};

/** Least and greatest sums and differences, and what comes first, over all completions. */
function enumerate(all: readonly Profile[]) {
  const found = program.results.map(({ options, strengths, decision }) => ({
    sums: [...options, ...strengths].map(nothing),
    differences: pairs(decision.decision.method === 'rank' ? options.length : 0).map(nothing),
    first: new Set<number>(),
  }));
  for (const firm of all) {
    other.run(encode(program.layout, firm));
    program.results.forEach(({ options, strengths }, index) => {
      const { sums, differences, first } = found[index]!;
      const value = [...options, ...strengths].map(({ sum }) => other.value(sum, 0));
      value.forEach((sum, i) => {
        note(sums[i]!, sum);
      });
      pairs(differences.length > 0 ? options.length : 0).forEach(([a, b], i) => {
        if (other.value(options[a]!.open, 0) !== 0 && other.value(options[b]!.open, 0) !== 0)
          note(differences[i]!, value[a]! - value[b]!);
      });
      const outcome = other.outcome(index, 0);
      for (const option of outcome.first.length > 0 ? outcome.first : [-1]) first.add(option);
    });
  }
  return found;
}

function pairs(count: number): [number, number][] {
  return Array.from({ length: count }, (_, a) => Array.from({ length: a }, (__, b): [number, number] => [a, b])).flat();
}

describe('bounds against brute force', () => {
  // Many small states, and some larger ones.
  it.each([
    { wanted: 510, most: 24, exactFrom: 0.98 },
    { wanted: 10, most: 1000, exactFrom: 0.94 },
  ])('are what the completions of $wanted firms give, or wider where they say so', ({ wanted, most, exactFrom }) => {
    let [exact, checked, visited, settled] = [0, 0, 0, 0];
    const wrong: string[] = [];
    for (const { profile, all } of states(wanted, most)) {
      visited++;
      bounds.update(encode(program.layout, profile));
      const found = enumerate(all);
      program.results.forEach(({ options, strengths, decision }, index) => {
        const { sums, differences, first } = found[index]!;
        const name = decision.decision.id;
        const check = (range: Range | null, seen: Seen, what: string) => {
          checked++;
          const [low, high] = range ? [range.low, range.high] : nothing();
          if (range === null || range.exact) exact++;
          const fits =
            range === null || range.exact ? low === seen[0] && high === seen[1] : low <= seen[0] && high >= seen[1];
          if (!fits) wrong.push(`${what}: ${low}…${high}, seen ${seen.join('…')}`);
        };
        [...options, ...strengths].forEach(({ id }, i) => {
          check(bounds.sum(index, id, 0), sums[i]!, `${name} ${id}`);
        });
        pairs(differences.length > 0 ? options.length : 0).forEach(([a, b], i) => {
          const [x, y] = [options[a]!.id, options[b]!.id];
          check(bounds.difference(index, x, y, 0), differences[i]!, `${name} ${x} ${y}`);
        });
        const winners = bounds.winners(index, 0);
        for (const option of first) if (!winners.includes(option)) wrong.push(`${name}: ${option} comes first`);
        if (winners.length === 1) settled++;
      });
    }
    expect(wrong).toEqual([]);
    expect(visited).toBe(wanted);
    expect(exact / checked).toBeGreaterThan(exactFrom);
    expect(settled).toBeGreaterThan(wanted);
  });
});
