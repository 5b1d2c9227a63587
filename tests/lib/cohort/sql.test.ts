import { describe, expect, it } from 'vitest';
import { Database } from '../../../lib/cohort/duck/database.ts';
import { ClickHouseDecisions, ClickHouseError } from '../../../lib/cohort/sql/clickhouse.ts';
import { DuckDbDecisions } from '../../../lib/cohort/sql/duckdb.ts';
import { columnsOf, Population } from '../../../lib/engine/compiled/index.ts';
import { build } from '../../../lib/engine/program/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { installClickHouse, startClickHouse } from '../../support/clickhouse.ts';
import { firmsOfEveryKind } from '../../support/differential.ts';
import { sqlDifferences } from '../../support/sql-differential.ts';

const isThere = installClickHouse();
if (!isThere)
  console.warn(
    '!!! No ClickHouse here and none can be installed: the tests of SQL in ClickHouse are SKIPPED (apt-get install clickhouse-server).',
  );

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

  it.skipIf(!isThere)(
    'says the same in ClickHouse of 2018 on two servers that share the firms',
    { timeout: 600_000 },
    async () => {
      await using one = await startClickHouse();
      await using two = await startClickHouse();
      const firms = [...firmsOfEveryKind(realBook().book, 300, 37)];
      // The cluster itself sums up what stands on its servers.
      const counts: string[] = [];
      const both = new ClickHouseDecisions([one.url, two.url], program, { decisions, possible: true, sums: true });
      const ports = `127.0.0.1:${one.nativePort},127.0.0.1:${two.nativePort}`;
      const found = await sqlDifferences(program, firms, (columns) =>
        both.decide(columns, async (url, database, tables) => {
          const sql = `SELECT d0_shown, count() FROM remote('${ports}', ${database}, ${tables.firm}) GROUP BY d0_shown ORDER BY d0_shown`;
          counts.push(await (await fetch(url, { method: 'POST', body: sql })).text());
        }),
      );
      expect(found).toEqual([]);
      const { shown } = new Population(program, { decisions }).run(columnsOf(program.layout, firms)).get(0)!;
      const expected = [...new Set(shown)]
        .sort((a, b) => a - b)
        .map((option) => `${option}\t${shown.filter((own) => own === option).length}\n`);
      expect(counts).toEqual([expected.join(''), expected.join('')]);
    },
  );

  it('says that a server cannot be reached', async () => {
    const nobody = new ClickHouseDecisions(['http://127.0.0.1:9'], program, { decisions });
    await expect(nobody.decide(columnsOf(program.layout, []))).rejects.toThrow(ClickHouseError);
  });
});
