import { open } from 'node:fs/promises';
import type { Localised } from '../../rulebook/index.ts';
import { intakeLimits } from '../limits.ts';
import { IntakeError } from '../problem.ts';
import { csvSource } from './csv.ts';
import { parquetSource } from './parquet.ts';
import type { SourceOptions, TableSource } from './source.ts';
import { xlsxSource } from './xlsx/index.ts';

/**
 * Opens a table by what the file holds, whatever its name says.
 *
 * @throws IntakeError if it is empty, too large, damaged or no table
 */
export async function openSource(path: string, options: SourceOptions = {}): Promise<TableSource> {
  const { size, start } = await beginning(path);
  if (size > intakeLimits.bytes) throw new IntakeError(tooLarge(size));
  if (size === 0) throw new IntakeError(empty);
  if (start.startsWith('PAR1')) return parquetSource(path);
  // A table may have a column PK.
  if (start.startsWith('PK\x03') || start.startsWith('PK\x05')) return xlsxSource(path, options);
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw new IntakeError(oldWorkbook);
  return csvSource(path, options);
}

async function beginning(path: string): Promise<{ size: number; start: string }> {
  await using file = await open(path);
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  return { size, start: buffer.toString('latin1', 0, bytesRead) };
}

const empty = { en: 'the file is empty', zh: '文件是空的' };
const oldWorkbook = {
  en: 'the file is a workbook of an old kind (.xls) or protected by a password; save it as XLSX without password',
  zh: '文件是旧版工作簿（.xls）或设有密码；请去掉密码并另存为 XLSX',
};

function tooLarge(size: number): Localised {
  const gigabytes = (bytes: number) => (bytes / 1024 ** 3).toFixed(1);
  return {
    en: `the file has ${gigabytes(size)} GB; allowed: at most ${gigabytes(intakeLimits.bytes)} GB. Write it as Parquet, or in parts`,
    zh: `文件有 ${gigabytes(size)} GB；最多允许 ${gigabytes(intakeLimits.bytes)} GB。请改存为 Parquet，或拆成几份`,
  };
}
