import type { CompiledBook } from '../../engine/index.ts';
import { compile } from '../../engine/index.ts';
import {
  build,
  buildWithConditions,
  type Columns,
  Conditions,
  type Layout,
  type Program,
  pickFirms,
} from '../../engine/node.ts';
import type { RuleBook, ScenarioRecord } from '../../rulebook/index.ts';
import { Attribution, mostAttributed } from '../columns/attribute.ts';
import { type Applied, LeverConditions, ScenarioColumns } from '../columns/scenario.ts';
import { filePlaces } from '../file/format.ts';
import { changesRules, overridden } from '../overridden.ts';
import { type DecisionEngine, type EngineOf, javascriptEngine } from './engine.ts';
import { factsOf, keptDecisions } from './results.ts';

/** Codes of results, one array per column; see `resultColumns`. */
export type Codes = readonly Uint8Array[];

/** Everything that is compiled once for a run: decisions of the baseline and of every scenario that has rules of its own, levers, facts. */
export class BatchRun {
  readonly layout: Layout;
  /** Questions that some rule or lever reads. */
  readonly needed: ReadonlySet<string>;
  readonly #baseline: Outcomes;
  readonly #facts: FactCodes;
  readonly #scenarios: readonly {
    readonly levers: ScenarioColumns | null;
    readonly own: Outcomes | null;
    readonly attribution: Attribution | null;
  }[];

  /** @param attributes whether what scenarios move is divided among their levers */
  constructor(
    book: RuleBook,
    scenarios: readonly ScenarioRecord[],
    seed: number,
    engineOf: EngineOf = javascriptEngine,
    attributes = false,
  ) {
    const compiled = compile(book);
    const named = new Set(scenarios.flatMap(({ levers = [] }) => levers.map(({ lever }) => lever)));
    const levers = Object.values(book.levers).filter(({ id }) => named.has(id));
    const conditions = new LeverConditions(compiled, levers);
    this.layout = conditions.program.layout;
    const baseline = build(compiled, this.layout);
    this.#baseline = new Outcomes(baseline, engineOf);
    this.#facts = new FactCodes(compiled, this.layout);
    this.#scenarios = scenarios.map((scenario) => ({
      levers: scenario.levers?.length ? new ScenarioColumns(conditions, { seed, levers: scenario.levers }) : null,
      own: changesRules(scenario)
        ? new Outcomes(build(compile(overridden(book, scenario)), this.layout), engineOf)
        : null,
      attribution:
        attributes && isDivisible(scenario) ? new Attribution(conditions, { seed, levers: scenario.levers! }) : null,
    }));
    const changed = levers.flatMap((lever) => lever.changes.map(({ question }) => question));
    this.needed = new Set([...questionsIn(conditions.program), ...this.#facts.questions, ...changed]);
  }

  /** Results of the firms, in the order of `resultColumns`. @param ids of the firms: their luck in scenarios hangs on them */
  async codes(columns: Columns, ids: readonly string[]): Promise<Codes> {
    const before = await this.#baseline.of(columns);
    const codes: Uint8Array[] = [...this.#facts.of(columns), ...before];
    for (const { levers, own } of this.#scenarios) {
      const applied: Applied = levers?.apply(columns, ids) ?? { columns, changed: new Int32Array(), reach: [] };
      // A scenario that leaves the rules alone leaves everybody alone whose answers it does not change.
      const after = own ? await own.of(applied.columns) : await this.#changed(before, applied);
      codes.push(...after, ...applied.reach.map((reach) => reach.map((number) => number + 1)));
    }
    return codes;
  }

  /**
   * For each scenario the firms that each of its levers moves by itself and with the others; null for a scenario that cannot be divided: without levers, with too many, or
   * with rules of its own.
   */
  async parts(columns: Columns, ids: readonly string[]): Promise<readonly (Float64Array | null)[]> {
    const isMoved = async (after: Columns, before: Columns) => {
      const [now, then] = [await this.#baseline.of(after), await this.#baseline.of(before)];
      return Uint8Array.from({ length: after.firms }, (_, firm) =>
        now.some((codes, index) => codes[firm] !== then[index]![firm]) ? 1 : 0,
      );
    };
    const found: (Float64Array | null)[] = [];
    for (const { attribution } of this.#scenarios)
      found.push(attribution ? await attribution.parts(columns, ids, isMoved) : null);
    return found;
  }

  async #changed(before: Codes, { columns, changed }: Applied): Promise<Codes> {
    if (changed.length === 0) return before;
    const fresh = await this.#baseline.of(pickFirms(this.layout, columns, changed));
    return before.map((codes, index) => {
      const after = codes.slice();
      changed.forEach((firm, row) => {
        after[firm] = fresh[index]![row]!;
      });
      return after;
    });
  }
}

/** What levers move can be told apart where only levers are at work. */
function isDivisible(scenario: ScenarioRecord): boolean {
  const count = scenario.levers?.length ?? 0;
  return count > 0 && count <= mostAttributed && !changesRules(scenario);
}

/** Codes of the kept decisions and ways in. */
class Outcomes {
  readonly #kept: ReturnType<typeof keptDecisions>;
  readonly #engine: DecisionEngine;

  constructor(program: Program, engineOf: EngineOf) {
    this.#kept = keptDecisions(program);
    this.#engine = engineOf(program, [...this.#kept.firm, this.#kept.mode, this.#kept.stance]);
  }

  async of(columns: Columns): Promise<Codes> {
    const { firm, mode, stance, leavingStances, wayOut } = this.#kept;
    const decided = await this.#engine.decide(columns);
    const shown = (decision: number) => decided.get(decision)!.shown;
    const [modes, stances] = [shown(mode), shown(stance)];
    const markets = Array.from({ length: filePlaces.market }, () => new Uint8Array(columns.firms));
    for (let row = 0; row < modes.length; row++) {
      const owner = columns.marketOwner[row]!;
      const way = leavingStances.includes(stances[row]!) ? wayOut : modes[row]!;
      markets[row - columns.marketStart[owner]!]![owner] = way + 1;
    }
    return [...firm.map((decision) => Uint8Array.from(shown(decision), (option) => option + 1)), ...markets];
  }
}

/** Codes of the facts that results are grouped by: a value counts if it is certain. */
class FactCodes {
  readonly questions: ReadonlySet<string>;
  readonly #conditions: Conditions | null;
  readonly #values: readonly number[];

  constructor(compiled: CompiledBook, layout: Layout) {
    const facts = factsOf(compiled.book);
    this.#values = facts.map(({ values }) => values!.length);
    const wanted = facts.flatMap(({ id, values }) =>
      values!.map((value) => ({ condition: { [id]: [value] }, scope: 'firm' as const })),
    );
    const { program, nodes } = buildWithConditions(compiled, wanted, layout);
    this.questions = questionsIn(program);
    this.#conditions = nodes.length > 0 ? new Conditions(program, nodes) : null;
  }

  of(columns: Columns): Codes {
    const truths = this.#conditions?.run(columns) ?? [];
    let at = 0;
    return this.#values.map((count) => {
      const own = truths.slice(at, at + count);
      at += count;
      return Uint8Array.from({ length: columns.firms }, (_, firm) => own.findIndex((truth) => truth[firm] === 3) + 1);
    });
  }
}

/** Questions whose answers a program reads. */
function questionsIn({ nodes, layout }: Program): ReadonlySet<string> {
  const owners = {
    firm: new Map<number, string>(),
    market: new Map<number, string>(),
    goods: new Map<number, string>(),
  };
  const all = [...layout.cells.values()];
  for (const { question, given } of all) {
    const next = all.filter((other) => other.question.scope === question.scope && other.given > given);
    const end = Math.min(layout.size[question.scope], ...next.map((other) => other.given));
    for (let cell = given; cell < end; cell++) owners[question.scope].set(cell, question.id);
  }
  return new Set(nodes.flatMap((node) => (node.op === 'cell' ? [owners[node.scope].get(node.cell)!] : [])));
}
