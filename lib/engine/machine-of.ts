import type { CompiledBook } from './compile.ts';
import { build, Machine } from './program/index.ts';

const machines = new WeakMap<CompiledBook, Machine>();

/** The machine of a rule book, built when first asked for. Whoever runs it reads its numbers before anybody else does. */
export function machineOf(compiled: CompiledBook): Machine {
  const machine = machines.get(compiled) ?? new Machine(build(compiled));
  machines.set(compiled, machine);
  return machine;
}
