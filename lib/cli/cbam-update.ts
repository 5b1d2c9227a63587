import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import {
  type CbamLaw,
  differenceOf,
  formatBenchmarks,
  formatDefaultValues,
  type ReadWorkbook,
  readWorkbook,
} from '../cbam/index.ts';
import { loadCbamLaw } from '../cbam/node.ts';
import { rulesFolder } from '../rulebook/node.ts';
import { readArguments, runCommand, UsageError } from './command.ts';

const usage = `Usage: npm run -s cbam:update -- FILE [--dry-run] [--rules FOLDER] [--drop-missing]
  FILE            a workbook (.xlsx) of the European Commission: default values (a sheet per country) or benchmarks
  --dry-run       only report what would change
  --rules         folder of the rule book (default rules)
  --drop-missing  remove what the workbook no longer names; otherwise it is kept and reported`;

async function sheetsOf(file: string) {
  try {
    // Numbers stay text here, so that nothing is rounded on the way.
    return await readXlsxFile(readFileSync(file), { parseNumber: (digits) => digits });
  } catch (error) {
    throw new UsageError(`${file}: cannot be read as a workbook (${(error as Error).message})`);
  }
}

/** The table after the update, as it will be written. */
function updated(law: CbamLaw, workbook: ReadWorkbook, dropMissing: boolean) {
  if (workbook.kind === 'benchmarks') {
    const before = formatBenchmarks(law.benchmarks);
    const after = formatBenchmarks(dropMissing ? workbook.table : { ...law.benchmarks, ...workbook.table });
    const missing = Object.keys(law.benchmarks).filter((cn) => !workbook.table[cn]);
    return { file: 'benchmarks.csv', before, after, missing, difference: differenceOf(before, after, 3) };
  }
  const before = formatDefaultValues(law.defaultValues);
  const after = formatDefaultValues(dropMissing ? workbook.table : { ...law.defaultValues, ...workbook.table });
  const missing = Object.keys(law.defaultValues).filter((country) => !workbook.table[country]);
  return { file: 'default-values.csv', before, after, missing, difference: differenceOf(before, after, 2) };
}

async function main(args: string[]): Promise<void> {
  const { values, positionals } = readArguments(
    args,
    { 'dry-run': 'nothing', 'drop-missing': 'nothing', rules: 'text', help: 'nothing' },
    usage,
  );
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  if (positionals.length !== 1)
    throw new UsageError(`FILE: ${positionals.length === 0 ? 'is missing' : 'only one is allowed'}`, usage);
  const { rules = rulesFolder(), 'dry-run': dryRun = false, 'drop-missing': dropMissing = false } = values;
  const law = loadCbamLaw(rules);
  const workbook = readWorkbook(law, await sheetsOf(positionals[0]!));
  if (workbook.problems.length > 0)
    throw new UsageError(...workbook.problems, `Nothing was written: ${workbook.problems.length} problem(s).`);
  const { file, before, after, missing, difference } = updated(law, workbook, dropMissing);
  const lines = [
    ...(['added', 'removed', 'changed'] as const).flatMap((kind) =>
      difference[kind].map((row) => `${kind.padEnd(7)}  ${row}`),
    ),
    `${file}: ${difference.added.length} added, ${difference.removed.length} removed, ${difference.changed.length} changed.`,
    ...(missing.length > 0
      ? [`Not in the workbook and ${dropMissing ? 'removed' : 'kept'} (${missing.length}): ${missing.join(', ')}`]
      : []),
  ];
  if (dryRun || before === after) lines.push('Nothing was written.');
  else {
    writeFileSync(join(rules, 'data', 'cbam', file), after);
    lines.push(`Written. Now check tables.yaml: act, dates, "provisional" and which rows were compared with the act.`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

runCommand(main);
