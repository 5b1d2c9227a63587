import type { Range } from '../../rulebook/index.ts';
import type { Kind } from '../compiled/kinds.ts';
import type { Node, NodeId } from '../program/nodes.ts';

/** Text of a value in the kind that is wanted: `yes` and `may` as conditions, `truth` as 0, 1, 2. */
export type Text = (id: NodeId, want: Kind) => string;

/** A text of one kind as another. */
export function convert(sql: string, from: Kind, to: Kind): string {
  if (from === to || (from === 'truth' && to === 'whole')) return sql;
  switch (to) {
    case 'yes':
      return `(${sql} = 2)`;
    case 'may':
      return `(${sql} <> 0)`;
    case 'number':
      return `(${sql} * 1e0)`;
    default:
      return sql;
  }
}

/** A whole number, or one with `e0`, which both dialects read as floating-point. */
export function literal(value: number, want: Kind): string {
  if (want === 'yes') return value === 2 ? '(1 = 1)' : '(1 = 0)';
  if (want === 'may') return value !== 0 ? '(1 = 1)' : '(1 = 0)';
  if (want !== 'number') return String(value);
  if (value === Number.POSITIVE_INFINITY) return '(1e0 / 0e0)';
  if (value === Number.NEGATIVE_INFINITY) return '(-1e0 / 0e0)';
  const digits = String(value);
  return value < 0
    ? `(${digits.includes('e') ? digits : `${digits}e0`})`
    : digits.includes('e')
      ? digits
      : `${digits}e0`;
}

/** Number 1 where a condition holds, else 0. */
export const oneIf = (condition: string) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;

/** Functions of two arguments, one in the other. */
export function folded(name: string, args: readonly string[]): string {
  return args.reduceRight((rest, arg) => `${name}(${arg}, ${rest})`);
}

const joined = (parts: readonly string[], by: 'AND' | 'OR') =>
  parts.length === 0
    ? literal(by === 'AND' ? 2 : 0, 'may')
    : parts.length === 1
      ? parts[0]!
      : `(${parts.join(` ${by} `)})`;

/** Whether a truth is certain (`yes`) or not excluded (`may`), as a condition. */
export function condition(node: Node, bit: 'yes' | 'may', text: Text): string {
  switch (node.op) {
    case 'and':
    case 'min':
      return joined(
        node.args.map((arg) => text(arg, bit)),
        'AND',
      );
    case 'or':
    case 'max':
      return joined(
        node.args.map((arg) => text(arg, bit)),
        'OR',
      );
    case 'not':
      return `(NOT ${text(node.arg, bit === 'yes' ? 'may' : 'yes')})`;
    case 'if':
      return `(CASE WHEN ${text(node.when, 'may')} THEN ${oneIf(text(node.then, bit))} ELSE ${oneIf(text(node.otherwise, bit))} END = 1)`;
    case 'oneOf': {
      const mask = text(node.mask, 'whole');
      const inside = `bitAnd(${mask}, ${node.options})`;
      return bit === 'yes' ? `(${inside} = ${mask})` : `(${inside} <> 0 OR ${mask} = 0)`;
    }
    case 'shares': {
      const ticked = (mask: NodeId) => `(bitAnd(${text(mask, 'whole')}, ${node.options}) <> 0)`;
      return bit === 'yes' ? ticked(node.yes) : `(${ticked(node.yes)} OR ${ticked(node.maybe)})`;
    }
    case 'within': {
      const [lo, hi] = [text(node.lo, 'number'), text(node.hi, 'number')];
      return joined(
        node.ranges.map((range) => within(lo, hi, range, bit)),
        'OR',
      );
    }
    default:
      throw new Error(`"${node.op}" is no condition`);
  }
}

function within(lo: string, hi: string, { lo: from, loOpen, hi: to, hiOpen }: Range, bit: 'yes' | 'may'): string {
  const above =
    from === Number.NEGATIVE_INFINITY
      ? []
      : [`${bit === 'yes' ? lo : hi} ${loOpen ? '>' : '>='} ${literal(from, 'number')}`];
  const below =
    to === Number.POSITIVE_INFINITY
      ? []
      : [`${bit === 'yes' ? hi : lo} ${hiOpen ? '<' : '<='} ${literal(to, 'number')}`];
  return `(${joined([...above, ...below], 'AND')})`;
}

/** The value of a node that is a number. Cells, results and what gathers values of other rows are columns. */
export function value(node: Node, kind: 'whole' | 'number', text: Text): string {
  switch (node.op) {
    case 'min':
    case 'max':
      return folded(
        node.op === 'min' ? 'least' : 'greatest',
        node.args.map((arg) => text(arg, kind)),
      );
    case 'isYes':
      return oneIf(text(node.arg, 'yes'));
    case 'isMay':
      return oneIf(text(node.arg, 'may'));
    case 'if':
      return `CASE WHEN ${text(node.when, 'may')} THEN ${text(node.then, kind)} ELSE ${text(node.otherwise, kind)} END`;
    case 'scale':
      return `CASE WHEN ${text(node.arg, 'may')} THEN ${node.value} ELSE 0 END`;
    case 'clearBits': {
      const bits = text(node.arg, 'whole');
      return `(${bits} - bitAnd(${bits}, ${text(node.bits, 'whole')}))`;
    }
    case 'orBits':
      return folded(
        'bitOr',
        node.args.map((arg) => text(arg, 'whole')),
      );
    case 'countBits': {
      const bits = text(node.arg, 'whole');
      const each = Array.from({ length: 31 }, (_, i) => 1 << i).filter((bit) => (node.bits & bit) !== 0);
      return `(${each.map((bit) => oneIf(`bitAnd(${bits}, ${bit}) <> 0`)).join(' + ') || '0'})`;
    }
    case 'weigh':
      return weigh(node, kind, text);
    case 'mean':
      return `((${node.args.map((arg) => text(arg, 'number')).join(' + ')}) / ${node.args.length}e0)`;
    case 'interval':
      return interval(node, text);
    case 'floor':
      return `floor(${text(node.arg, 'number')})`;
    case 'clamp':
      return `least(${literal(node.most, 'number')}, greatest(${literal(node.least, 'number')}, ${text(node.arg, 'number')}))`;
    default:
      throw new Error(`there is no SQL for "${node.op}"`);
  }
}

function weigh(node: Extract<Node, { op: 'weigh' }>, kind: 'whole' | 'number', text: Text): string {
  const terms = node.rows.map((row, i) => {
    const weight = node.weights[i]!;
    const bit = node.open === 'sure' || (node.open === 'least') === weight > 0 ? 'yes' : 'may';
    return `CASE WHEN ${text(row, bit)} THEN ${literal(weight, kind)} ELSE ${literal(0, kind)} END`;
  });
  return terms.length === 0 ? literal(0, kind) : `(${terms.join(' + ')})`;
}

function interval({ kind, end, args }: Extract<Node, { op: 'interval' }>, text: Text): string {
  const [alo, ahi, blo, bhi] = args.map((arg) => text(arg, 'number')) as [string, string, string, string];
  if (kind === '+') return end === 'lo' ? `(${alo} + ${blo})` : `(${ahi} + ${bhi})`;
  if (kind === '-') return end === 'lo' ? `(${alo} - ${bhi})` : `(${ahi} - ${blo})`;
  const corner = (x: string, y: string) =>
    kind === '*' ? `CASE WHEN ${x} = 0 OR ${y} = 0 THEN 0e0 ELSE ${x} * ${y} END` : `${x} / ${y}`;
  const corners = [corner(alo, blo), corner(alo, bhi), corner(ahi, blo), corner(ahi, bhi)];
  const found = folded(end === 'lo' ? 'least' : 'greatest', corners);
  if (kind === '*') return found;
  const without = literal(end === 'lo' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY, 'number');
  return `CASE WHEN ${blo} <= 0 AND ${bhi} >= 0 THEN ${without} ELSE ${found} END`;
}
