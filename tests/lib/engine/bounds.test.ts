import { describe, expect, it } from 'vitest';
import { randomFirms } from '../../../lib/cohort/index.ts';
import { Bounds } from '../../../lib/engine/bounds/bounds.ts';
import { Variables } from '../../../lib/engine/bounds/variables.ts';
import { type AnswerValue, mulberry32, type Profile } from '../../../lib/engine/index.ts';
import { build, encode, Machine } from '../../../lib/engine/program/index.ts';
import { exclusiveOption, numericRange, optionIds, type Question } from '../../../lib/rulebook/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';

const { book } = realBook();
const compiled = realCompiled();
const program = build(compiled);
const machine = new Machine(program);
const other = new Machine(program);
const variables = new Variables(program);

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

/** All firms that a firm with a few open answers could turn out to be; null if there are too many. */
function completions(
  profile: Profile,
  open: readonly { id: string; market: boolean }[],
  most: number,
): Profile[] | null {
  let list: Profile[] = [profile];
  for (const { id, market } of open) {
    const options = values(book.questions[id]!, profile.asOf);
    if (list.length * options.length > most) return null;
    list = list.flatMap((firm) =>
      options.map((value) => {
        const answer = { state: 'given', value } as const;
        return market
          ? {
              ...firm,
              markets: [
                { ...firm.markets[0]!, answers: { ...firm.markets[0]!.answers, [id]: answer } },
                ...firm.markets.slice(1),
              ],
            }
          : { ...firm, firm: { ...firm.firm, [id]: answer } };
      }),
    );
  }
  return list;
}

/** Firms with a few open answers, and everything they could turn out to be. */
function* states(wanted: number, decision: string, most: number): Generator<{ profile: Profile; all: Profile[] }> {
  const random = mulberry32(11);
  // Years and money enter arithmetic and have too many values to try; goods and tables of scales are left out as well.
  const askable = [
    ...new Set(
      compiled.decisions
        .get(decision)!
        .scoring.concat(compiled.decisions.get(decision)!.gates)
        .flatMap(({ when }) =>
          when.any.flatMap(({ tests }) => tests.flatMap(({ field }) => compiled.questionsBehind(field.name))),
        ),
    ),
  ].filter((id) => {
    const question = book.questions[id]!;
    return !question.items && question.scope !== 'goods' && !['integer', 'money'].includes(question.type);
  });
  let found = 0;
  for (const full of randomFirms(book, 4000, 5, { asOf: 2026, known: 1 })) {
    if (full.markets.length === 0) continue;
    const open = askable
      .map((id) => ({ id, market: book.questions[id]!.scope === 'market', order: random() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, 2 + Math.floor(random() * 5));
    const unset = (answers: Profile['firm'], market: boolean) =>
      Object.fromEntries(
        Object.entries(answers).filter(([id]) => !open.some((item) => item.id === id && item.market === market)),
      );
    const profile: Profile = {
      ...full,
      firm: unset(full.firm, false),
      markets: full.markets.map((block, i) => (i === 0 ? { ...block, answers: unset(block.answers, true) } : block)),
    };
    const all = completions(profile, open, most);
    if (!all) continue;
    yield { profile, all };
    if (++found === wanted) return;
  }
}

describe.each(['entry.mode', 'entry.node', 'level.target', 'model'])('bounds of %s against brute force', (decision) => {
  const index = program.results.findIndex((result) => result.decision.decision.id === decision);
  const result = program.results[index]!;
  const targets = [...result.options, ...result.strengths];

  it('the range of every sum is what the completions give, or wider where it says so', () => {
    let exact = 0;
    let checked = 0;
    for (const { profile, all } of states(14, decision, 1500)) {
      const bounds = new Bounds(machine, variables, encode(program.layout, profile));
      const seen = targets.map(() => [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as [number, number]);
      for (const firm of all) {
        other.run(encode(program.layout, firm));
        targets.forEach(({ sum }, i) => {
          const value = other.value(sum, 0);
          seen[i] = [Math.min(seen[i]![0], value), Math.max(seen[i]![1], value)];
        });
      }
      targets.forEach(({ id }, i) => {
        const range = bounds.sum(result, id, 0);
        checked++;
        expect(range.low, `${id} low`).toBeLessThanOrEqual(seen[i]![0]);
        expect(range.high, `${id} high`).toBeGreaterThanOrEqual(seen[i]![1]);
        if (range.exact) {
          exact++;
          expect([range.low, range.high], id).toEqual(seen[i]);
        }
      });
    }
    expect(checked).toBeGreaterThan(0);
    expect(exact / checked).toBeGreaterThan(0.9);
  });
});
