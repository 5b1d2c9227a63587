import { parser } from 'lezer-feel';

/**
 * The subset of FEEL (OMG DMN 1.5) that rules may use: unary tests in conditions, arithmetic in formulas. Everything else is an error for the author,
 * because each construct must also compile to SQL and to the solver.
 */

/** A parsed condition on one field. Ranges are closed unless marked open; infinite ends are ±Infinity. */
export type Test =
  | { readonly op: 'any' }
  | { readonly op: 'oneOf'; readonly values: readonly string[]; readonly negated: boolean }
  | { readonly op: 'is'; readonly value: boolean }
  | { readonly op: 'within'; readonly ranges: readonly Range[]; readonly negated: boolean };

export interface Range {
  readonly lo: number;
  readonly loOpen: boolean;
  readonly hi: number;
  readonly hiOpen: boolean;
}

export type Formula =
  | { readonly op: 'number'; readonly value: number }
  | { readonly op: 'field'; readonly name: string }
  | { readonly op: '+' | '-' | '*' | '/'; readonly left: Formula; readonly right: Formula }
  | { readonly op: 'min' | 'max' | 'floor' | 'log'; readonly args: readonly Formula[] };

/** Thrown with a message for the author of a rule file: what is wrong and what is allowed. */
export class FeelError extends Error {
  override name = 'FeelError';
}

const allowedTests =
  'allowed: one option, a list of options, true/false, a number, a comparison (">= 5"), an interval ("[3..5)"), several of these joined by commas, or not(…)';
const unary = parser.configure({ top: 'UnaryTests' });
const expression = parser.configure({ top: 'Expression' });

/**
 * Parses what stands behind a field in `when`.
 *
 * @param raw YAML value: string in S-FEEL, boolean, number, or list of option ids (any of them)
 * @param optionNames ids that may be written without quotes, because a YAML author writes `offerKind: digital`
 * @param parameters named numbers that may stand at the end of a comparison (`>= brandTargetFrom`)
 * @throws FeelError
 */
export function parseTest(
  raw: string | boolean | number | readonly string[],
  optionNames: ReadonlySet<string> | null = null,
  parameters: Readonly<Record<string, number>> = {},
): Test {
  if (typeof raw === 'boolean') return { op: 'is', value: raw };
  if (typeof raw === 'number') return { op: 'within', ranges: [point(raw)], negated: false };
  if (typeof raw !== 'string') return { op: 'oneOf', values: [...raw], negated: false };
  const source = raw.trim();
  if (optionNames?.has(source)) return { op: 'oneOf', values: [source], negated: false };
  const tree = unary.parse(source);
  const reject = (why: string): never => {
    throw new FeelError(`the test ${JSON.stringify(raw)} ${why}; ${allowedTests}`);
  };
  if (tree.topNode.to !== source.length || hasError(tree.toString())) return reject('cannot be read');
  let node = tree.topNode.firstChild;
  if (!node) return reject('is empty');
  let negated = false;
  if (node.name === 'Wildcard') return { op: 'any' };
  if (node.name === 'not') {
    negated = true;
    node = node.parent!.getChild('PositiveUnaryTests');
  }
  if (node?.name !== 'PositiveUnaryTests') return reject('is not a unary test');
  const strings: string[] = [];
  const ranges: Range[] = [];
  let flag: boolean | undefined;
  const slice = (n: { from: number; to: number }) => source.slice(n.from, n.to);
  for (const part of node.getChildren('PositiveUnaryTest')) {
    let inner = part.firstChild;
    if (inner?.name === 'SimplePositiveUnaryTest') inner = inner.firstChild;
    if (!inner) return reject('has an empty part');
    const whole = slice(part).trim();
    if (inner.name === 'StringLiteral') strings.push(JSON.parse(whole));
    else if (inner.name === 'BooleanLiteral') flag = whole === 'true';
    else if (inner.name === 'Interval') ranges.push(interval(whole) ?? reject('has an interval without two numbers'));
    else if (inner.name === 'CompareOp')
      ranges.push(
        comparison(whole, parameters) ?? reject('compares with something that is neither a number nor a parameter'),
      );
    else {
      const value = Number(whole);
      if (whole === '' || Number.isNaN(value)) return reject(`cannot use ${whole || 'this'}`);
      ranges.push(point(value));
    }
  }
  const kinds = Number(strings.length > 0) + Number(ranges.length > 0) + Number(flag !== undefined);
  if (kinds !== 1) return reject('mixes kinds of values');
  if (flag !== undefined) return { op: 'is', value: negated ? !flag : flag };
  return strings.length > 0 ? { op: 'oneOf', values: strings, negated } : { op: 'within', ranges, negated };
}

function hasError(tree: string): boolean {
  return tree.includes('⚠');
}

function point(value: number): Range {
  return { lo: value, loOpen: false, hi: value, hiOpen: false };
}

function interval(source: string): Range | null {
  const match = /^([[\](])\s*(-?[\d.]+)\s*\.\.\s*(-?[\d.]+?)\s*([\])[])$/.exec(source);
  if (!match) return null;
  const [, open, lo, hi, close] = match;
  return { lo: Number(lo), loOpen: open !== '[', hi: Number(hi), hiOpen: close !== ']' };
}

function comparison(source: string, parameters: Readonly<Record<string, number>>): Range | null {
  const match = /^(<=|>=|<|>|=)\s*(-?\d+(?:\.\d+)?|[a-zA-Z]\w*)$/.exec(source);
  if (!match) return null;
  const value = Object.hasOwn(parameters, match[2]!) ? parameters[match[2]!]! : Number(match[2]);
  if (Number.isNaN(value)) return null;
  if (match[1] === '=') return point(value);
  const isLower = match[1]!.startsWith('>');
  const strict = match[1]!.length === 1;
  return isLower
    ? { lo: value, loOpen: strict, hi: Number.POSITIVE_INFINITY, hiOpen: true }
    : { lo: Number.NEGATIVE_INFINITY, loOpen: true, hi: value, hiOpen: strict };
}

/**
 * Parses arithmetic over numeric fields: `asOfYear - foundingYear`, `min(byLoss, byStaff)`.
 * @throws FeelError
 */
export function parseFormula(source: string): Formula {
  const tree = expression.parse(source);
  const fail = (): never => {
    throw new FeelError(
      `the formula ${JSON.stringify(source)} cannot be read; allowed: numbers, field names, + - * /, min(), max(), floor(), log()`,
    );
  };
  if (hasError(tree.toString())) return fail();
  type Node = NonNullable<typeof tree.topNode.firstChild>;
  const read = (node: Node): Formula => {
    const whole = source.slice(node.from, node.to);
    switch (node.name) {
      case 'NumericLiteral':
        return { op: 'number', value: Number(whole) };
      case 'VariableName':
      case 'PathExpression':
        return { op: 'field', name: whole.replace(/\s/g, '') };
      case 'ParenthesizedExpression':
        return node.firstChild?.nextSibling ? read(node.firstChild.nextSibling) : fail();
      case 'ArithmeticExpression': {
        const operator = node.getChild('ArithOp');
        const left = node.firstChild;
        const right = node.lastChild;
        const op = operator ? source.slice(operator.from, operator.to) : '';
        if (!left || !right || left.name === 'ArithOp' || !['+', '-', '*', '/'].includes(op)) return fail();
        return { op: op as '+', left: read(left), right: read(right) };
      }
      case 'FunctionInvocation': {
        const name = node.firstChild ? source.slice(node.firstChild.from, node.firstChild.to) : '';
        const list = node.getChild('PositionalParameters');
        if (!['min', 'max', 'floor', 'log'].includes(name) || !list) return fail();
        const args: Formula[] = [];
        for (let child = list.firstChild; child; child = child.nextSibling) args.push(read(child));
        return { op: name as 'min', args };
      }
      default:
        return fail();
    }
  };
  return tree.topNode.firstChild ? read(tree.topNode.firstChild) : fail();
}

/** Names of all fields a formula reads. */
export function formulaFields(formula: Formula): string[] {
  switch (formula.op) {
    case 'number':
      return [];
    case 'field':
      return [formula.name];
    case 'min':
    case 'max':
    case 'floor':
    case 'log':
      return formula.args.flatMap(formulaFields);
    default:
      return [...formulaFields(formula.left), ...formulaFields(formula.right)];
  }
}
