import { type CompiledBook, compile } from '../engine/index.ts';
import { ruleBook } from '../rulebook/node.ts';

let compiled: CompiledBook | undefined;

/** The rule book of this process, compiled once. */
export function compiledBook(): CompiledBook {
  compiled ??= compile(ruleBook().book);
  return compiled;
}
