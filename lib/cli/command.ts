import { parseArgs } from 'node:util';
import { CbamDataError } from '../cbam/index.ts';
import { nearestNames } from '../rulebook/index.ts';
import { RuleBookError } from '../rulebook/node.ts';

/** Wrong input: told in plain lines, never as a stack trace. */
export class UsageError extends Error {
  /** @param lines what is wrong, where, what is allowed; one line each */
  constructor(...lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

/**
 * Runs a command of the command line. Wrong input ends it with exit code 2, a rule book or CBAM data that cannot be loaded with 1; both are told on standard error as
 * they are (where, what is wrong, what is allowed). Any other error is a fault of ours and keeps its stack trace.
 */
export async function runCommand(main: (args: string[]) => void | Promise<void>): Promise<void> {
  // A reader that stops early (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof RuleBookError || error instanceof CbamDataError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/** What an option takes: any text, nothing, or one of these values. */
type Options = Readonly<Record<string, 'text' | 'nothing' | readonly string[]>>;
type Values<O extends Options> = {
  [K in keyof O]?: O[K] extends readonly (infer V)[] ? V : O[K] extends 'text' ? string : boolean;
};

/**
 * Options and other arguments of a command.
 *
 * @throws UsageError for options that are not known, lack their value or have a wrong one; every problem at once, then the usage
 */
export function readArguments<const O extends Options>(
  args: string[],
  options: O,
  usage: string,
): { readonly values: Values<O>; readonly positionals: readonly string[] } {
  const types = Object.entries(options).map(
    ([name, takes]) => [name, { type: takes === 'nothing' ? 'boolean' : 'string' }] as const,
  );
  const { values, positionals, tokens } = parseArgs({
    args,
    options: Object.fromEntries(types),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const problems = tokens.flatMap((token) => (token.kind === 'option' ? problemWith(token, options) : []));
  if (problems.length > 0) throw new UsageError(...problems, usage);
  return { values: values as Values<O>, positionals };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function problemWith({ name, rawName, value, inlineValue }: OptionToken, options: Options): string[] {
  const known = Object.keys(options);
  const takes = Object.hasOwn(options, name) && rawName.startsWith('--') ? options[name] : undefined;
  if (!takes) {
    const [near] = nearestNames(name, known, 1);
    const hint = near ? `; did you mean --${near}?` : '';
    return [`unknown option ${rawName}${hint} (allowed: ${known.map((option) => `--${option}`).join(', ')})`];
  }
  if (takes === 'nothing') return value === undefined ? [] : [`${rawName}: takes no value`];
  const allowed = takes === 'text' ? '' : `; allowed: ${takes.join(', ')}`;
  // "--out --locale zh": the next option is no value.
  if (value === undefined || (!inlineValue && /^-./.test(value))) return [`${rawName}: its value is missing${allowed}`];
  if (takes !== 'text' && !takes.includes(value)) return [`${rawName}: "${value}" is not allowed${allowed}`];
  return [];
}
