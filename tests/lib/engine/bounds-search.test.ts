import { describe, expect, it } from 'vitest';
import { randomFirms } from '../../../lib/cohort/index.ts';
import { Bounds, modelOf } from '../../../lib/engine/bounds/index.ts';
import { mulberry32, type Profile } from '../../../lib/engine/index.ts';
import { type Encoded, encode, Machine } from '../../../lib/engine/program/index.ts';
import type { Question } from '../../../lib/rulebook/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';

const { book } = realBook();
const model = modelOf(realCompiled());
const { program } = model;
const { layout, nodes, results } = program;
const bounds = new Bounds(model);
const machine = new Machine(program);

/** A sum over rules, and gates that must not hold. */
interface Problem {
  readonly terms: readonly { readonly node: number; readonly weight: number }[];
  readonly gates: readonly number[];
}

/** Cells that each node rests on, whatever the firm. */
const cellsOf: ReadonlySet<string>[] = [];
nodes.forEach((node) => {
  const cells = new Set<string>();
  if (node.op === 'cell') cells.add(`${node.scope} ${node.cell}`);
  const read = node.op === 'over' ? [node.arg, node.none] : model.parts.args(cellsOf.length);
  for (const arg of read) for (const cell of cellsOf[arg]!) cells.add(cell);
  cellsOf.push(cells);
});

/** One choice that splits what is open: cells to write, per way. */
interface Split {
  readonly cells: Float64Array;
  readonly key: string;
  readonly ways: readonly (readonly [number, number][])[];
}

/** Every open cell of a question, halved bit by bit or value by value, straight from the layout of answers. */
function splitsOf(question: Question, cells: Float64Array): Split[] {
  const { given, first } = layout.cells.get(question.id)!;
  if (cells[given] === 1) return [];
  const key = `${question.scope} ${first}`;
  const bits = (mask: number) => Array.from({ length: 31 }, (_, i) => 1 << i).filter((bit) => mask & bit);
  switch (question.type) {
    case 'choice': {
      const open = bits(cells[first]!);
      return open.length > 1 ? [{ cells, key, ways: open.map((bit) => [[first, bit]]) }] : [];
    }
    case 'boolean':
      return cells[first] === 1 ? [{ cells, key, ways: [[[first, 0]], [[first, 2]]] }] : [];
    case 'likert': {
      const lines = question.items?.length ?? 1;
      return Array.from({ length: lines }, (_, line) => first + 2 * line).flatMap((cell) => {
        const [lo, hi] = [cells[cell]!, cells[cell + 1]!];
        if (lo === hi) return [];
        const marks = Array.from({ length: hi - lo + 1 }, (_, i) => lo + i);
        return [
          {
            cells,
            key: `${question.scope} ${cell}`,
            ways: marks.map((mark): [number, number][] => [
              [cell, mark],
              [cell + 1, mark],
            ]),
          },
        ];
      });
    }
    default:
      return [];
  }
}

/** Greatest value of a problem over all completions by branch and bound on three-valued runs of the program; null if it takes too long. */
function search({ terms, gates }: Problem, firm: Encoded, most: number): number | null {
  let best = Number.NEGATIVE_INFINITY;
  let left = most;
  const visit = (): boolean => {
    if (left-- === 0) return false;
    machine.run(firm);
    if (gates.some((gate) => machine.value(gate) === 2)) return true;
    let bound = 0;
    const open: number[] = [];
    for (const { node, weight } of terms) {
      const truth = machine.value(node);
      if (truth === 1) open.push(node);
      bound += truth === 2 ? weight : truth === 1 ? Math.max(0, weight) : 0;
    }
    if (bound <= best) return true;
    open.push(...gates.filter((gate) => machine.value(gate) === 1));
    if (open.length === 0) {
      best = bound;
      return true;
    }
    const counts = new Map<string, number>();
    for (const node of open) for (const cell of cellsOf[node]!) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    const splits = Object.values(book.questions)
      .flatMap((question) =>
        question.scope === 'goods' ? [] : splitsOf(question, question.scope === 'firm' ? firm.firm : firm.market[0]!),
      )
      .filter(({ key }) => counts.has(key))
      .sort((a, b) => counts.get(b.key)! - counts.get(a.key)!);
    const [split] = splits;
    // Something open that no answer decides.
    if (!split) return false;
    for (const way of split.ways) {
      const kept = way.map(([cell]) => split.cells[cell]!);
      for (const [cell, value] of way) split.cells[cell] = value;
      const done = visit();
      way.forEach(([cell], i) => {
        split.cells[cell] = kept[i]!;
      });
      if (!done) return false;
    }
    return true;
  };
  return visit() ? best : null;
}

const negated = ({ terms, gates }: Problem): Problem => ({
  terms: terms.map(({ node, weight }) => ({ node, weight: -weight })),
  gates,
});

describe('bounds against branch and bound', () => {
  it('agree where there is too much to enumerate', () => {
    const random = mulberry32(23);
    // Numbers and multiple answers stay given: the search splits answers value by value.
    const open = Object.values(book.questions).filter(
      ({ scope, type }) => scope !== 'goods' && ['choice', 'boolean', 'likert'].includes(type),
    );
    let [solved, exact, large] = [0, 0, 0];
    const wrong: string[] = [];
    for (const full of randomFirms(book, 30, 8, { asOf: 2026, known: 1 })) {
      if (full.markets.length === 0) continue;
      const away = new Set(
        open
          .map(({ id }) => ({ id, order: random() }))
          .sort((a, b) => a.order - b.order)
          .slice(0, 30)
          .map(({ id }) => id),
      );
      const kept = (answers: Profile['firm']) =>
        Object.fromEntries(Object.entries(answers).filter(([id]) => !away.has(id)));
      const profile: Profile = {
        ...full,
        firm: kept(full.firm),
        markets: [{ ...full.markets[0]!, answers: kept(full.markets[0]!.answers) }],
      };
      const firm = encode(layout, profile);
      bounds.update(firm);
      for (const [index, { decision, scoring, gates }] of results.entries()) {
        const ids = decision.decision.options.map(({ id }) => id);
        if (decision.decision.method !== 'rank') continue;
        for (let round = 0; round < 3; round++) {
          const [a, b] = [0, 1].map(() => ids[Math.floor(random() * ids.length)]!) as [string, string];
          if (a === b) continue;
          const problem: Problem = {
            terms: scoring.flatMap(({ rule, possible }) => {
              const weight = (rule.weights.get(a) ?? 0) - (rule.weights.get(b) ?? 0);
              return weight === 0 ? [] : [{ node: possible, weight }];
            }),
            gates: gates.filter(({ rule }) => rule.closes.has(a) || rule.closes.has(b)).map(({ possible }) => possible),
          };
          const [high, low] = [search(problem, firm, 300), search(negated(problem), firm, 300)];
          if (high === null || low === null) continue;
          solved++;
          if (problem.terms.length > 20) large++;
          const range = bounds.difference(index, a, b, 0);
          const [from, to] = range ? [range.low, range.high] : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
          if (range === null || range.exact) exact++;
          const fits = range === null || range.exact ? from === -low && to === high : from <= -low && to >= high;
          if (!fits) wrong.push(`${decision.decision.id} ${a} ${b}: ${from}…${to}, found ${-low}…${high}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(solved).toBeGreaterThan(100);
    expect(large).toBeGreaterThan(20);
    expect(exact / solved).toBeGreaterThan(0.98);
  });
});
