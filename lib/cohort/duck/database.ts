import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

/** What an embedded database may use. */
export interface DatabaseLimits {
  readonly threads?: number;
  /** Megabytes it may hold in memory; the rest goes to files. */
  readonly memory?: number;
  /** Folder for what does not fit into memory; one of its own for the time being if left out. */
  readonly spill?: string;
}

/** An embedded DuckDB. Nothing is fetched from outside: no extension is installed, no web address read. */
export class Database {
  readonly connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;
  readonly #temporary: string | null;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, temporary: string | null) {
    this.#instance = instance;
    this.#temporary = temporary;
    this.connection = connection;
  }

  /** @param file kept there; in memory if left out */
  static async open({ threads, memory = 1024, spill }: DatabaseLimits = {}, file = ':memory:'): Promise<Database> {
    // Left to itself, every database of a working folder would spill into the same place.
    const temporary = spill === undefined ? join(tmpdir(), `landfall-${randomUUID()}`) : null;
    const instance = await DuckDBInstance.create(file, {
      threads: String(threads ?? availableParallelism()),
      memory_limit: `${memory}MB`,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      temp_directory: spill ?? temporary!,
    });
    return new Database(instance, await instance.connect(), temporary);
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
    if (this.#temporary) rmSync(this.#temporary, { recursive: true, force: true });
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
