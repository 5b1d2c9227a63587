import type { CompiledBook } from '../engine/index.ts';
import { words } from './markdown-words.ts';
import { fill } from './texts.ts';
import type { Advice, GateView, Overridable, OverrideView } from './types.ts';

export const overridable = ['level.current', 'level.target', 'model', 'entry.mode'] as const;

export function isOverridable(decision: string): decision is Overridable {
  return overridable.some((known) => known === decision);
}

/** An adviser's choice as it is kept. */
export interface KeptOverride {
  readonly id: string;
  readonly decision: string;
  readonly market: string | null;
  /** Options that the rule book showed when it was written. */
  readonly engine: readonly string[];
  readonly choice: string;
  readonly reason: string;
  readonly author: { readonly name: string | null };
  readonly createdAt: string;
  readonly rulebook: { readonly version: string };
}

/**
 * The same advice with an adviser's choices beside those of the rule book, which stay as they are. A choice about a market that the answers no longer name is left
 * out: there is nothing to compare it with.
 */
export function withOverrides(compiled: CompiledBook, advice: Advice, kept: readonly KeptOverride[]): Advice {
  const order = (view: OverrideView) =>
    overridable.indexOf(view.decision) * 100 + advice.markets.findIndex(({ id }) => id === view.market);
  const overrides = kept.flatMap((item) => viewOf(compiled, advice, item) ?? []).sort((a, b) => order(a) - order(b));
  return { ...advice, overrides };
}

/** What the rule book says of a decision in this advice; null if there is no such market. */
export function engineView(
  advice: Advice,
  decision: Overridable,
  market: string | null,
): { readonly options: readonly string[]; readonly label: string } | null {
  const { level, model } = advice;
  const one = (option: string | null, label: string) => ({ options: option === null ? [] : [option], label });
  if (decision === 'level.current') return one(level.current, level.currentLabel);
  if (decision === 'level.target') return one(level.target, level.targetLabel);
  if (decision === 'model') return one(model.recommended, model.label);
  const entry = advice.markets.find(({ id }) => id === market)?.entry;
  if (!entry) return null;
  const said = words[advice.locale];
  const options = entry.notNow ? [] : entry.now.map(({ mode }) => mode);
  const label = entry.notNow ? said.viewNotNow : entry.now.map((way) => way.label).join(said.viewOr);
  return { options, label: label || said.viewNothing };
}

function viewOf(compiled: CompiledBook, advice: Advice, kept: KeptOverride): OverrideView | null {
  const { decision, market, choice } = kept;
  if (!isOverridable(decision)) return null;
  const engine = engineView(advice, decision, market);
  const book = compiled.book.decisions[decision];
  if (!engine || !book) return null;
  const { locale } = advice;
  const said = words[locale];
  const labelOf = (option: string) => book.options.find(({ id }) => id === option)?.label[locale] ?? option;
  const then = kept.engine.map(labelOf).join(said.viewOr) || said.viewNothing;
  const gates = gatesOf(advice, decision, market, choice);
  const state = !book.options.some(({ id }) => id === choice)
    ? 'unknown'
    : gates.length > 0
      ? 'ruledOut'
      : !engine.options.includes(choice)
        ? 'differs'
        : engine.options.length === 1
          ? 'agrees'
          : 'equal';
  const moved = [...engine.options].sort().join() !== [...kept.engine].sort().join();
  const text = {
    unknown: said.viewUnknown,
    ruledOut: fill(said.viewRuledOut, { gates: gates.map((gate) => gate.text).join(said.space) }),
    differs: moved
      ? fill(said.viewMoved, { then, engine: engine.label })
      : fill(said.viewDiffers, { engine: engine.label }),
    agrees: said.viewAgrees,
    equal: fill(said.viewEqual, { engine: engine.label }),
  }[state];
  return {
    id: kept.id,
    decision,
    decisionLabel: book.label[locale],
    market,
    marketLabel: market === null ? null : advice.markets.find(({ id }) => id === market)!.label,
    engine,
    engineThen: { options: kept.engine, label: then, edition: kept.rulebook.version },
    choice: { option: choice, label: labelOf(choice) },
    reason: kept.reason,
    author: kept.author.name,
    at: kept.createdAt,
    state,
    stateText: text,
  };
}

function gatesOf(
  { level, model, markets }: Advice,
  decision: Overridable,
  market: string | null,
  choice: string,
): readonly GateView[] {
  const options =
    decision === 'level.target'
      ? level.options
      : decision === 'model'
        ? model.options
        : decision === 'entry.mode'
          ? (markets.find(({ id }) => id === market)?.entry.options ?? [])
          : [];
  return options.find(({ option }) => option === choice)?.ruledOutBy ?? [];
}
