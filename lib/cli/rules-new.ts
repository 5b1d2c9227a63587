import { rulesFolder } from '../rulebook/node.ts';
import { readArguments, runCommand, UsageError } from './command.ts';
import { newRecord, openPlaces, type Wanted } from './new-record.ts';
import { kinds, scaffolds } from './scaffolds.ts';

const usage = `Usage: npm run -s rules:new -- KIND ID --in FILE [--after ID]
  KIND     ${kinds.join(', ')}
  ID       id of the new record: letters, digits and "-"
  --in     file below rules/, such as decisions/entry-mode-scores.yaml
  --after  record of that file after which the new one is put (default: the last)`;

function read(args: string[]): Wanted | null {
  const { values, positionals } = readArguments(args, { in: 'text', after: 'text', help: 'nothing' }, usage);
  if (values.help) return null;
  const [kind, id] = positionals;
  const problems: string[] = [];
  if (positionals.length !== 2) problems.push('KIND and ID: both are needed, and nothing else');
  const known = kinds.find((candidate) => candidate === kind);
  if (kind !== undefined && !known) problems.push(`KIND: "${kind}" is not allowed; allowed: ${kinds.join(', ')}`);
  if (id !== undefined && !/^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$/.test(id))
    problems.push(`ID: "${id}" is not allowed; an id is letters and digits, parts joined by "-"`);
  if (values.in === undefined) problems.push('--in: is missing; name the file the record belongs to');
  if (problems.length > 0 || !known || !id || !values.in) throw new UsageError(...problems, usage);
  return { kind: known, id, file: values.in.replace(/^(\.\/)?rules\//, ''), after: values.after ?? null };
}

function main(args: string[]): void {
  const wanted = read(args);
  if (!wanted) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const folder = rulesFolder();
  const line = newRecord(folder, wanted);
  const steps = [
    'Fill every TODO and 待写, then delete the comments that explain them.',
    ...scaffolds[wanted.kind].next,
    `npm run -s rules:explain -- ${wanted.id}   # read it aloud`,
    'npm run cases   # see whether a known firm is advised otherwise',
  ];
  process.stdout.write(
    [
      `rules/${wanted.file}:${line}: ${wanted.kind} "${wanted.id}" is prepared. rules:check refuses the book until its placeholders are filled (${openPlaces(folder)} problems now).`,
      'Next:',
      ...steps.map((step, index) => `  ${index + 1}. ${step}`),
      '',
    ].join('\n'),
  );
}

runCommand(main);
