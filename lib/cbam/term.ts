import type { Localised } from '../rulebook/index.ts';
import { larger, plus, type Quantity, shown, smaller, type Unit, zero } from './units.ts';

/** Why no figure is given, and what would give one. */
export interface Refusal {
  readonly reason: string;
  readonly what: Localised;
  readonly next: Localised;
}

/**
 * A quantity that is settled (`open` empty, low = high) or known within bounds, with the reasons it is open.
 * `high` null: no upper bound is known.
 */
export interface Term<U extends Unit> {
  readonly low: Quantity<U>;
  readonly high: Quantity<U> | null;
  readonly open: readonly Refusal[];
  readonly sources: readonly string[];
}

/** What a caller sees: one number, or a refusal with the band that is still known. */
export type Outcome<U extends Unit = Unit> =
  | { readonly kind: 'figure'; readonly unit: U; readonly value: number; readonly sources: readonly string[] }
  | {
      readonly kind: 'refusal';
      readonly unit: U;
      readonly reasons: readonly Refusal[];
      readonly band: { readonly low: number; readonly high: number | null };
      readonly sources: readonly string[];
    };

export function settled<U extends Unit>(value: Quantity<U>, sources: readonly string[]): Term<U> {
  return { low: value, high: value, open: [], sources };
}

export function open<U extends Unit>(
  low: Quantity<U>,
  high: Quantity<U> | null,
  refusal: Refusal,
  sources: readonly string[] = [],
): Term<U> {
  return { low, high, open: [refusal], sources };
}

/** A function of two terms that does not fall when either rises. */
export function rising<A extends Unit, B extends Unit, C extends Unit>(
  a: Term<A>,
  b: Term<B>,
  f: (a: Quantity<A>, b: Quantity<B>) => Quantity<C>,
): Term<C> {
  return {
    low: f(a.low, b.low),
    high: a.high === null || b.high === null ? null : f(a.high, b.high),
    open: reasons([...a.open, ...b.open]),
    sources: union([a.sources, b.sources]),
  };
}

/** A function that rises with the first term and falls with the second, which must have an upper bound. */
export function difference<U extends Unit>(
  a: Term<U>,
  b: Term<U>,
  f: (a: Quantity<U>, b: Quantity<U>) => Quantity<U>,
): Term<U> {
  return {
    low: f(a.low, b.high!),
    high: a.high === null ? null : f(a.high, b.low),
    open: reasons([...a.open, ...b.open]),
    sources: union([a.sources, b.sources]),
  };
}

export function mapped<A extends Unit, B extends Unit>(a: Term<A>, f: (a: Quantity<A>) => Quantity<B>): Term<B> {
  return { ...a, low: f(a.low), high: a.high === null ? null : f(a.high) };
}

export function sum<U extends Unit>(unit: U, terms: readonly Term<U>[]): Term<U> {
  return terms.reduce<Term<U>>((total, term) => rising(total, term, plus), settled(zero(unit), []));
}

/** The range over several possibilities; `refusal` says why there are several. If all agree, there is nothing to refuse. */
export function hull<U extends Unit>(terms: readonly Term<U>[], refusal: Refusal | null): Term<U> {
  const [first, ...others] = terms;
  if (!first) throw new Error('a hull needs at least one term');
  if (others.length === 0) return first;
  const same = terms.every((term) => term.open.length === 0 && term.low.eq(first.low));
  if (same) return { ...first, sources: union(terms.map(({ sources }) => sources)) };
  return {
    low: others.reduce((low, term) => smaller(low, term.low), first.low),
    high: others.reduce<Quantity<U> | null>(
      (high, term) => (high === null || term.high === null ? null : larger(high, term.high)),
      first.high,
    ),
    open: reasons([...(refusal ? [refusal] : []), ...terms.flatMap((term) => term.open)]),
    sources: union(terms.map(({ sources }) => sources)),
  };
}

/** The same term with a further reason why it is open. */
export function refused<U extends Unit>(term: Term<U>, refusal: Refusal): Term<U> {
  return { ...term, open: reasons([refusal, ...term.open]) };
}

export function outcome<U extends Unit>(term: Term<U>, unit: U): Outcome<U> {
  const { open: openReasons, sources } = term;
  if (openReasons.length === 0) return { kind: 'figure', unit, value: shown(term.low, unit), sources };
  const band = { low: shown(term.low, unit), high: term.high === null ? null : shown(term.high, unit) };
  return { kind: 'refusal', unit, reasons: openReasons, band, sources };
}

function reasons(all: readonly Refusal[]): Refusal[] {
  return [...new Map(all.map((refusal) => [refusal.reason, refusal])).values()];
}

function union(lists: readonly (readonly string[])[]): string[] {
  const [first, ...others] = lists.filter((list, i) => lists.indexOf(list) === i);
  return others.length === 0 ? [...(first ?? [])] : [...new Set([...first!, ...others.flat()])];
}
