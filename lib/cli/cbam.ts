import { readFileSync, writeFileSync } from 'node:fs';
import { cbamBill, cbamDocument, cbamMarkdown, maxCbamBytes, parseCbamRequest } from '../cbam/index.ts';
import { cbamLaw } from '../cbam/node.ts';
import { readArguments, runCommand, UsageError } from './command.ts';

const usage = `Usage: npm run -s cbam -- FILE [--locale en|zh] [--format md|json] [--out FILE]
  FILE     list of goods in YAML or JSON (docs/cbam.md); "-" reads it from standard input
  --locale language (default en)
  --format md (default): tables; json: every figure with its sources
  --out    write to this file instead of standard output`;

function read(file: string): string {
  try {
    const content = readFileSync(file === '-' ? 0 : file);
    if (content.length > maxCbamBytes)
      throw new UsageError(`request: is ${content.length} bytes; allowed: at most ${maxCbamBytes}`);
    return content.toString('utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`,
    );
  }
}

function main(args: string[]): void {
  const { values, positionals } = readArguments(
    args,
    { locale: ['en', 'zh'], format: ['md', 'json'], out: 'text', help: 'nothing' },
    usage,
  );
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  if (positionals.length !== 1)
    throw new UsageError(
      `FILE: ${positionals.length === 0 ? 'is missing' : 'only one is allowed'}; "-" reads standard input`,
      usage,
    );
  const { locale = 'en', format = 'md', out } = values;
  const law = cbamLaw();
  const { request, problems } = parseCbamRequest(law, read(positionals[0]!));
  if (problems) throw new UsageError(...problems.map(({ path, message }) => `${path}: ${message}`));
  const bill = cbamBill(law, request);
  const text =
    format === 'md' ? cbamMarkdown(law, bill, locale) : `${JSON.stringify(cbamDocument(bill, locale), null, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else {
    try {
      writeFileSync(out, text);
    } catch (error) {
      throw new UsageError(`--out: ${out} cannot be written (${(error as NodeJS.ErrnoException).code})`);
    }
  }
}

runCommand(main);
