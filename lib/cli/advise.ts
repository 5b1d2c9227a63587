import { adviceMarkdown, buildAdvice, maxProfileBytes, parseAim, parseProfile } from '../advice/index.ts';
import { carbonBasis, compiledBook } from '../advice/node.ts';
import { cbamLaw } from '../cbam/node.ts';
import { readArguments, runCommand, UsageError } from './command.ts';
import { onlyFile, readInput, writeOutput } from './files.ts';

const usage = `Usage: npm run -s advise -- FILE [--locale en|zh] [--format json|md] [--whatif KEY] [--out FILE]
  FILE     profile in YAML or JSON; "-" reads it from standard input
  --locale language of the advice (default en)
  --format json (default) or md (Markdown)
  --whatif what would have to be true for an option: a key under "askable" in the advice
  --out    write to this file instead of standard output`;

function main(args: string[]): void {
  const { values, positionals } = readArguments(
    args,
    { locale: ['en', 'zh'], format: ['json', 'md'], whatif: 'text', out: 'text', help: 'nothing' },
    usage,
  );
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const file = onlyFile(positionals, usage);
  const { locale = 'en', format = 'json', whatif, out } = values;

  const compiled = compiledBook();
  const { profile, failure } = parseProfile(
    compiled,
    cbamLaw(),
    readInput(file, 'profile', maxProfileBytes),
    new Date().getFullYear(),
  );
  if (failure) throw new UsageError(...failure.problems.map(({ path, message }) => `${path}: ${message.en}`));
  const asked = whatif === undefined ? null : parseAim(compiled, profile, whatif);
  if (whatif !== undefined && !asked)
    throw new UsageError(`--whatif: "${whatif}" is no key under "askable" in the advice for this profile`);
  const advice = buildAdvice(compiled, profile, locale, asked, carbonBasis());
  const text = format === 'md' ? adviceMarkdown(advice) : `${JSON.stringify(advice, null, 2)}\n`;
  writeOutput(text, out);
}

runCommand(main);
