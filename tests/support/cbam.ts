import { type CbamBill, type CbamInput, cbamBill, type Outcome, readCbamRequest } from '../../lib/cbam/index.ts';
import { cbamLaw } from '../../lib/cbam/node.ts';

/** The bill of a list of goods; a request that is not accepted fails the test. */
export function bill(input: CbamInput): CbamBill {
  const { request, problems } = readCbamRequest(cbamLaw(), input);
  if (!request) throw new Error(JSON.stringify(problems));
  return cbamBill(cbamLaw(), request);
}

/** The number of a figure; a refusal fails the test. */
export function figure(outcome: Outcome): number {
  if (outcome.kind === 'refusal') throw new Error(`refused: ${outcome.reasons.map(({ reason }) => reason).join(', ')}`);
  return outcome.value;
}

/** Least and greatest value that is still possible. */
export function bounds(outcome: Outcome): { readonly low: number; readonly high: number | null } {
  return outcome.kind === 'figure' ? { low: outcome.value, high: outcome.value } : outcome.band;
}

export function reasons(outcome: Outcome): string[] {
  return outcome.kind === 'figure' ? [] : outcome.reasons.map(({ reason }) => reason);
}

/** Years the law does not settle, filled by assumptions, and one price for all years. */
export function frozen(price: number): Pick<CbamInput, 'price' | 'assumptions'> {
  return { price, assumptions: { cscf: 1, benchmarks: 'as2030' } };
}
