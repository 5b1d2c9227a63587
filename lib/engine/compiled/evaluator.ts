import type { ParsedCondition, ParsedRow, Scope } from '../../rulebook/index.ts';
import type { CompiledBook } from '../compile.ts';
import { type Evaluation, evaluate, evaluateBy } from '../evaluate.ts';
import { type Decided, Facts, type Reading } from '../facts.ts';
import type { At, Profile } from '../profile.ts';
import { buildWithRows } from '../program/build.ts';
import { Encoder } from '../program/layout.ts';
import { type Program, placesOf } from '../program/program.ts';
import type { Truth } from '../value.ts';
import { rowsOf } from './rows.ts';
import { instantiate, type Run } from './run.ts';

/**
 * By the index of a row: four times the place of its truth at the first market (good); 1 more if those of the next ones follow it, and 2 more if the
 * row has further tests.
 */
type Slots = Readonly<Record<Reading, Readonly<Record<Scope, Int32Array>>>>;
const noSlot = -1;

/**
 * Evaluates a rule book for one firm after another, all reasons included, as `evaluate` does: generated code finds the truth of every row of every
 * condition, and the readable interpreter puts the evaluation together from them.
 */
export class Evaluator {
  readonly #compiled: CompiledBook;
  readonly #program: Program;
  readonly #slots: Slots;
  readonly #encoder: Encoder;
  /** A plain list: a typed array of this size would be costlier to copy for every firm. */
  readonly #blank: number[];
  readonly #run: Run;
  readonly #marketStart = new Int32Array(2);
  readonly #goodsStart = new Int32Array(2);

  constructor(compiled: CompiledBook) {
    this.#compiled = compiled;
    const rows = rowsOf(compiled);
    const length = Math.max(0, ...rows.map(({ row }) => row.index! + 1));
    this.#slots = { shown: slotsByScope(length), possible: slotsByScope(length) };
    const { program, nodes } = buildWithRows(compiled, rows);
    this.#program = program;
    const first = new Map<number, number>();
    let size = 0;
    rows.forEach(({ row, scope, reading, whole }, index) => {
      const node = nodes[index]!;
      const { scope: own } = program.nodes[node]!;
      if (!first.has(node)) {
        first.set(node, size);
        size += placesOf(program, own);
      }
      this.#slots[reading][scope][row.index!] = 4 * first.get(node)! + (own === 'firm' ? 0 : 1) + (whole ? 0 : 2);
    });
    this.#encoder = new Encoder(program.layout);
    this.#blank = new Array<number>(size).fill(0);
    for (const [node, at] of first) {
      const found = program.nodes[node]!;
      if (found.op === 'const') this.#blank[at] = found.value === 2 ? 3 : found.value;
    }
    const truths = [...first].map(([node, at]) => ({ node, at }));
    this.#run = instantiate(program, { decisions: [], truths }, 1);
  }

  evaluate(profile: Profile): Evaluation {
    const { markets, goods } = this.#program.limits;
    if (profile.markets.length > markets || profile.goods.length > goods) return evaluate(this.#compiled, profile);
    const truths = this.#truths(profile);
    return evaluateBy(
      this.#compiled,
      profile,
      (decided, reading) => new RowFacts(this.#compiled, profile, decided, reading, this.#slots[reading], truths),
    );
  }

  #truths(profile: Profile): readonly number[] {
    const { firm, market, goods, asOf } = this.#encoder.encode(profile);
    this.#marketStart[1] = market.length;
    this.#goodsStart[1] = goods.length;
    const data = { firm, market, goods, asOf: [asOf], marketStart: this.#marketStart, goodsStart: this.#goodsStart };
    const truths = this.#blank.slice();
    this.#run(data, truths, 0, 1, 0, market.length, 0, goods.length);
    return truths;
  }
}

const truthOf: readonly Truth[] = ['no', 'maybe', 'maybe', 'yes'];

/** Facts that look the truth of a row up where generated code has found it. */
class RowFacts extends Facts {
  readonly #slots: Slots[Reading];
  readonly #truths: readonly number[];

  constructor(
    compiled: CompiledBook,
    profile: Profile,
    decided: Decided,
    reading: Reading,
    slots: Slots[Reading],
    truths: readonly number[],
  ) {
    super(compiled, profile, decided, reading);
    this.#slots = slots;
    this.#truths = truths;
  }

  override conditions(list: readonly { readonly when: ParsedCondition }[], at: At): Truth[] {
    const slots = at.scope === 'firm' ? this.#slots.firm : this.#slots[at.scope];
    const truths = this.#truths;
    const found: Truth[] = [];
    for (let i = 0; i < list.length; i++) {
      const { any } = list[i]!.when;
      const slot = any.length === 1 ? slots[any[0]!.index!] : undefined;
      // Whole, and of the firm: nothing more to look at.
      found.push(
        slot !== undefined && slot >= 0 && (slot & 3) === 0
          ? truthOf[truths[slot >> 2]!]!
          : this.condition(list[i]!.when, at),
      );
    }
    return found;
  }

  override row(row: ParsedRow, at: At): Truth {
    const slots = at.scope === 'firm' ? this.#slots.firm : this.#slots[at.scope];
    // Rows that no list and no decision looks at have no slot, and no number below the length.
    const slot = slots[row.index!] ?? noSlot;
    if (slot === noSlot) return super.row(row, at);
    const place = at.scope === 'firm' || (slot & 1) === 0 ? 0 : at.index;
    const truth = truthOf[this.#truths[(slot >> 2) + place]!]!;
    // Where what is known early does not exclude a row, the rest of it decides.
    return truth !== 'no' && (slot & 2) !== 0 ? super.row(row, at) : truth;
  }
}

function slotsByScope(length: number): Record<Scope, Int32Array> {
  const make = () => new Int32Array(length).fill(noSlot);
  return { firm: make(), market: make(), goods: make() };
}
