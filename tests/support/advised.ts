import { type Advice, buildAdvice } from '../../lib/advice/index.ts';
import { type At, type Evaluation, evaluate, type Profile, type Truth } from '../../lib/engine/index.ts';
import type { Locale } from '../../lib/rulebook/index.ts';
import { profileOf, realCompiled } from './book.ts';

/** Answers of a made-up firm. What is left out stays unknown. */
export interface FirmInput {
  readonly firm?: Readonly<Record<string, unknown>>;
  readonly markets?: readonly Readonly<Record<string, unknown>>[];
  readonly goods?: readonly Readonly<Record<string, unknown>>[];
}

/** What the real rule book advises a firm, in the words a test asks it. */
export class Advised {
  readonly evaluation: Evaluation;

  /** @param input answers to read, or a profile that has been read */
  constructor(input: FirmInput | Profile) {
    if ('asOf' in input) {
      this.evaluation = evaluate(realCompiled(), input);
      return;
    }
    const blocks = (list: FirmInput['markets'], prefix: string) =>
      (list ?? []).map((block, index) => ({ id: `${prefix}${index + 1}`, ...block }));
    this.evaluation = evaluate(
      realCompiled(),
      profileOf({ firm: { ...input.firm }, markets: blocks(input.markets, 'm'), goods: blocks(input.goods, 'g') }),
    );
  }

  /** Result of a decision: `level.current`, `model`, `entry.strategy` … */
  result(decision: string, market = 0): string | null {
    return this.evaluation.result(decision, place(market)).shown;
  }

  strength(id: 'technology' | 'resource'): number {
    return this.evaluation.result('model').strengths.find((item) => item.strength === id)?.sum ?? Number.NaN;
  }

  /** The way into a market: now, next, stay, leave. */
  way(market = 0) {
    return this.evaluation.portfolios[market]!;
  }

  /** Modes in the order of their rank; closed ones are left out. */
  modes(market = 0): string[] {
    return this.way(market)
      .mode.options.filter((option) => option.rank !== null)
      .sort((a, b) => a.rank! - b.rank!)
      .map((option) => option.option);
  }

  top(count: number, market = 0): string[] {
    return this.way(market)
      .mode.options.filter((option) => option.rank !== null && option.rank <= count)
      .map((option) => option.option);
  }

  mode(id: string, market = 0) {
    const found = this.way(market).mode.options.find((option) => option.option === id);
    if (!found) throw new Error(`there is no mode "${id}"`);
    return found;
  }

  /** Ids of the gates that rule a mode out here. */
  gates(mode: string, market = 0): string[] {
    return this.mode(mode, market).ruledOutBy.map((rule) => rule.id);
  }

  get risks(): string[] {
    return this.evaluation.lists.risks.map(({ risk }) => risk.id);
  }

  risk(id: string) {
    return this.evaluation.lists.risks.find(({ risk }) => risk.id === id);
  }

  get actions(): string[] {
    return this.evaluation.lists.actions.map(({ action }) => action.id);
  }

  action(id: string) {
    return this.evaluation.lists.actions.find(({ action }) => action.id === id);
  }

  get support(): string[] {
    return this.evaluation.lists.support.map(({ id }) => id);
  }

  get notes(): string[] {
    return this.evaluation.lists.notes.map(({ note }) => note.id);
  }

  /** The whole document in one language. */
  advice(locale: Locale = 'en'): Advice {
    return buildAdvice(realCompiled(), this.evaluation.profile, locale);
  }

  /** A derived fact or an answer in plain form: number, true/false/'maybe', option, list of options; null if open or not applicable. */
  fact(name: string, market = 0): number | boolean | string | readonly string[] | null {
    const field = realCompiled().fields.get(name);
    if (!field) throw new Error(`there is no fact "${name}"`);
    const value = this.evaluation.facts.value(name, field.scope === 'market' ? place(market) : { scope: 'firm' });
    switch (value.is) {
      case 'flag':
        return truth(value.may);
      case 'choice':
        return value.may.size === 1 ? [...value.may][0]! : null;
      case 'multi':
        return [...value.yes];
      case 'number':
        return value.lo === value.hi ? value.lo : null;
      default:
        return null;
    }
  }
}

function truth(may: Truth): boolean | string {
  return may === 'maybe' ? 'maybe' : may === 'yes';
}

function place(market: number): At {
  return { scope: 'market', index: market };
}

export function advised(input: FirmInput): Advised {
  return new Advised(input);
}
