import { Database, quoted, text } from '../../cohort/node.ts';
import { checkColumns, intakeLimits } from '../limits.ts';
import { IntakeError } from '../problem.ts';
import type { SourceRow, TableSource } from './source.ts';

const memory = 512;

/** A Parquet file; only its footer is read here. @throws IntakeError if it is not whole */
export async function parquetSource(path: string): Promise<TableSource> {
  const header = await headerOf(path);
  checkColumns(header.length, 0);
  return { format: 'parquet', sheets: [], notes: [], options: {}, lines: () => linesOf(path, header) };
}

async function headerOf(path: string): Promise<readonly string[]> {
  using database = await Database.open({ threads: 1, memory });
  try {
    const rows = await database.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM read_parquet(${text(path)})`);
    return rows.map((row) => row.column_name);
  } catch {
    throw new IntakeError(notWhole);
  }
}

const notWhole = {
  en: 'the file begins as Parquet but cannot be read: it is damaged or was not written to its end; write it again',
  zh: '文件开头是 Parquet，但无法读取：已损坏或没有写完；请重新生成',
};

async function* linesOf(path: string, header: readonly string[]): AsyncGenerator<SourceRow> {
  yield { line: 0, cells: header };
  using database = await Database.open({ threads: 1, memory });
  const cells = header.map((name) => `CAST(${quoted(name)} AS VARCHAR)`);
  let line = 0;
  try {
    const result = await database.connection.stream(`SELECT ${cells.join(', ')} FROM read_parquet(${text(path)})`);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      const columns = header.map((_, index) => chunk.getColumnValues(index) as (string | null)[]);
      for (let row = 0; row < chunk.rowCount; row++) {
        line++;
        yield { line, cells: columns.map((column) => (column[row] ?? '').slice(0, intakeLimits.cellCharacters)) };
      }
    }
  } catch (error) {
    if (error instanceof IntakeError) throw error;
    throw new IntakeError(notWhole);
  }
}
