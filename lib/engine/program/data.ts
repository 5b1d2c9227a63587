import type { Scope } from '../../rulebook/index.ts';
import { type LayoutQuestion, layoutOf } from './layout.ts';
import type { Node, NodeId, Op } from './nodes.ts';
import type { OptionNodes, Program, ProgramDecision, ProgramRule, ResultNodes, RuleNodes } from './program.ts';

/** How each field of a node is written: `node`, `nodes` as distances back from the node, `plain` as it is. */
const fieldsOf: Readonly<Record<Op['op'], readonly (readonly [name: string, kind: 'node' | 'nodes' | 'plain'])[]>> = {
  const: [['value', 'plain']],
  asOf: [],
  cell: [['cell', 'plain']],
  and: [['args', 'nodes']],
  or: [['args', 'nodes']],
  min: [['args', 'nodes']],
  max: [['args', 'nodes']],
  orBits: [['args', 'nodes']],
  mean: [['args', 'nodes']],
  not: [['arg', 'node']],
  isYes: [['arg', 'node']],
  isMay: [['arg', 'node']],
  oneOf: [
    ['mask', 'node'],
    ['options', 'plain'],
  ],
  shares: [
    ['yes', 'node'],
    ['maybe', 'node'],
    ['options', 'plain'],
  ],
  within: [
    ['lo', 'node'],
    ['hi', 'node'],
    ['ranges', 'plain'],
  ],
  if: [
    ['when', 'node'],
    ['then', 'node'],
    ['otherwise', 'node'],
  ],
  scale: [
    ['arg', 'node'],
    ['value', 'plain'],
  ],
  clearBits: [
    ['arg', 'node'],
    ['bits', 'node'],
  ],
  countBits: [
    ['arg', 'node'],
    ['bits', 'plain'],
  ],
  weigh: [
    ['rows', 'nodes'],
    ['weights', 'plain'],
    ['open', 'plain'],
  ],
  interval: [
    ['kind', 'plain'],
    ['end', 'plain'],
    ['args', 'nodes'],
  ],
  floor: [['arg', 'node']],
  log: [['arg', 'node']],
  clamp: [
    ['arg', 'node'],
    ['least', 'plain'],
    ['most', 'plain'],
  ],
  over: [
    ['of', 'plain'],
    ['how', 'plain'],
    ['arg', 'node'],
    ['none', 'node'],
  ],
  result: [
    ['result', 'plain'],
    ['part', 'plain'],
  ],
};
const ops = Object.keys(fieldsOf) as Op['op'][];
const scopes: readonly Scope[] = ['firm', 'market', 'goods'];

/** The nodes that a node is computed from; of a decision's result none. */
export function inputsOf(node: Node): readonly NodeId[] {
  const parts = node as unknown as Readonly<Record<string, NodeId & readonly NodeId[]>>;
  return fieldsOf[node.op].flatMap(([name, kind]) =>
    kind === 'node' ? [parts[name]!] : kind === 'nodes' ? [...parts[name]!] : [],
  );
}

type RuleData = readonly [id: string, shown: number, possible: number, unbacked: 0 | 1, choose: string | null];
type OptionData = readonly number[];

interface ResultData {
  readonly decision: ProgramDecision['decision'];
  /** Rules with their weights per option (`for`) or the options they close. */
  readonly scoring: readonly (readonly [RuleData, Readonly<Record<string, number>>])[];
  readonly gates: readonly (readonly [RuleData, readonly string[]])[];
  readonly rows: readonly RuleData[];
  readonly options: readonly OptionData[];
  readonly strengths: readonly OptionData[];
  readonly ties: readonly NodeId[];
  readonly fallback: readonly NodeId[];
  readonly possibleTies: readonly NodeId[];
  readonly possibleFallback: readonly NodeId[];
  readonly among: number | null;
  readonly after: NodeId;
}

/** A program as JSON holds it. */
export interface ProgramData {
  readonly limits: Program['limits'];
  readonly questions: readonly LayoutQuestion[];
  readonly nodes: readonly (readonly unknown[])[];
  readonly results: readonly ResultData[];
  readonly asked: readonly NodeId[];
}

/** Writes a program as JSON, small enough to send to a browser. Infinite numbers stand as text. */
export function serialise(program: Program): string {
  const data: ProgramData = {
    limits: program.limits,
    questions: [...program.layout.questions.values()],
    nodes: program.nodes.map(writeNode),
    results: program.results.map(writeResult),
    asked: [...program.asked.values()],
  };
  return JSON.stringify(data, (_, value: unknown) =>
    value === Number.POSITIVE_INFINITY ? '∞' : value === Number.NEGATIVE_INFINITY ? '-∞' : value,
  );
}

/** @param json what `serialise` wrote */
export function restore(json: string): Program {
  const data = JSON.parse(json, (_, value: unknown) =>
    value === '∞' ? Number.POSITIVE_INFINITY : value === '-∞' ? Number.NEGATIVE_INFINITY : value,
  ) as ProgramData;
  return {
    limits: data.limits,
    layout: layoutOf(data.questions),
    nodes: data.nodes.map(readNode),
    results: data.results.map(readResult),
    asked: new Map(data.questions.map(({ id }, index) => [id, data.asked[index]!])),
  };
}

function writeNode(node: Node, id: NodeId): readonly unknown[] {
  const parts = node as unknown as Readonly<Record<string, unknown>>;
  const fields = fieldsOf[node.op].map(([name, kind]) => {
    const value = parts[name];
    if (kind === 'node') return id - (value as NodeId);
    return kind === 'nodes' ? (value as readonly NodeId[]).map((arg) => id - arg) : value;
  });
  return [ops.indexOf(node.op) * scopes.length + scopes.indexOf(node.scope), ...fields];
}

function readNode([code, ...fields]: readonly unknown[], id: NodeId): Node {
  const op = ops[Math.floor((code as number) / scopes.length)]!;
  const parts = fieldsOf[op].map(([name, kind], index) => {
    const value = fields[index];
    if (kind === 'node') return [name, id - (value as number)];
    return [name, kind === 'nodes' ? (value as readonly number[]).map((distance) => id - distance) : value];
  });
  return { op, scope: scopes[(code as number) % scopes.length], ...Object.fromEntries(parts) } as Node;
}

const optionNodes = ['sum', 'low', 'high', 'backed', 'surelyBacked', 'counts', 'pending'] as const;

function writeResult(result: ResultNodes): ResultData {
  const { ties, fallback, possibleTies, possibleFallback, among, after } = result;
  const option = (nodes: Omit<OptionNodes, 'open'>) => optionNodes.map((name) => nodes[name]);
  return {
    decision: withoutTexts(result.decision.decision),
    scoring: result.scoring.map((nodes) => [writeRule(nodes), Object.fromEntries(nodes.rule.weights)]),
    gates: result.gates.map((nodes) => [writeRule(nodes), [...nodes.rule.closes]]),
    rows: result.rows.map(writeRule),
    options: result.options.map((nodes) => [...option(nodes), nodes.open]),
    strengths: result.strengths.map(option),
    ties,
    fallback,
    possibleTies,
    possibleFallback,
    among,
    after,
  };
}

function readResult(data: ResultData): ResultNodes {
  const { decision, ties, fallback, possibleTies, possibleFallback, among, after } = data;
  const option = (id: string, nodes: OptionData) =>
    ({ id, ...Object.fromEntries(optionNodes.map((name, index) => [name, nodes[index]!])) }) as Omit<
      OptionNodes,
      'open'
    >;
  return {
    decision: { decision },
    scope: decision.scope,
    scoring: data.scoring.map(([rule, weights]) => readRule(rule, weights, [])),
    gates: data.gates.map(([rule, closes]) => readRule(rule, {}, closes)),
    rows: data.rows.map((rule) => readRule(rule, {}, [])),
    options: data.options.map((nodes, index) => ({
      ...option(decision.options[index]!.id, nodes),
      open: nodes.at(-1)!,
    })),
    strengths: data.strengths.map((nodes, index) => option(decision.strengths![index]!.id, nodes)),
    ties,
    fallback,
    possibleTies,
    possibleFallback,
    among,
    after,
  };
}

function writeRule({ rule, shown, possible }: RuleNodes): RuleData {
  return [rule.rule.id, shown, possible, rule.unbacked ? 1 : 0, rule.rule.choose ?? null];
}

function readRule(
  [id, shown, possible, unbacked, choose]: RuleData,
  weights: Readonly<Record<string, number>>,
  closes: readonly string[],
): RuleNodes {
  const rule: ProgramRule = {
    rule: choose === null ? { id } : { id, choose },
    weights: new Map(Object.entries(weights)),
    closes: new Set(closes),
    unbacked: unbacked === 1,
  };
  return { rule, shown, possible };
}

function withoutTexts(decision: ProgramDecision['decision']): ProgramDecision['decision'] {
  const { id, scope, method, tieOrder, among, options, strengths, ties, fallback } = decision;
  return {
    id,
    scope,
    method,
    tieOrder,
    among,
    options: options.map(({ id: option, scored, attributes }) => ({
      id: option,
      scored,
      attributes: attributes && {
        commitment: attributes.commitment,
        control: attributes.control,
        reversibility: attributes.reversibility,
        speed: attributes.speed,
        nodes: attributes.nodes,
      },
    })),
    strengths: strengths?.map(({ id: strength }) => ({ id: strength })),
    ties: ties?.map(({ by, prefer }) => ({ by, prefer })),
    fallback: fallback?.map(({ choose }) => ({ choose })),
  };
}
