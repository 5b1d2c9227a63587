import Big from 'big.js';

export type Unit = 't' | 'tCO2e' | 'tCO2e/t' | 'EUR' | 'EUR/t' | 'EUR/tCO2e' | 'ratio';

declare const unitTag: unique symbol;

/** An exact decimal that knows its unit: the compiler refuses to add euros to tonnes. */
export type Quantity<U extends Unit> = Big & { readonly [unitTag]: U };

/** What a quantity becomes when it is multiplied by another; a pair that is not listed makes no sense here. */
interface Products {
  t: { ratio: 't'; 'tCO2e/t': 'tCO2e'; 'EUR/t': 'EUR' };
  tCO2e: { ratio: 'tCO2e'; 'EUR/tCO2e': 'EUR' };
  'tCO2e/t': { ratio: 'tCO2e/t'; 'EUR/tCO2e': 'EUR/t' };
  EUR: { ratio: 'EUR' };
  'EUR/t': { ratio: 'EUR/t' };
  'EUR/tCO2e': { ratio: 'EUR/tCO2e' };
  ratio: { ratio: 'ratio' };
}
interface Quotients {
  EUR: { 'EUR/t': 't'; t: 'EUR/t'; 'EUR/tCO2e': 'tCO2e'; EUR: 'ratio' };
  'EUR/t': { 'EUR/t': 'ratio' };
}

export function quantity<U extends Unit>(value: number | string, _unit: U): Quantity<U> {
  return new Big(value) as Quantity<U>;
}

export function zero<U extends Unit>(unit: U): Quantity<U> {
  return quantity(0, unit);
}

export function plus<U extends Unit>(a: Quantity<U>, b: Quantity<U>): Quantity<U> {
  return a.plus(b) as Quantity<U>;
}

export function minus<U extends Unit>(a: Quantity<U>, b: Quantity<U>): Quantity<U> {
  return a.minus(b) as Quantity<U>;
}

export function times<A extends keyof Products, B extends keyof Products[A] & Unit>(
  a: Quantity<A>,
  b: Quantity<B>,
): Quantity<Products[A][B] & Unit> {
  return a.times(b) as Quantity<Products[A][B] & Unit>;
}

/** Quotient to twenty decimal places. */
export function over<A extends keyof Quotients, B extends keyof Quotients[A] & Unit>(
  a: Quantity<A>,
  b: Quantity<B>,
): Quantity<Quotients[A][B] & Unit> {
  return a.div(b) as Quantity<Quotients[A][B] & Unit>;
}

export function smaller<U extends Unit>(a: Quantity<U>, b: Quantity<U>): Quantity<U> {
  return a.lt(b) ? a : b;
}

export function larger<U extends Unit>(a: Quantity<U>, b: Quantity<U>): Quantity<U> {
  return a.gt(b) ? a : b;
}

/** Never below zero. */
export function atLeastZero<U extends Unit>(a: Quantity<U>): Quantity<U> {
  return a.lt(0) ? (new Big(0) as Quantity<U>) : a;
}

const places: Readonly<Record<Unit, number>> = {
  t: 3,
  tCO2e: 3,
  'tCO2e/t': 6,
  EUR: 2,
  'EUR/t': 2,
  'EUR/tCO2e': 2,
  ratio: 6,
};

/** The number that is shown. Rounding (half up) happens here and nowhere before. */
export function shown<U extends Unit>(value: Quantity<U>, unit: U): number {
  return value.round(places[unit]).toNumber();
}
