import type { CompiledBook } from '../compile.ts';
import type { Encoded } from '../program/index.ts';
import { Bounds, modelOf } from './bounds.ts';

/** How many firms are kept at hand, the last one asked for at the end. */
const kept = 4;
/** Firms that differ in no more numbers are taken for one that has given some more answers. */
const fewCells = 40;

interface Seat {
  readonly bounds: Bounds;
  readonly firm: Encoded;
}

const pools = new WeakMap<CompiledBook, Seat[]>();

/** Bounds of a firm. They speak of it until the next firm is asked for. */
export function boundsOf(compiled: CompiledBook, firm: Encoded): Bounds {
  const pool = pools.get(compiled) ?? [];
  pools.set(compiled, pool);
  const last = pool.at(-1);
  if (last?.firm === firm) return last.bounds;
  const steps = pool.map((seat) => distance(seat.firm, firm));
  const near = steps.indexOf(Math.min(...steps));
  // Somebody who has just answered is near; somebody new takes the place that was not asked for longest.
  const free = near >= 0 && steps[near]! <= fewCells ? near : pool.length < kept ? -1 : 0;
  const bounds = free < 0 ? new Bounds(modelOf(compiled)) : pool.splice(free, 1)[0]!.bounds;
  bounds.update(firm);
  pool.push({ bounds, firm });
  return bounds;
}

function distance(a: Encoded, b: Encoded): number {
  if (a.asOf !== b.asOf || a.market.length !== b.market.length || a.goods.length !== b.goods.length)
    return Number.POSITIVE_INFINITY;
  const rows = (firm: Encoded) => [firm.firm, ...firm.market, ...firm.goods];
  const others = rows(b);
  let different = 0;
  rows(a).forEach((cells, i) => {
    for (let cell = 0; cell < cells.length; cell++) if (cells[cell] !== others[i]![cell]) different++;
  });
  return different;
}
