import type { Layout } from '../../engine/node.ts';
import { exclusiveOption, type LeverChange } from '../../rulebook/index.ts';

/** What a lever makes of an answer in cells: the new bits, or 0 if it does not touch the answer. */
export type ChangeBits = (bits: number) => number;

/** A change of a lever on bits of options. @throws Error for a question whose options share bits */
export function changeBits(layout: Layout, change: LeverChange): ChangeBits {
  const question = layout.questions.get(change.question)!;
  if (question.bits.some((bit, index) => bit !== index))
    throw new Error(`a lever cannot change "${question.id}": it has too many options`);
  const bit = (option: string) => 1 << layout.bit(question.id, option);
  const mask = (options: readonly string[]) => options.reduce((sum, option) => sum | bit(option), 0);
  if (change.set || change.up) {
    const steps = change.set
      ? Object.entries(change.set)
      : change.up!.slice(1).map((to, index) => [change.up![index]!, to] as const);
    const to = new Map(steps.map(([from, option]) => [bit(from), bit(option)]));
    return (bits) => to.get(bits) ?? 0;
  }
  const none = question.options.includes(exclusiveOption) ? bit(exclusiveOption) : 0;
  const first = (change.addFirst ?? []).map(bit);
  const add = mask(change.add ?? []);
  const remove = mask(change.remove ?? []);
  return (bits) => {
    const picks = bits & ~none;
    const added = (add | (first.find((option) => (picks & option) === 0) ?? 0)) & ~picks;
    const kept = picks & ~remove;
    return added === 0 && kept === picks ? 0 : kept | added || none;
  };
}
