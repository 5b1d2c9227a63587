import { type Columns, Decisions, type Program, type ResultColumns } from '../../engine/node.ts';

/** What comes first, by the index of a decision in the program. */
export type Decided = ReadonlyMap<number, Pick<ResultColumns, 'shown'>>;

/** Takes decisions for many firms. */
export interface DecisionEngine {
  decide(columns: Columns): Promise<Decided> | Decided;
}

/** Makes an engine for the decisions of a program, by their index. */
export type EngineOf = (program: Program, decisions: readonly number[]) => DecisionEngine;

/** Generated JavaScript over columns, in this thread. */
export const javascriptEngine: EngineOf = (program, decisions) => {
  const compiled = new Decisions(program, { decisions });
  return { decide: (columns) => compiled.run(columns) };
};
