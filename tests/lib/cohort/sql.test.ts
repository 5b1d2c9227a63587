import { describe, expect, it } from 'vitest';
import { Database } from '../../../lib/cohort/duck/database.ts';
import { DuckDbDecisions } from '../../../lib/cohort/sql/duckdb.ts';
import { build } from '../../../lib/engine/program/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { firmsOfEveryKind } from '../../support/differential.ts';
import { sqlDifferences } from '../../support/sql-differential.ts';

const program = build(realCompiled());
const decisions = program.results.map((_, index) => index);

describe('decisions as SQL', () => {
  it('says in DuckDB what the compiled decisions say, whatever is unknown', async () => {
    using database = await Database.open();
    const sql = new DuckDbDecisions(database, program, { decisions, possible: true, sums: true });
    // Firms with narrowed answers too; `npm run differential:cohort` does the same for 100,000 firms and three scenarios.
    const firms = [...firmsOfEveryKind(realBook().book, 600, 31)];
    expect(await sqlDifferences(program, firms, (columns) => sql.decide(columns))).toEqual([]);
  });
});
