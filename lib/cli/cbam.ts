import { cbamBill, cbamDocument, cbamMarkdown, maxCbamBytes, parseCbamRequest } from '../cbam/index.ts';
import { cbamLaw } from '../cbam/node.ts';
import { readArguments, runCommand, UsageError } from './command.ts';
import { onlyFile, readInput, writeOutput } from './files.ts';

const usage = `Usage: npm run -s cbam -- FILE [--locale en|zh] [--format md|json] [--out FILE]
  FILE     list of goods in YAML or JSON (docs/cbam.md); "-" reads it from standard input
  --locale language (default en)
  --format md (default): tables; json: every figure with its sources
  --out    write to this file instead of standard output`;

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
  const file = onlyFile(positionals, usage);
  const { locale = 'en', format = 'md', out } = values;
  const law = cbamLaw();
  const { request, problems } = parseCbamRequest(law, readInput(file, 'request', maxCbamBytes));
  if (problems) throw new UsageError(...problems.map(({ path, message }) => `${path}: ${message[locale]}`));
  const bill = cbamBill(law, request);
  const text =
    format === 'md' ? cbamMarkdown(law, bill, locale) : `${JSON.stringify(cbamDocument(bill, locale), null, 2)}\n`;
  writeOutput(text, out);
}

runCommand(main);
