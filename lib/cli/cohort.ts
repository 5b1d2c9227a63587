import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { randomFirms, synthesise } from '../cohort/index.ts';
import {
  ClickHouseError,
  type CohortFile,
  CohortFileError,
  Database,
  type Engine,
  openCohort,
  resultsFile,
  runCohort,
  summarise,
  writeCohort,
} from '../cohort/node.ts';
import { compile } from '../engine/index.ts';
import { build, type Layout } from '../engine/node.ts';
import { nearest, type RuleBook, type ScenarioRecord } from '../rulebook/index.ts';
import { parseScenarios, RuleBookError, ruleBook } from '../rulebook/node.ts';
import { readArguments, runCommand, UsageError } from './command.ts';
import { readInput } from './files.ts';

const usage = `Usage: npm run -s cohort -- --firms FILE|--population ID [--count N] --scenario FILE|ID[,…] --out DIR
                                  [--engine auto|js|duckdb|clickhouse] [--seed N] [--attribute] [--holds-data]
  --firms      Parquet file of firms (docs/cohort-files.md)
  --population made-up firms: an id of rules/populations, or "random" for firms that walk all over the questions; --count of them (default 10000)
  --scenario   scenario files, or ids of rules/scenarios, with commas between them
  --out        folder for results.parquet, summary.json and, for a population, firms.parquet
  --engine     what takes the decisions; all say the same. auto: ClickHouse if CLICKHOUSE_URL is set (one address or several with commas), else js
  --seed       any whole number (default 1); the same seed gives the same bytes
  --attribute  divides the firms that a scenario moves among its levers (8 at most), exactly; takes an evaluation for each set of levers
  --holds-data numbers of fewer than 5 firms are shown: for those who hold the firms' data anyway`;

const maxScenarioBytes = 1_000_000;
const randomFirmsYear = 2026;

async function main(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(
    args,
    {
      firms: 'text',
      population: 'text',
      count: 'text',
      scenario: 'text',
      out: 'text',
      engine: ['auto', 'js', 'duckdb', 'clickhouse'],
      seed: 'text',
      attribute: 'nothing',
      'holds-data': 'nothing',
      help: 'nothing',
    },
    usage,
  );
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const problems: string[] = [];
  const { book } = ruleBook();
  const seed = wholeNumber('--seed', values.seed ?? '1', -(2 ** 31), 2 ** 31 - 1, problems);
  const count = wholeNumber('--count', values.count ?? '10000', 1, 100_000_000, problems);
  if (positionals.length > 0) problems.push(`${positionals[0]}: stands alone; name it with --firms or --scenario`);
  if ((values.firms === undefined) === (values.population === undefined))
    problems.push('--firms, --population: exactly one of them is needed');
  if (values.out === undefined) problems.push('--out: is missing; it names the folder for the results');
  const scenarios = scenariosIn(values.scenario, book, problems);
  const engine = engineFor(values.engine ?? 'auto', problems);
  const populations = ['random', ...Object.keys(book.populations)];
  if (values.population !== undefined && !populations.includes(values.population))
    problems.push(
      `--population: there is no "${values.population}"${nearest(values.population, populations)}; allowed: ${populations.join(', ')}`,
    );
  if (problems.length > 0) throw new UsageError(...problems);

  const out = values.out!;
  try {
    mkdirSync(out, { recursive: true });
  } catch (error) {
    throw new UsageError(`--out: ${out} cannot be made (${(error as NodeJS.ErrnoException).code})`);
  }
  const { layout } = build(compile(book));
  const path = values.firms ?? join(out, 'firms.parquet');
  if (values.population !== undefined) await writeCohort(layout, drawn(book, values.population, count, seed), path);
  else if (!existsSync(path)) throw new UsageError(`--firms: ${path} cannot be read (ENOENT)`);
  const file = await opened(path, layout);
  const options = { book, file, scenarios, seed };
  const attributes = values.attribute ?? false;
  try {
    const summary = await runCohort(
      { ...options, engine, out, attributes, onProgress: progressOf(file.rows) },
      (database, moved) => summarise(database, { ...options, holdsData: values['holds-data'] ?? false }, moved),
    );
    writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
    process.stderr.write(
      `${file.rows} firms, ${scenarios.length} scenarios: ${join(out, resultsFile)}, ${join(out, 'summary.json')}\n`,
    );
  } catch (error) {
    if (error instanceof CohortFileError) throw new UsageError(...linesOf(path, error));
    if (error instanceof ClickHouseError) throw new UsageError(`CLICKHOUSE_URL: ${error.message}`);
    throw error;
  }
}

function wholeNumber(name: string, value: string, least: number, most: number, problems: string[]): number {
  const number = Number(value);
  if (!/^-?\d+$/.test(value) || number < least || number > most)
    problems.push(`${name}: "${value}" is not allowed; allowed: a whole number from ${least} to ${most}`);
  return number;
}

function scenariosIn(named: string | undefined, book: RuleBook, problems: string[]): ScenarioRecord[] {
  const scenarios = (named ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((name) => {
      const own = book.scenarios[name];
      if (own) return [own];
      try {
        return [...parseScenarios(basename(name), readInput(name, '--scenario', maxScenarioBytes), book)];
      } catch (error) {
        if (error instanceof RuleBookError)
          problems.push(
            ...error.problems.map(({ file, line, path, message }) => `${file}:${line} ${path}: ${message}`),
          );
        else if (error instanceof UsageError)
          problems.push(
            `--scenario: "${name}" is no file that can be read and no scenario of the rules (${Object.keys(book.scenarios).join(', ')})`,
          );
        else throw error;
        return [];
      }
    });
  if (named === undefined) problems.push('--scenario: is missing; name a file or an id of rules/scenarios');
  const twice = scenarios.find(({ id }, index) => scenarios.findIndex((other) => other.id === id) < index);
  if (twice) problems.push(`--scenario: "${twice.id}" stands twice; allowed: each id once`);
  return scenarios;
}

function engineFor(name: 'auto' | 'js' | 'duckdb' | 'clickhouse', problems: string[]): Engine {
  const urls = (process.env.CLICKHOUSE_URL ?? '')
    .split(',')
    .map((url) => url.trim())
    .filter(Boolean);
  if (name === 'js' || name === 'duckdb') return name;
  if (urls.length === 0) {
    if (name === 'clickhouse')
      problems.push('CLICKHOUSE_URL: is not set; --engine clickhouse needs the address of a server');
    return 'js';
  }
  if (!urls.every((url) => URL.canParse(url) && /^https?:/.test(url)))
    problems.push('CLICKHOUSE_URL: is no address; allowed: http://HOST:PORT, several with commas between them');
  return { clickhouse: urls };
}

function* drawn(book: RuleBook, population: string, count: number, seed: number) {
  if (population !== 'random') return yield* synthesise(book.populations[population]!, count, seed);
  let index = 0;
  for (const profile of randomFirms(book, count, seed, { asOf: randomFirmsYear, known: 0.9 }))
    yield { id: `random-${++index}`, profile };
}

async function opened(path: string, layout: Layout): Promise<CohortFile> {
  using database = await Database.open();
  try {
    return await openCohort(database, path, layout);
  } catch (error) {
    if (error instanceof CohortFileError) throw new UsageError(...linesOf(path, error));
    throw error;
  }
}

function linesOf(path: string, { problems }: CohortFileError): string[] {
  return problems.map(({ column, message }) => `${path}${column ? `: ${column}` : ''}: ${message.en}`);
}

/** A line for every tenth of the firms. */
function progressOf(all: number): (firms: number) => void {
  let told = 0;
  return (firms) => {
    const tenth = Math.floor((10 * firms) / all);
    if (tenth > told) process.stderr.write(`${firms} of ${all} firms\n`);
    told = tenth;
  };
}

runCommand(main);
