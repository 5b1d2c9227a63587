import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { nearestNames } from '../rulebook/index.ts';
import { parseRuleBook, RuleBookError, readRuleFiles } from '../rulebook/node.ts';
import { UsageError } from './command.ts';
import { type Kind, scaffolds } from './scaffolds.ts';

export interface Wanted {
  readonly kind: Kind;
  readonly id: string;
  /** Relative to the rule folder. */
  readonly file: string;
  /** Record after which it is put; null: the last. */
  readonly after: string | null;
}

/**
 * Puts the scaffold of a new record into its file.
 *
 * @returns the line it begins at
 * @throws UsageError if the id exists, or the file is missing or the wrong one
 */
export function newRecord(folder: string, wanted: Wanted): number {
  const { place, allowed } = scaffolds[wanted.kind];
  if (!place.test(wanted.file))
    throw new UsageError(
      `--in: a record of kind ${wanted.kind} does not belong in ${wanted.file}; allowed: ${allowed}`,
    );
  const path = join(folder, wanted.file);
  if (!existsSync(path)) throw new UsageError(`--in: there is no file ${wanted.file} in ${folder}`);
  refuseKnown(folder, wanted);
  const content = inserted(readFileSync(path, 'utf8'), wanted);
  const temporary = `${path}.${process.pid}`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  return content.slice(0, content.indexOf(`id: ${wanted.id}\n`)).split('\n').length;
}

/** Puts the scaffold into the text of its file. Everything else in it, comments too, stays as it is. */
function inserted(content: string, { kind, id, file, after }: Wanted): string {
  const { list, record } = scaffolds[kind];
  const document = parseDocument(content);
  if (document.errors.length > 0)
    throw new UsageError(`--in: ${file} is not readable as YAML; rules:check shows where`);
  const sequence = document.get(list);
  if (!isSeq(sequence)) throw new UsageError(`--in: ${file} has no list "${list}"; a ${kind} belongs in one that has`);
  const at = position(sequence, after, file, list);
  // The Document API says where the record goes; the text itself is cut there, so that no other line is laid out anew.
  const item = sequence.items[at] as { range?: [number, number, number] | null };
  const end = endOfRecord(content, item.range?.[1] ?? content.length);
  const scaffold = record(id);
  const result = `${content.slice(0, end).trimEnd()}\n\n${indented(scaffold)}${gap(content.slice(end))}`;
  const check = parseDocument(result);
  const written = check.getIn([list, at + 1, 'id']);
  if (check.errors.length > 0 || written !== id) throw new Error(`the scaffold of a ${kind} broke ${file}`);
  return result;
}

function position(sequence: YAMLSeq, after: string | null, file: string, list: string): number {
  const ids = sequence.items.map((_, index) => String(sequence.getIn([index, 'id'])));
  if (after === null) return ids.length - 1;
  const found = ids.indexOf(after);
  if (found >= 0) return found;
  const near = nearestNames(after, ids, 3);
  throw new UsageError(
    `--after: ${file} has no "${after}" in "${list}"${near.length > 0 ? `; nearest names: ${near.join(', ')}` : ''}`,
  );
}

/** A record ends with its line; comments after it belong to the next one. */
function endOfRecord(content: string, offset: number): number {
  const before = content.slice(0, offset).trimEnd().length;
  const newline = content.indexOf('\n', before);
  return newline < 0 ? content.length : newline + 1;
}

function gap(rest: string): string {
  const next = rest.replace(/^\n+/, '');
  return next === '' ? '' : `\n${next}`;
}

function indented(record: string): string {
  return record
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
    .concat('\n');
}

/** An id that some record has already; within a kind and across the kinds that share a name space, as the loader demands. */
function refuseKnown(folder: string, wanted: Wanted): void {
  const files = readRuleFiles(folder);
  const scaffold = scaffolds[wanted.kind];
  for (const { name, content } of files) {
    const document = parseDocument(content);
    for (const list of scaffold.shares) {
      const sequence = document.get(list);
      if (!isSeq(sequence)) continue;
      if (sequence.items.some((_, index) => sequence.getIn([index, 'id']) === wanted.id))
        throw new UsageError(`ID: "${wanted.id}" exists already in ${name}`);
    }
  }
}

/** How many problems the book has now. */
export function openPlaces(folder: string): number {
  try {
    parseRuleBook(readRuleFiles(folder));
    return 0;
  } catch (error) {
    if (error instanceof RuleBookError) return error.problems.length;
    throw error;
  }
}
