import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { adviceMarkdown, buildAdvice, maxProfileBytes, parseProfile } from '../advice/index.ts';
import { compiledBook } from '../advice/node.ts';
import type { Locale } from '../rulebook/index.ts';
import { RuleBookError } from '../rulebook/node.ts';

const usage = `Usage: npm run -s advise -- FILE [--locale en|zh] [--format json|md] [--out FILE]
  FILE     profile in YAML or JSON; "-" reads it from standard input
  --locale language of the advice (default en)
  --format json (default) or md (Markdown)
  --out    write to this file instead of standard output`;

/** Bad input: one line per problem on standard error, exit code 2, never a stack trace. */
class UsageError extends Error {
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

function options(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        locale: { type: 'string', default: 'en' },
        format: { type: 'string', default: 'json' },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return { ...values, positionals };
  } catch (error) {
    throw new UsageError([`arguments: ${(error as Error).message}`, usage]);
  }
}

function read(file: string): string {
  try {
    const content = readFileSync(file === '-' ? 0 : file);
    if (content.length > maxProfileBytes)
      throw new UsageError([`profile: is ${content.length} bytes; allowed: at most ${maxProfileBytes}`]);
    return content.toString('utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError([
      `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).message})`,
    ]);
  }
}

function main(args: string[]): void {
  const { positionals, locale, format, out, help } = options(args);
  if (help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const problems: string[] = [];
  if (positionals.length !== 1)
    problems.push(`FILE: ${positionals.length === 0 ? 'is missing' : 'only one is allowed'}; "-" reads standard input`);
  if (locale !== 'en' && locale !== 'zh') problems.push(`--locale: "${locale}" is not allowed; allowed: en, zh`);
  if (format !== 'json' && format !== 'md') problems.push(`--format: "${format}" is not allowed; allowed: json, md`);
  if (problems.length > 0) throw new UsageError([...problems, usage]);

  const compiled = compiledBook();
  const { profile, failure } = parseProfile(compiled, read(positionals[0]!), new Date().getFullYear());
  if (failure) throw new UsageError(failure.problems.map(({ path, message }) => `${path}: ${message}`));
  const advice = buildAdvice(compiled, profile, locale as Locale);
  const text = format === 'md' ? adviceMarkdown(advice) : `${JSON.stringify(advice, null, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else {
    try {
      writeFileSync(out, text);
    } catch (error) {
      throw new UsageError([`--out: ${out} cannot be written (${(error as NodeJS.ErrnoException).code})`]);
    }
  }
}

// A reader that stops early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) process.stderr.write(`${error.lines.join('\n')}\n`);
  else if (error instanceof RuleBookError) process.stderr.write(`rule book: ${error.message}\n`);
  else throw error;
  process.exitCode = 2;
}
