import { DuckDBDataChunk, type DuckDBType } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/** Rows that DuckDB hands over at once at most. */
export const chunkRows = 2048;

/** The bytes of columns of numbers as they are: a call per value would take longer than all decisions. */
export class RawChunk {
  readonly rows: number;
  readonly #chunk: DuckDBDataChunk;

  constructor(chunk: DuckDBDataChunk) {
    this.#chunk = chunk;
    this.rows = chunk.rowCount;
  }

  bytes(column: number): Uint8Array {
    return this.#data(column, 1);
  }

  whole(column: number): Int32Array {
    const { buffer, byteOffset } = this.#data(column, 4);
    return new Int32Array(buffer, byteOffset, this.rows);
  }

  numbers(column: number): Float64Array {
    const { buffer, byteOffset } = this.#data(column, 8);
    return new Float64Array(buffer, byteOffset, this.rows);
  }

  /** Values of any type, one by one. */
  values(column: number): readonly unknown[] {
    return this.#chunk.getColumnValues(column);
  }

  /** One bit per row, 1 where there is a value; null if there is one everywhere. */
  known(column: number): Uint8Array | null {
    const bytes = 8 * Math.ceil(this.rows / 64);
    return duckdb.vector_get_validity(this.#vector(column), bytes) ?? null;
  }

  #data(column: number, width: number): Uint8Array {
    return duckdb.vector_get_data(this.#vector(column), this.rows * width);
  }

  #vector(column: number) {
    return duckdb.data_chunk_get_vector(this.#chunk.chunk, column);
  }
}

/** Makes a chunk of columns without gaps from arrays of numbers of the width of their types. */
export function chunkOf(
  types: readonly DuckDBType[],
  columns: readonly (Uint8Array | Int32Array | Float64Array)[],
  rows: number,
) {
  const chunk = DuckDBDataChunk.create(types, rows);
  columns.forEach((column, index) => {
    const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
    duckdb.copy_data_to_vector(
      vector,
      0,
      column.buffer as ArrayBuffer,
      column.byteOffset,
      rows * column.BYTES_PER_ELEMENT,
    );
  });
  return chunk;
}
