import { init, killThreads } from 'z3-solver';
import type { Model, Term, Terms } from './terms.ts';
import { Writer } from './terms.ts';

/** `open`: the solver gave up within its limit of work. */
export type Verdict = { readonly is: 'sat'; readonly model: Model } | { readonly is: 'unsat' | 'open' };

/** Work allowed per query, in the solver's own unit, so that the answer does not depend on the machine. */
const limit = 50_000_000;
/** Longest text handed over at once: it goes over a small stack. */
const longest = 8_000;

type Core = Awaited<ReturnType<typeof init>>;
/** The part of the compiled solver that is called directly: its own asynchronous call gives the text back before the other thread has read it. */
interface Direct {
  ccall(name: string, gives: 'string', takes: readonly string[], args: readonly unknown[]): string;
}
let core: Promise<Core> | undefined;

/** One conversation with Z3. Its threads keep the process alive until `endSolver` is called. */
export class Solver {
  readonly #terms: Terms;
  readonly #legal: readonly Term[];
  readonly #writer = new Writer();
  readonly #say: (text: string) => string;
  #asserted = 0;
  queries = 0;

  /** @param legal what every firm fulfils; may grow between queries */
  static async open(terms: Terms, legal: readonly Term[]): Promise<Solver> {
    core ??= init();
    const { Z3, em } = await core;
    const config = Z3.mk_config();
    const context = Z3.mk_context(config);
    Z3.del_config(config);
    const direct = em as Direct;
    const solver = new Solver(terms, legal, (text) =>
      direct.ccall('Z3_eval_smtlib2_string', 'string', ['number', 'string'], [context, text]),
    );
    solver.#tell(['(set-option :smt.arith.solver 2)', `(set-option :rlimit ${limit})`, '(declare-fun ln (Real) Real)']);
    return solver;
  }

  private constructor(terms: Terms, legal: readonly Term[], say: (text: string) => string) {
    this.#terms = terms;
    this.#legal = legal;
    this.#say = say;
  }

  /** Whether some firm fulfils all of these, and which. */
  check(wanted: readonly Term[]): Verdict {
    this.queries++;
    const rules = this.#legal.slice(this.#asserted);
    this.#asserted = this.#legal.length;
    const assert = (term: Term) => `(assert ${this.#writer.name(term)})`;
    this.#tell([...rules, ...wanted].flatMap((term) => this.#writer.define(term)));
    this.#tell([...rules.map(assert), '(push)', ...wanted.map(assert)]);
    const answer = this.#tell(['(check-sat)']).trim();
    const verdict: Verdict =
      answer === 'sat' ? { is: 'sat', model: this.#model() } : { is: answer === 'unsat' ? 'unsat' : 'open' };
    this.#tell(['(pop)']);
    return verdict;
  }

  #model(): Model {
    const names = this.#terms.vars.filter((term) => this.#writer.knows(term)).map((term) => `|${term.name}|`);
    const model = new Map<string, boolean | number>();
    for (let from = 0; from < names.length; from += 100) {
      const answer = this.#tell([`(get-value (${names.slice(from, from + 100).join(' ')}))`]);
      for (const [, name, value] of answer.matchAll(/\(\|([^|]+)\|\s+(true|false|[\d.]+|\((?:[^()]|\([^()]*\))*\))\)/g))
        model.set(name!, readValue(value!));
    }
    return model;
  }

  #tell(commands: readonly string[]): string {
    let answers = '';
    let text = '';
    const send = () => {
      const answer = text === '' ? '' : this.#say(text);
      if (answer.includes('(error')) throw new Error(`the solver does not understand: ${answer.slice(0, 500)}`);
      answers += answer;
      text = '';
    };
    for (const command of commands) {
      if (text.length + command.length > longest) send();
      text += `${command}\n`;
    }
    send();
    return answers;
  }
}

function readValue(text: string): boolean | number {
  if (text === 'true' || text === 'false') return text === 'true';
  const sign = text.includes('-') ? -1 : 1;
  const [a = 0, b = 1] = [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
  return (sign * a) / b;
}

/** Ends the solver's threads, so that the process can end. */
export async function endSolver(): Promise<void> {
  if (!core) return;
  const { em } = await core;
  core = undefined;
  await killThreads(em);
}
