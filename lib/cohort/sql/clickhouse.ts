import { randomUUID } from 'node:crypto';
import {
  type Columns,
  type Program,
  partName,
  pickFirms,
  type SqlScript,
  sqlScript,
  sumName,
} from '../../engine/node.ts';
import { type NumberTable, tablesOf } from './tables.ts';
import type { SqlDecided, SqlWanted } from './wanted.ts';

/** A server that cannot be reached or refuses a statement. */
export class ClickHouseError extends Error {}

/** Settings that a script of this size needs. */
const settings = { max_query_size: '16000000', max_ast_elements: '4000000', max_expanded_ast_elements: '16000000' };

/**
 * Takes decisions by SQL in ClickHouse, over HTTP. With several servers each takes its share of the firms; the work is done in a database of its own, which is dropped
 * in the end.
 */
export class ClickHouseDecisions {
  readonly #program: Program;
  readonly #wanted: SqlWanted;
  readonly #script: SqlScript;
  readonly #servers: readonly Server[];

  /** @param urls one for each server; user and password may stand in them */
  constructor(urls: readonly string[], program: Program, wanted: SqlWanted) {
    this.#program = program;
    this.#wanted = wanted;
    this.#script = sqlScript(program, wanted, { tableSuffix: ' ENGINE = Memory' });
    this.#servers = urls.map((url) => new Server(url));
  }

  /**
   * @param inspect is called on every server before its tables are dropped, with their names
   * @throws ClickHouseError
   */
  async decide(
    columns: Columns,
    inspect?: (url: string, database: string, tables: SqlScript['tables']) => Promise<void>,
  ): Promise<SqlDecided> {
    const shares = this.#servers.map((server, index) => {
      const from = Math.floor((index * columns.firms) / this.#servers.length);
      const to = Math.floor(((index + 1) * columns.firms) / this.#servers.length);
      return { server, firms: Array.from({ length: to - from }, (_, i) => from + i) };
    });
    const database = `landfall_${randomUUID().replaceAll('-', '')}`;
    try {
      await Promise.all(
        shares.map(({ server, firms }) =>
          this.#run(server, database, shares.length === 1 ? columns : pickFirms(this.#program.layout, columns, firms)),
        ),
      );
      if (inspect) for (const { server } of shares) await inspect(server.url, database, this.#script.tables);
      const found: SqlDecided = new Map();
      for (const index of this.#wanted.decisions) {
        const parts = await Promise.all(shares.map(({ server }) => this.#read(server, database, index)));
        found.set(index, parts.length === 1 ? parts[0]! : concatenated(parts));
      }
      return found;
    } finally {
      await Promise.all(shares.map(({ server }) => server.drop(database)));
    }
  }

  async #run(server: Server, database: string, columns: Columns): Promise<void> {
    await server.run(`CREATE DATABASE ${database}`);
    for (const table of tablesOf(this.#program.layout, columns, this.#script)) await server.load(database, table);
    for (const statement of this.#script.statements) await server.run(statement, database);
  }

  async #read(server: Server, database: string, index: number) {
    const { scope, options, strengths } = this.#program.results[index]!;
    const whole = [
      partName(index, 'shown'),
      partName(index, 'first'),
      ...(this.#wanted.possible ? [partName(index, 'possible')] : []),
    ];
    const sums = this.#wanted.sums ? [...options, ...strengths].map((_, i) => sumName(index, i)) : [];
    const select = [...whole.map((name) => `toInt32(${name})`), ...sums.map((name) => `toFloat64(${name})`)];
    const order = scope === 'firm' ? 'firm_no' : 'firm_no, place_no';
    const table = this.#script.tables[scope];
    const bytes = await server.bytes(
      `SELECT ${select.join(', ')} FROM ${table} ORDER BY ${order} FORMAT RowBinary`,
      database,
    );
    const view = new DataView(bytes);
    const width = 4 * whole.length + 8 * sums.length;
    const rows = bytes.byteLength / width;
    const column = (at: number) =>
      Int32Array.from({ length: rows }, (_, row) => view.getInt32(row * width + 4 * at, true));
    return {
      shown: Int8Array.from(column(0)),
      first: column(1),
      possible: this.#wanted.possible ? column(2) : new Int32Array(),
      sums: Float64Array.from({ length: rows * sums.length }, (_, i) =>
        view.getFloat64(Math.floor(i / sums.length) * width + 4 * whole.length + 8 * (i % sums.length), true),
      ),
    };
  }
}

type Part = SqlDecided extends Map<number, infer T> ? T : never;

function concatenated(parts: readonly Part[]): Part {
  const flat = (of: (part: Part) => Iterable<number>) => parts.flatMap((part) => [...of(part)]);
  return {
    shown: Int8Array.from(flat(({ shown }) => shown)),
    first: Int32Array.from(flat(({ first }) => first)),
    possible: Int32Array.from(flat(({ possible }) => possible)),
    sums: Float64Array.from(flat(({ sums }) => sums)),
  };
}

class Server {
  readonly url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(url: string) {
    const parsed = new URL(url);
    const { username, password } = parsed;
    this.#headers = username
      ? { 'X-ClickHouse-User': decodeURIComponent(username), 'X-ClickHouse-Key': decodeURIComponent(password) }
      : {};
    parsed.username = '';
    parsed.password = '';
    this.url = parsed.toString();
  }

  async run(sql: string, database = 'default'): Promise<void> {
    await this.#post(sql, { database });
  }

  bytes(sql: string, database: string): Promise<ArrayBuffer> {
    return this.#post(sql, { database });
  }

  async load(database: string, { name, rows, columns }: NumberTable): Promise<void> {
    const declared = columns.map(
      ({ name: column, values }) => `${column} ${values instanceof Int32Array ? 'Int32' : 'Float64'}`,
    );
    await this.run(`CREATE TABLE ${name} (${declared.join(', ')}) ENGINE = Memory`, database);
    if (rows > 0)
      await this.#post(rowBinary(rows, columns), { database, query: `INSERT INTO ${name} FORMAT RowBinary` });
  }

  async drop(database: string): Promise<void> {
    await this.run(`DROP DATABASE IF EXISTS ${database}`).catch(() => {});
  }

  async #post(
    body: string | Uint8Array<ArrayBuffer>,
    parameters: Readonly<Record<string, string>>,
  ): Promise<ArrayBuffer> {
    const query = new URLSearchParams({ ...settings, ...parameters });
    let answer: Response;
    try {
      answer = await fetch(`${this.url}?${query}`, { method: 'POST', body, headers: this.#headers });
    } catch (error) {
      throw new ClickHouseError(
        `ClickHouse cannot be reached (${String((error as Error).cause ?? (error as Error).message)})`,
      );
    }
    if (!answer.ok) throw new ClickHouseError(`ClickHouse refuses a statement: ${(await answer.text()).slice(0, 500)}`);
    return answer.arrayBuffer();
  }
}

/** Rows one after the other, numbers as they stand in memory. */
function rowBinary(rows: number, columns: NumberTable['columns']): Uint8Array<ArrayBuffer> {
  const widths = columns.map(({ values }) => values.BYTES_PER_ELEMENT);
  const width = widths.reduce((sum, own) => sum + own, 0);
  const view = new DataView(new ArrayBuffer(rows * width));
  let offset = 0;
  columns.forEach(({ values }, index) => {
    for (let row = 0; row < rows; row++) {
      const at = row * width + offset;
      if (values instanceof Int32Array) view.setInt32(at, values[row]!, true);
      else view.setFloat64(at, values[row]!, true);
    }
    offset += widths[index]!;
  });
  return new Uint8Array(view.buffer);
}
