import { cbamLaw } from '../cbam/node.ts';
import { type CompiledBook, compile } from '../engine/index.ts';
import { ruleBook } from '../rulebook/node.ts';
import type { CarbonChoice } from './carbon/request.ts';
import type { CarbonBasis } from './carbon/section.ts';

export { candidateCases, type DisputedCase } from './candidates.ts';

let compiled: CompiledBook | undefined;

/** The rule book of this process, compiled once. */
export function compiledBook(): CompiledBook {
  compiled ??= compile(ruleBook().book);
  return compiled;
}

/** What the carbon section rests on today: the law of this process, read once, and a price or scenario to try. @throws CbamDataError */
export function carbonBasis(choice: CarbonChoice = {}): CarbonBasis {
  return { law: cbamLaw(), today: new Date().toISOString().slice(0, 10), ...choice };
}
