import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { rulesFolder } from '../../lib/rulebook/node.ts';
import { run } from '../support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'landfall-walk-'));
beforeEach(() => cpSync(rulesFolder(), folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

interface Example {
  readonly command: string;
  /** What the author has done before, as the remark behind the command says. */
  readonly after: string;
  readonly output: readonly string[];
}

/** Every command of the walk-through that is printed with its output. */
const examples: Example[] = [
  ...readFileSync('docs/rule-authoring.md', 'utf8').matchAll(/^```sh\n(\$ [\s\S]*?)\n```$/gm),
].map(([, block]) => {
  const [first, ...output] = block!.split('\n');
  const [command, after = ''] = first!.slice('$ npm run -s '.length).split(/\s+#\s+/);
  return { command: command!, after, output };
});

const preparations: Readonly<Record<string, () => void>> = {
  '': () => {},
  'after raising overseasWarehouse above to 3': () => {
    const file = join(folder, 'decisions/entry-mode-scores.yaml');
    const text = readFileSync(file, 'utf8');
    const at = text.indexOf('overseasWarehouse: 1', text.indexOf('id: certificates-in-hand'));
    writeFileSync(file, `${text.slice(0, at)}overseasWarehouse: 3${text.slice(at + 'overseasWarehouse: 1'.length)}`);
  },
};

/** What the command prints, cut by `| tail -N | head -N` as it says. */
function outputOf(command: string): string[] {
  const [call, ...filters] = command.split(' | ');
  const [name, ...args] = call!.split(' ');
  const { stdout, stderr } = run(
    `${name!.replace(':', '-')}.ts`,
    args.filter((arg) => arg !== '--'),
    {
      LANDFALL_RULES: folder,
    },
  );
  // Places move with every edition: the walk-through shows that they are named, not which.
  const lines = (stdout + stderr)
    .trimEnd()
    .replace(/(\.yaml):\d+/g, '$1:LINE')
    .replace(/ rules\[\d+\]/g, ' rules[N]')
    .split('\n');
  return filters.reduce((rest, filter) => {
    const [, kind, count] = /^(head|tail) -(\d+)$/.exec(filter)!;
    return kind === 'head' ? rest.slice(0, Number(count)) : rest.slice(-Number(count));
  }, lines);
}

/** The printed lines as the walk-through shows them: "…" at the end of a line or in its place leaves something out. */
function asShown(printed: readonly string[], shown: readonly string[]): string[] {
  let at = 0;
  return shown.map((line, index) => {
    if (line === '…') {
      const next = shown[index + 1];
      const found = next === undefined ? printed.length : printed.indexOf(next, at);
      at = found < 0 ? printed.length : found;
      return found < 0 ? `… (nowhere below: ${next})` : '…';
    }
    const found = printed[at++] ?? '(nothing more is printed)';
    const start = line.endsWith(' …') ? line.slice(0, -2) : null;
    return start !== null && found.startsWith(start) ? line : found;
  });
}

describe('the walk-through for rule authors', () => {
  it('shows commands with their output', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it.each(examples.map((example) => [example.command, example] as const))('prints what `%s` prints', (_, example) => {
    preparations[example.after]!();
    expect(asShown(outputOf(example.command), example.output)).toEqual(example.output);
  });
});
