import type { ResultColumns } from '../../engine/node.ts';

/** What an SQL engine is to give: decisions by their index, and of them besides what is shown. */
export interface SqlWanted {
  readonly decisions: readonly number[];
  readonly possible?: boolean;
  readonly sums?: boolean;
}

/** Results by the index of the decision, as the compiled decisions give them. */
export type SqlDecided = Map<number, Pick<ResultColumns, 'shown' | 'first' | 'possible' | 'sums'>>;
