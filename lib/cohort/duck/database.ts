import { availableParallelism } from 'node:os';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

/** What an embedded database may use. */
export interface DatabaseLimits {
  readonly threads?: number;
  /** Megabytes it may hold in memory; the rest goes to files. */
  readonly memory?: number;
  /** Folder for what does not fit into memory. */
  readonly spill?: string;
}

/** An embedded DuckDB. Nothing is fetched from outside: no extension is installed, no web address read. */
export class Database {
  readonly connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.connection = connection;
  }

  /** @param file kept there; in memory if left out */
  static async open({ threads, memory = 1024, spill }: DatabaseLimits = {}, file = ':memory:'): Promise<Database> {
    const instance = await DuckDBInstance.create(file, {
      threads: String(threads ?? availableParallelism()),
      memory_limit: `${memory}MB`,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(spill === undefined ? {} : { temp_directory: spill }),
    });
    return new Database(instance, await instance.connect());
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** Rows as plain objects; whole numbers of 64 bits as numbers. */
  async rows<T extends Record<string, unknown>>(sql: string, values: DuckDBValue[] = []): Promise<T[]> {
    const reader = await this.connection.runAndReadAll(sql, values);
    return reader.getRowObjects().map((row) => {
      const plain = Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'bigint' ? Number(value) : value,
      ]);
      return Object.fromEntries(plain) as T;
    });
  }

  [Symbol.dispose](): void {
    this.connection.closeSync();
    this.#instance.closeSync();
  }
}

/** A name as SQL reads it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL reads it. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
