import { parseArgs } from 'node:util';
import type { Locale } from '../rulebook/index.ts';
import { RuleBookError, ruleBook } from '../rulebook/node.ts';
import { explainRecord, UnknownRecord } from './explain-record.ts';

const usage = `Usage: npm run -s rules:explain -- ID [--locale en|zh]
  ID       any record of the rule book: rule, gate, step, decision, question, fact, parameter, risk, action, support, note,
           evidence, source, framework or case; decision.option for an option, question.option for an answer
  --locale language (default en)`;

/** Wrong input: one line per problem on standard error, exit code 2. */
class UsageError extends Error {}

function read(args: string[]): { id: string; locale: Locale } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { locale: { type: 'string', default: 'en' }, help: { type: 'boolean', default: false } },
    });
    if (values.help) return null;
    if (values.locale !== 'en' && values.locale !== 'zh')
      throw new UsageError(`--locale: "${values.locale}" is not allowed; allowed: en, zh`);
    if (positionals.length !== 1)
      throw new UsageError(`ID: ${positionals.length === 0 ? 'is missing' : 'only one is allowed'}\n${usage}`);
    return { id: positionals[0]!, locale: values.locale };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`arguments: ${(error as Error).message}\n${usage}`);
  }
}

function main(args: string[]): void {
  const wanted = read(args);
  if (!wanted) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const { book, cases } = ruleBook();
  process.stdout.write(explainRecord(book, cases, wanted.id, wanted.locale));
}

// A reader that stops early (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  main(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError || error instanceof UnknownRecord) process.stderr.write(`${error.message}\n`);
  else if (error instanceof RuleBookError) process.stderr.write(`rule book: ${error.message}\n`);
  else throw error;
  process.exitCode = 2;
}
