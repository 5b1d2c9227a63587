import type { Scope } from '../../rulebook/index.ts';
import type { Input } from '../program/decider.ts';
import type { Program } from '../program/index.ts';
import type { NodeId } from '../program/nodes.ts';
import { convert, expression, literal, reads, type Text } from './expression.ts';
import { cellPlaces, type Kind, kindsOf } from './kinds.ts';
import { planFor, type Wanted } from './plan.ts';
import { dependencies, type Kernel, keyOf, type Step } from './schedule.ts';

const arrays: Readonly<Record<Kind, string>> = {
  truth: 'Uint8Array',
  yes: 'Uint8Array',
  may: 'Uint8Array',
  whole: 'Int32Array',
  number: 'Float64Array',
};
const columnsOf = { truth: 'Ct', whole: 'Cw', number: 'Cn' } as const;

/**
 * Writes a program as JavaScript. Firms go through it in blocks: each kernel is one loop over the firms, markets or goods of a block, and what one kernel
 * needs of another stands in an array of the length of a block.
 *
 * @param inputs what each decision is read from
 * @returns body of a function of `runtime` that gives the function `run`; see run.ts
 */
export function generate(program: Program, inputs: readonly (readonly Input[])[], wanted: Wanted): string {
  return new Writer(program, inputs, wanted).source();
}

class Writer {
  readonly #program: Program;
  readonly #inputs: readonly (readonly Input[])[];
  readonly #wanted: Wanted;
  readonly #kinds: readonly Kind[];
  readonly #kernels: readonly Kernel[];
  /** Nodes that another kernel than their own reads. */
  readonly #kept: ReadonlySet<NodeId>;
  /** Decisions of which somebody asks what is still possible. */
  readonly #open: ReadonlySet<number>;

  constructor(program: Program, inputs: readonly (readonly Input[])[], wanted: Wanted) {
    this.#program = program;
    this.#wanted = wanted;
    const plan = planFor(program, inputs, wanted);
    this.#inputs = plan.inputs;
    this.#open = plan.open;
    this.#kernels = plan.kernels;
    const steps = plan.kernels.flatMap((kernel) => kernel.steps);
    this.#kinds = this.#narrowed(kindsOf(program), steps);
    const reads = plan.inputs.map((list) => list.flatMap(({ ids }) => ids));
    this.#kept = new Set(
      plan.kernels.flatMap((kernel) => {
        const own = new Set(kernel.steps.map(keyOf));
        return kernel.steps
          .flatMap((step) => dependencies(program, step, reads))
          .flatMap((step) => ('node' in step && !own.has(keyOf(step)) ? [step.node] : []));
      }),
    );
  }

  /** Truths of which somebody reads one bit only are held as that bit. */
  #narrowed(kinds: readonly Kind[], steps: readonly Step[]): Kind[] {
    const wanted = new Map<NodeId, Set<Kind>>();
    const want = (id: NodeId, kind: Kind) => wanted.set(id, (wanted.get(id) ?? new Set()).add(kind));
    for (const { node } of this.#wanted.truths ?? []) want(node, 'truth');
    for (const node of this.#wanted.conditions ?? []) want(node, 'truth');
    const narrow = [...kinds];
    // Backwards: who reads a node stands after it.
    for (const step of [...steps].reverse()) {
      if ('decision' in step) {
        for (const { ids, as } of this.#inputs[step.decision]!) for (const id of ids) want(id, as);
        continue;
      }
      const found = wanted.get(step.node) ?? new Set<Kind>();
      const [only] = found;
      if (kinds[step.node] === 'truth' && found.size === 1 && (only === 'yes' || only === 'may'))
        narrow[step.node] = only;
      for (const [id, kind] of reads(this.#program.nodes[step.node]!, narrow[step.node]!)) want(id, kind);
    }
    return narrow;
  }

  /** Truths are for one firm at a time, whose cells come as `encode` gives them; everything else reads columns. */
  get #isForOne(): boolean {
    return this.#wanted.truths !== undefined;
  }

  source(): string {
    const kernels = this.#kernels.map((kernel, index) => this.#kernel(kernel, index));
    const results = this.#kernels.flatMap(({ steps }) =>
      steps.flatMap((step) => ('decision' in step ? [step.decision] : [])),
    );
    const lines = [
      '"use strict";',
      'const { block, deciders, companions, eligibleWith, endOf, ones } = runtime;',
      ...[...this.#kept].map((id) => this.#keep(id)),
      ...results.flatMap((index) => this.#deciderLines(index)),
      ...kernels,
      'return function run(data, out, f0, f1, m0, m1, g0, g1) {',
      ...kernels.map((_, index) => `  k${index}(data, out, f0, f1, m0, m1, g0, g1);`),
      '};',
    ];
    return lines.join('\n');
  }

  #keep(id: NodeId): string {
    const { scope } = this.#program.nodes[id]!;
    return `const s${id} = new ${arrays[this.#kinds[id]!]}(block.${scope});`;
  }

  #deciderLines(index: number): string[] {
    const { scope } = this.#program.results[index]!;
    return [
      `const d${index} = deciders[${index}], c${index} = companions[${index}];`,
      ...this.#inputs[index]!.flatMap(({ into }) =>
        into === '' ? [] : [`const d${index}${into} = d${index}.${into};`],
      ),
      ...['shown', 'first', 'possible', 'certain'].map(
        (part) => `const r${index}${part} = new Int32Array(block.${scope});`,
      ),
    ];
  }

  #kernel({ scope, steps }: Kernel, index: number): string {
    const own = new Set(steps.map(keyOf));
    const places = cellPlaces(this.#program.layout)[scope];
    const loads = new Map<NodeId, string>();
    const cells = new Set<number>();
    const text: Text = (id, want) => {
      const node = this.#program.nodes[id]!;
      if (node.op === 'const') return literal(node.value, want);
      if (!own.has(`v${id}`)) loads.set(id, `const v${id} = s${id}[${node.scope === scope ? 'i' : 'o'}];`);
      return convert(`v${id}`, this.#kinds[id]!, want);
    };
    const body = steps.flatMap((step) => this.#step(step, scope, text, cells));
    const outputs = this.#outputs(steps, text);
    const [from, to] = { firm: ['f0', 'f1'], market: ['m0', 'm1'], goods: ['g0', 'g1'] }[scope];
    const needsOwner = scope !== 'firm';
    return [
      `function k${index}(data, out, f0, f1, m0, m1, g0, g1) {`,
      ...(this.#isForOne
        ? []
        : [
            `  const { rows, truth: Ct, whole: Cw, number: Cn } = data.${scope};`,
            ...[...cells].map((cell) => `  const c${cell} = ${places[cell]!.index} * rows;`),
          ]),
      '  const { asOf, marketStart, goodsStart, marketOwner, goodsOwner } = data;',
      ...steps.flatMap((step) =>
        'decision' in step && this.#wanted.decisions.includes(step.decision)
          ? ['shown', 'first', 'possible', 'sums', 'ranks'].map(
              (part) => `  const o${step.decision}${part} = out[${step.decision}].${part};`,
            )
          : [],
      ),
      `  for (let i = 0; i < ${to} - ${from}; i++) {`,
      `    const r = ${from} + i;`,
      ...(needsOwner ? [this.#isForOne ? '    const o = 0;' : `    const o = ${scope}Owner[r] - f0;`] : []),
      ...(this.#isForOne ? [`    const cells = data.${scope}${scope === 'firm' ? '' : '[r]'};`] : []),
      ...[...loads.values(), ...body, ...outputs].map((line) => `    ${line}`),
      '  }',
      '}',
    ].join('\n');
  }

  #step(step: Step, scope: Scope, text: Text, cells: Set<number>): string[] {
    if ('decision' in step) return this.#decide(step.decision, scope, text);
    const id = step.node;
    const node = this.#program.nodes[id]!;
    const kind = this.#kinds[id]!;
    const value = () => {
      switch (node.op) {
        case 'asOf':
          return 'asOf[r]';
        case 'cell': {
          cells.add(node.cell);
          const { kind: own } = cellPlaces(this.#program.layout)[scope][node.cell]!;
          const cell = this.#isForOne ? `cells[${node.cell}]` : `${columnsOf[own]}[c${node.cell} + r]`;
          const raw = this.#isForOne && own !== 'number' ? `(${cell} | 0)` : cell;
          return own === 'truth' ? convert(raw, 'whole', kind) : raw;
        }
        case 'result':
          return this.#result(node.result, node.part, scope);
        default:
          return expression(node, kind, text);
      }
    };
    if (node.op === 'over') return this.#over(id, node, kind, text);
    return [`const v${id} = ${value()};`];
  }

  #result(index: number, part: 'shown' | 'possible' | 'settled' | 'certain', scope: Scope): string {
    const at = this.#program.results[index]!.scope === scope ? 'i' : 'o';
    const read = (name: string) => `r${index}${name}[${at}]`;
    if (part === 'possible' || part === 'certain') return read(part);
    const shown = `${read('shown')} < 0 ? 0 : 1 << ${read('shown')}`;
    return part === 'shown' ? shown : `${read('possible')} === (${shown}) ? 1 : 0`;
  }

  /** Gathers the values of a node over the markets or goods of a firm. */
  #over(
    id: NodeId,
    { of, how, arg, none }: { of: 'market' | 'goods'; how: 'max' | 'min' | 'sum'; arg: NodeId; none: NodeId },
    kind: Kind,
    text: Text,
  ): string[] {
    const from = of === 'market' ? 'm0' : 'g0';
    const next = convert(`s${arg}[k]`, this.#kinds[arg]!, kind);
    const joined = how === 'sum' ? `v${id} + ${next}` : `Math.${how}(v${id}, ${next})`;
    return [
      `let v${id} = ${text(none, kind)};`,
      `for (let a = ${of}Start[r] - ${from}, b = ${of}Start[r + 1] - ${from}, k = a; k < b; k++)`,
      `  v${id} = k === a ? ${next} : ${joined};`,
    ];
  }

  #decide(index: number, scope: Scope, text: Text): string[] {
    const { among, options } = this.#program.results[index]!;
    const fills = this.#inputs[index]!.flatMap(({ into, as, ids }) =>
      ids.map((id, i) =>
        into === ''
          ? `o${index}sums[r * ${ids.length} + ${i}] = ${text(id, 'number')};`
          : `d${index}${into}[${i}] = ${text(id, as === 'truth' ? 'number' : as)};`,
      ),
    );
    const at = among === null || this.#program.results[among]!.scope === scope ? 'i' : 'o';
    const other = (part: string) => `${part}: r${among}${part}[${at}]`;
    const eligible =
      among === null
        ? 'null'
        : `eligibleWith(c${index}, { ${other('shown')}, ${other('possible')}, certain: r${among}certain[${at}] !== 0 })`;
    const isOpen = this.#open.has(index);
    const isWanted = this.#wanted.decisions.includes(index);
    const ranks = isWanted && this.#wanted.ranks;
    const value = (part: string) =>
      part === 'possible' && !isOpen ? `d${index}.shown < 0 ? 0 : 1 << d${index}.shown` : `d${index}.${part}`;
    const parts = ['shown', 'first', 'possible'];
    const given = parts.filter((part) => part !== 'possible' || this.#wanted.possible);
    return [
      ...fills,
      `d${index}.${isOpen || ranks ? 'decide' : 'decideShown'}(${eligible});`,
      ...parts.map((part) => `r${index}${part}[i] = ${value(part)};`),
      ...(isOpen ? [`r${index}certain[i] = +d${index}.certain;`] : []),
      ...(isWanted ? given.map((part) => `o${index}${part}[r] = ${value(part)};`) : []),
      ...(ranks ? [`o${index}ranks.set(d${index}.ranks, r * ${options.length});`] : []),
    ];
  }

  /** Values that other kernels read, and truths that are wanted. */
  #outputs(steps: readonly Step[], text: Text): string[] {
    const own = new Set(steps.flatMap((step) => ('node' in step ? [step.node] : [])));
    const kept = [...own].filter((id) => this.#kept.has(id)).map((id) => `s${id}[i] = v${id};`);
    const truths = (this.#wanted.truths ?? [])
      .filter(({ node }) => own.has(node))
      .map(({ node, at }) => `out[${at} + i] = ${text(node, 'truth')};`);
    const conditions = (this.#wanted.conditions ?? []).flatMap((node, index) =>
      own.has(node) ? [`out.conditions[${index}][r] = ${text(node, 'truth')};`] : [],
    );
    return [...kept, ...truths, ...conditions];
  }
}
