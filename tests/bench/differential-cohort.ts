import { LeverConditions, ScenarioColumns } from '../../lib/cohort/columns/scenario.ts';
import { Database } from '../../lib/cohort/duck/database.ts';
import { overridden } from '../../lib/cohort/overridden.ts';
import { ClickHouseDecisions } from '../../lib/cohort/sql/clickhouse.ts';
import { DuckDbDecisions } from '../../lib/cohort/sql/duckdb.ts';
import { columnsOf, Population } from '../../lib/engine/compiled/index.ts';
import { compile } from '../../lib/engine/index.ts';
import { build } from '../../lib/engine/program/index.ts';
import { ruleBook } from '../../lib/rulebook/node.ts';
import { installClickHouse, startClickHouse } from '../support/clickhouse.ts';
import { filedFirms } from '../support/cohort.ts';
import { type SqlDecide, sqlDifferencesIn } from '../support/sql-differential.ts';

/**
 * `npm run differential:cohort [-- FIRMS]`: every decision and score of random firms under the baseline and three scenarios, by compiled JavaScript, by SQL in DuckDB and by the
 * same SQL on two ClickHouse servers that share the firms. That the compiled JavaScript says what the readable interpreter says is `npm run differential`. Exit code 1 if they
 * differ.
 */
const batch = 10_000;
const firms = Number(process.argv[2] ?? 100_000);
const { book } = ruleBook();
const compiled = compile(book);
const program = build(compiled);
const scenarios = Object.values(book.scenarios).slice(0, 3);
const levers = Object.values(book.levers);
const conditions = new LeverConditions(compiled, levers);
const decisions = program.results.map((_, index) => index);
const wanted = { decisions, possible: true, sums: true };

if (!installClickHouse()) console.error('!!! No ClickHouse here and none can be installed: compared with DuckDB only.');
const servers = installClickHouse() ? [await startClickHouse(), await startClickHouse()] : [];
using database = await Database.open();
const runs = [null, ...scenarios].map((scenario) => {
  const own = scenario ? build(compile(overridden(book, scenario)), program.layout) : program;
  const sql = new DuckDbDecisions(database, own, wanted);
  const cluster = new ClickHouseDecisions(
    servers.map(({ url }) => url),
    own,
    wanted,
  );
  const engines: Record<string, SqlDecide> = { 'SQL in DuckDB': (columns) => sql.decide(columns) };
  if (servers.length > 0) engines['SQL in ClickHouse'] = (columns) => cluster.decide(columns);
  return {
    name: scenario?.id ?? 'baseline',
    program: own,
    compiled: new Population(own, wanted),
    levers: scenario?.levers ? new ScenarioColumns(conditions, { seed: 1, levers: scenario.levers }) : null,
    engines,
  };
});

let compared = 0;
let differences = 0;
const started = performance.now();
for (let from = 0; from < firms; from += batch) {
  const some = [...filedFirms(book, Math.min(batch, firms - from), from + 1)];
  const columns = columnsOf(
    program.layout,
    some.map(({ profile }) => profile),
  );
  for (const { name, program: own, compiled: javascript, levers: applied, engines } of runs) {
    const after = applied
      ? applied.apply(
          columns,
          some.map(({ id }) => id),
        ).columns
      : columns;
    const expected = javascript.run(after);
    for (const [engine, decide] of Object.entries(engines)) {
      const found = sqlDifferencesIn(own, expected, await decide(after));
      for (const line of found) console.error(`${engine}, ${name}, firms from ${from}: ${line}`);
      differences += found.length;
    }
  }
  compared += some.length;
  console.error(`${compared} of ${firms} firms`);
}
for (const server of servers) await server[Symbol.asyncDispose]();
const seconds = Math.round((performance.now() - started) / 1000);
const names = Object.keys(runs[0]!.engines).join(', ');
console.log(
  `${compared} firms under ${runs.length} sets of rules and answers, JavaScript, ${names}: ${differences} differences (${seconds} s)`,
);
process.exitCode = differences > 0 ? 1 : 0;
