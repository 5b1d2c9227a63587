import type { Range } from '../../rulebook/index.ts';
import type { Node, NodeId } from '../program/nodes.ts';
import { isWhole, type Kind } from './kinds.ts';

/** Text of the value of a node, in the kind that is wanted. */
export type Text = (id: NodeId, want: Kind) => string;

/** What turns one kind into another. A whole number read as a truth is 0, 1 or 2. */
export function convert(text: string, from: Kind, to: Kind): string {
  if (from === to) return text;
  switch (to) {
    case 'yes':
      return `(${text} >> 1)`;
    case 'may':
      return from === 'truth' ? `(${text} & 1)` : bit(`${text} !== 0`);
    case 'truth':
      return `(${text} + (${text} >> 1))`;
    default:
      return from === 'truth' ? `(${text} - (${text} >> 1))` : text;
  }
}

export function literal(value: number, want: Kind): string {
  if (want === 'truth') return String(value === 2 ? 3 : value);
  if (want === 'yes') return value === 2 ? '1' : '0';
  if (want === 'may') return value > 0 ? '1' : '0';
  return value < 0 ? `(${value})` : String(value);
}

/** Which kind of each argument an expression reads. Must say the same as `expression`. */
export function reads(node: Node, kind: Kind): readonly (readonly [NodeId, Kind])[] {
  const found: (readonly [NodeId, Kind])[] = [];
  const text: Text = (id, want) => {
    found.push([id, want]);
    return 'x';
  };
  if (node.op === 'over') for (const id of [node.arg, node.none]) text(id, node.how === 'sum' ? 'whole' : kind);
  else if (node.op !== 'const' && node.op !== 'asOf' && node.op !== 'cell' && node.op !== 'result')
    expression(node, kind, text);
  return found;
}

/**
 * The value of a node as an expression, without branches where it can be helped: a processor guesses branches on random firms wrong. Cells, results and
 * what gathers the values of other rows are written by the kernel.
 */
export function expression(node: Node, kind: Kind, text: Text): string {
  switch (node.op) {
    case 'and':
    case 'or':
      return node.args.map((arg) => text(arg, kind)).join(node.op === 'and' ? ' & ' : ' | ');
    case 'not':
      if (kind === 'truth') return not(text(node.arg, 'truth'));
      return `${text(node.arg, kind === 'yes' ? 'may' : 'yes')} ^ 1`;
    case 'min':
    case 'max': {
      const args = node.args.map((arg) => text(arg, kind));
      if (isTruth(kind)) return args.join(node.op === 'min' ? ' & ' : ' | ');
      return args.reduce((a, b) => `Math.${node.op}(${a}, ${b})`);
    }
    case 'isYes':
      return text(node.arg, 'yes');
    case 'isMay':
      return text(node.arg, 'may');
    case 'oneOf':
      return oneOf(text(node.mask, 'whole'), node.options, kind);
    case 'shares':
      return shares(text(node.yes, 'whole'), text(node.maybe, 'whole'), node.options, kind);
    case 'within': {
      const [lo, hi] = [text(node.lo, 'number'), text(node.hi, 'number')];
      return node.ranges.map((range) => within(lo, hi, range, kind)).join(' | ');
    }
    case 'if': {
      const [when, then, otherwise] = [text(node.when, 'may'), text(node.then, kind), text(node.otherwise, kind)];
      return kind === 'number'
        ? `${when} !== 0 ? ${then} : ${otherwise}`
        : `-${when} & ${then} | ${when} - 1 & ${otherwise}`;
    }
    case 'scale':
      return `-${text(node.arg, 'may')} & ${node.value}`;
    case 'clearBits':
      return `${text(node.arg, 'whole')} & ~${text(node.bits, 'whole')}`;
    case 'orBits':
      return node.args.map((arg) => text(arg, 'whole')).join(' | ');
    case 'countBits':
      return `ones(${text(node.arg, 'whole')} & ${node.bits})`;
    case 'weigh':
      return weigh(node, text);
    case 'mean':
      return `(${node.args.map((arg) => text(arg, 'number')).join(' + ')}) / ${node.args.length}`;
    case 'interval':
      return `endOf('${node.kind}', '${node.end}', ${node.args.map((arg) => text(arg, 'number')).join(', ')})`;
    case 'floor':
    case 'log':
      return `Math.${node.op}(${text(node.arg, 'number')})`;
    case 'clamp':
      return `Math.min(${literal(node.most, 'number')}, Math.max(${literal(node.least, 'number')}, ${text(node.arg, 'number')}))`;
    default:
      throw new Error(`"${node.op}" is no expression`);
  }
}

export function isTruth(kind: Kind): boolean {
  return kind === 'truth' || kind === 'yes' || kind === 'may';
}

function not(truth: string): string {
  return `(~${truth} & 1) << 1 | (~${truth} >> 1 & 1)`;
}

/** 1 or 0 without a branch. */
const bit = (test: string) => `+(${test})`;

/** Certain: nothing possible lies outside the options. Possible: that, or something possible lies among them. */
function oneOf(mask: string, options: number, kind: Kind): string {
  const yes = bit(`(${mask} & ${~options}) === 0`);
  if (kind === 'yes') return yes;
  const some = bit(`(${mask} & ${options}) !== 0`);
  return kind === 'may' ? `${yes} | ${some}` : `${yes} * 3 | ${some}`;
}

function shares(yes: string, maybe: string, options: number, kind: Kind): string {
  const certain = bit(`(${yes} & ${options}) !== 0`);
  if (kind === 'yes') return certain;
  if (kind === 'may') return bit(`((${yes} | ${maybe}) & ${options}) !== 0`);
  return `${certain} * 3 | ${bit(`(${maybe} & ${options}) !== 0`)}`;
}

function within(lo: string, hi: string, { lo: from, loOpen, hi: to, hiOpen }: Range, kind: Kind): string {
  const above = (x: string) => (from === Number.NEGATIVE_INFINITY ? [] : [bit(`${x} ${loOpen ? '>' : '>='} ${from}`)]);
  const below = (x: string) => (to === Number.POSITIVE_INFINITY ? [] : [bit(`${x} ${hiOpen ? '<' : '<='} ${to}`)]);
  const all = (parts: readonly string[]) => (parts.length === 0 ? '1' : `(${parts.join(' & ')})`);
  const yes = all([...above(lo), ...below(hi)]);
  const may = all([...above(hi), ...below(lo)]);
  if (kind !== 'truth') return kind === 'yes' ? yes : may;
  return lo === hi ? `${yes} * 3` : `(${yes} << 1 | ${may})`;
}

/** A row counts if it is certain; if it is open, where that takes the sum towards the wanted end. */
function weigh(node: Extract<Node, { op: 'weigh' }>, text: Text): string {
  const isInteger = node.weights.every(isWhole);
  const terms = node.rows.map((row, i) => {
    const weight = node.weights[i]!;
    const counts = text(row, node.open === 'sure' || (node.open === 'least') === weight > 0 ? 'yes' : 'may');
    if (weight === 1) return counts;
    return isInteger ? `Math.imul(${counts}, ${weight})` : `${counts} * ${literal(weight, 'number')}`;
  });
  if (terms.length === 0) return '0';
  return isInteger ? `${terms.join(' + ')} | 0` : `0 + ${terms.join(' + ')}`;
}
