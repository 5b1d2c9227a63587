import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from '../../../lib/cli/command.ts';

const options = { locale: ['en', 'zh'], out: 'text', help: 'nothing' } as const;
const read = (...args: string[]) => readArguments(args, options, 'Usage: …');

describe('options of a command', () => {
  it('are read wherever they stand', () => {
    expect(read('a', '--locale', 'zh', 'b', '--out=x', '--help')).toEqual({
      values: { locale: 'zh', out: 'x', help: true },
      positionals: ['a', 'b'],
    });
    expect(read('-', '--out', '-')).toEqual({ values: { out: '-' }, positionals: ['-'] });
  });

  it.each([
    [['--lcale', 'zh'], ['unknown option --lcale; did you mean --locale? (allowed: --locale, --out, --help)']],
    [['-x'], ['unknown option -x (allowed: --locale, --out, --help)']],
    [['--constructor'], ['unknown option --constructor (allowed: --locale, --out, --help)']],
    [['--locale'], ['--locale: its value is missing; allowed: en, zh']],
    [['--out', '--locale', 'zh'], ['--out: its value is missing']],
    [['--help=no'], ['--help: takes no value']],
    [
      ['--locale', 'fr', '--lout', 'x'],
      [
        '--locale: "fr" is not allowed; allowed: en, zh',
        'unknown option --lout; did you mean --out? (allowed: --locale, --out, --help)',
      ],
    ],
  ])('that are wrong are all told, with what is allowed: %j', (args, lines) => {
    expect(() => read(...args)).toThrow(new UsageError(...lines, 'Usage: …'));
  });
});
