/** Logic and arithmetic as the solver reads them. Equal terms are one object, so that what is shared is written once. */

export type Sort = 'Bool' | 'Int' | 'Real';
type Op =
  | 'and'
  | 'or'
  | 'not'
  | 'ite'
  | '+'
  | '-'
  | '*'
  | '/'
  | '<='
  | '<'
  | '='
  | 'floor'
  | 'log'
  | 'toReal'
  | 'const'
  | 'var';

export interface Term {
  readonly id: number;
  readonly sort: Sort;
  readonly op: Op;
  readonly args: readonly Term[];
  readonly value: boolean | number | null;
  readonly name: string;
}

export type Model = ReadonlyMap<string, boolean | number>;

/** Makes terms, simplified where that is plain. */
export class Terms {
  readonly #known = new Map<string, Term>();
  readonly vars: Term[] = [];
  readonly true = this.bool(true);
  readonly false = this.bool(false);

  #make(op: Op, sort: Sort, args: readonly Term[], value: Term['value'] = null, name = ''): Term {
    const key = `${op} ${sort} ${value} ${name} ${args.map((arg) => arg.id).join()}`;
    const known = this.#known.get(key);
    if (known) return known;
    const term = { id: this.#known.size, sort, op, args, value, name };
    this.#known.set(key, term);
    if (op === 'var') this.vars.push(term);
    return term;
  }

  var(name: string, sort: Sort): Term {
    return this.#make('var', sort, [], null, name);
  }

  bool(value: boolean): Term {
    return this.#make('const', 'Bool', [], value);
  }

  number(value: number): Term {
    return this.#make('const', Number.isInteger(value) ? 'Int' : 'Real', [], value);
  }

  and(args: readonly Term[]): Term {
    return this.#fold('and', args, this.false, this.true);
  }

  or(args: readonly Term[]): Term {
    return this.#fold('or', args, this.true, this.false);
  }

  #fold(op: 'and' | 'or', args: readonly Term[], stop: Term, neutral: Term): Term {
    const left = [...new Set(args)].filter((arg) => arg !== neutral);
    if (left.includes(stop)) return stop;
    if (left.some((arg) => arg.op === 'not' && left.includes(arg.args[0]!))) return stop;
    return left.length < 2 ? (left[0] ?? neutral) : this.#make(op, 'Bool', left);
  }

  not(arg: Term): Term {
    if (arg.op === 'const') return this.bool(!arg.value);
    return arg.op === 'not' ? arg.args[0]! : this.#make('not', 'Bool', [arg]);
  }

  ite(when: Term, then: Term, otherwise: Term): Term {
    if (when === this.true || then === otherwise) return then;
    if (when === this.false) return otherwise;
    if (then.sort === 'Bool') return this.or([this.and([when, then]), this.and([this.not(when), otherwise])]);
    const [a, b] = this.#alike([then, otherwise]);
    return this.#make('ite', a!.sort, [when, a!, b!]);
  }

  sum(args: readonly Term[]): Term {
    const constant = args.reduce((sum, arg) => sum + (arg.op === 'const' ? Number(arg.value) : 0), 0);
    const rest = args.filter((arg) => arg.op !== 'const');
    const all = constant === 0 && rest.length > 0 ? rest : [...rest, this.number(constant)];
    if (all.length === 1) return all[0]!;
    const alike = this.#alike(all);
    return this.#make('+', alike[0]!.sort, alike);
  }

  minus(a: Term, b: Term): Term {
    return this.sum([a, this.times(this.number(-1), b)]);
  }

  times(a: Term, b: Term): Term {
    if (a.op === 'const' && b.op === 'const') return this.number(Number(a.value) * Number(b.value));
    const alike = this.#alike([a, b]);
    return this.#make('*', alike[0]!.sort, alike);
  }

  /** The divisor must not be 0. */
  divide(a: Term, b: Term): Term {
    if (b.op === 'const' && a.op === 'const') return this.number(Number(a.value) / Number(b.value));
    return this.#make('/', 'Real', [this.#real(a), this.#real(b)]);
  }

  floor(arg: Term): Term {
    return arg.sort === 'Int' ? arg : this.#make('floor', 'Int', [arg]);
  }

  log(arg: Term): Term {
    return this.#make('log', 'Real', [this.#real(arg)]);
  }

  atMost(a: Term, b: Term): Term {
    return this.#compare('<=', a, b, (x, y) => x <= y);
  }

  less(a: Term, b: Term): Term {
    return this.#compare('<', a, b, (x, y) => x < y);
  }

  equal(a: Term, b: Term): Term {
    return a === b ? this.true : this.#compare('=', a, b, (x, y) => x === y);
  }

  #compare(op: '<=' | '<' | '=', a: Term, b: Term, known: (x: number, y: number) => boolean): Term {
    if (a.op === 'const' && b.op === 'const') return this.bool(known(Number(a.value), Number(b.value)));
    return this.#make(op, 'Bool', this.#alike([a, b]));
  }

  #alike(args: readonly Term[]): readonly Term[] {
    return args.every((arg) => arg.sort === 'Int') ? args : args.map((arg) => this.#real(arg));
  }

  #real(arg: Term): Term {
    if (arg.sort === 'Real') return arg;
    return arg.op === 'const' ? this.#make('const', 'Real', [], arg.value) : this.#make('toReal', 'Real', [arg]);
  }
}

/** The value of a term where every variable has one. Not given: false, 0. */
export function termValue(term: Term, model: Model, known = new Map<Term, boolean | number>()): boolean | number {
  const found = known.get(term);
  if (found !== undefined) return found;
  const value = compute(term, model, known);
  known.set(term, value);
  return value;
}

function compute(term: Term, model: Model, known: Map<Term, boolean | number>): boolean | number {
  const at = (index: number) => termValue(term.args[index]!, model, known);
  const number = (index: number) => Number(at(index));
  switch (term.op) {
    case 'const':
      return term.value!;
    case 'var':
      return model.get(term.name) ?? (term.sort === 'Bool' ? false : 0);
    case 'and':
      return term.args.every((arg) => termValue(arg, model, known) === true);
    case 'or':
      return term.args.some((arg) => termValue(arg, model, known) === true);
    case 'not':
      return !at(0);
    case 'ite':
      return at(0) ? at(1) : at(2);
    case '+':
      return term.args.reduce((sum, arg) => sum + Number(termValue(arg, model, known)), 0);
    case '-':
      return number(0) - number(1);
    case '*':
      return number(0) * number(1);
    case '/':
      return number(0) / number(1);
    case '<=':
      return number(0) <= number(1);
    case '<':
      return number(0) < number(1);
    case '=':
      return at(0) === at(1);
    case 'floor':
      return Math.floor(number(0));
    case 'log':
      return Math.log(number(0));
    case 'toReal':
      return at(0);
  }
}

/** Writes terms in SMT-LIB, each shared part once. */
export class Writer {
  readonly #written = new Set<Term>();

  /** What must be said before the term can be named. */
  define(term: Term): string[] {
    const lines: string[] = [];
    this.#define(term, lines);
    return lines;
  }

  knows(term: Term): boolean {
    return this.#written.has(term);
  }

  /** The term, whose parts have been defined. */
  name(term: Term): string {
    return isPlain(term) ? plain(term) : `t${term.id}`;
  }

  #define(term: Term, lines: string[]): void {
    if (term.op === 'const' || this.#written.has(term)) return;
    this.#written.add(term);
    if (term.op === 'var') {
      lines.push(`(declare-const |${term.name}| ${term.sort})`);
      return;
    }
    for (const arg of term.args) this.#define(arg, lines);
    lines.push(
      `(define-fun t${term.id} () ${term.sort} (${smtName(term.op)} ${term.args.map((arg) => this.name(arg)).join(' ')}))`,
    );
  }
}

function isPlain(term: Term): boolean {
  return term.op === 'const' || term.op === 'var';
}

function plain(term: Term): string {
  if (term.op === 'var') return `|${term.name}|`;
  if (typeof term.value === 'boolean') return String(term.value);
  const number = Number(term.value);
  const text = decimal(Math.abs(number), term.sort);
  return number < 0 ? `(- ${text})` : text;
}

function decimal(number: number, sort: Sort): string {
  const text = number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
  return sort === 'Real' && !text.includes('.') ? `${text}.0` : text;
}

function smtName(op: Op): string {
  if (op === 'floor') return 'to_int';
  if (op === 'toReal') return 'to_real';
  return op === 'log' ? 'ln' : op;
}
