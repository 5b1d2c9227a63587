import { parseArgs } from 'node:util';
import {
  baseOf,
  type Change,
  compareRecords,
  filesAt,
  impactOf,
  type RecordChanges,
  RevisionError,
  recordsOf,
} from '../impact/node.ts';
import {
  type LoadedBook,
  parseRuleBook,
  RuleBookError,
  type RuleFile,
  readRuleFiles,
  rulesFolder,
} from '../rulebook/node.ts';

/**
 * `npm run rules:diff -- REV [REV]`: which cases and which firms of a fixed reference population are advised otherwise by the rules of this folder (or
 * of the second revision) than by those of REV, from what to what, and because of which rule. `--base`: compares with where this branch began, or the
 * commit before; says so and ends well where there is none.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { base: { type: 'boolean', default: false } },
});
const folder = rulesFolder();

try {
  const revision = values.base ? earlier() : positionals[0];
  if (revision === undefined)
    throw new RevisionError('say with which revision to compare: npm run rules:diff -- HEAD~1');
  if (revision !== null) {
    const old = filesAt(folder, revision);
    const fresh = positionals[1] === undefined ? readRuleFiles(folder) : filesAt(folder, positionals[1]);
    compare(revision, old, positionals[1] ?? 'the rules of this folder', fresh);
  }
} catch (error) {
  if (!(error instanceof RevisionError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function earlier(): string | null {
  try {
    return baseOf(folder);
  } catch (error) {
    if (!(error instanceof RevisionError)) throw error;
    console.log('Rules: no earlier revision at hand (no git, a single commit or a shallow copy); nothing compared.');
    return null;
  }
}

function compare(from: string, old: readonly RuleFile[], to: string, fresh: readonly RuleFile[]): void {
  const changes = compareRecords(recordsOf(old), recordsOf(fresh));
  console.log(`Rules: ${short(from)} → ${short(to)}`);
  for (const line of recordLines(changes)) console.log(`  ${line}`);
  const { added, removed, changed } = changes;
  if (added.length + removed.length + changed.length === 0) {
    console.log('  No record differs in content: no advice changes.');
    return;
  }
  const before = load(from, old);
  const after = load(to, fresh);
  if (!before || !after) {
    console.log('  So advice cannot be compared; shown instead are the records that differ, above.');
    return;
  }
  const { cases, population } = impactOf(before, after, changes);
  console.log(
    `Cases: ${firmsIn(cases.changes)} of ${cases.read} change${cases.left.length > 0 ? ` (not readable under both: ${cases.left.join(', ')})` : ''}`,
  );
  for (const line of changeLines(cases.changes, changes, true)) console.log(`  ${line}`);
  console.log(`Reference population: ${firmsIn(population.changes)} of ${population.read} firms change`);
  for (const line of changeLines(population.changes, changes, false)) console.log(`  ${line}`);
}

function load(name: string, files: readonly RuleFile[]): LoadedBook | null {
  try {
    return parseRuleBook(files);
  } catch (error) {
    if (!(error instanceof RuleBookError)) throw error;
    const [first] = error.problems;
    console.log(
      `  The book of ${short(name)} cannot be read by the present loader: ${error.problems.length} problem(s), the first: ${first!.file}:${first!.line} ${first!.path}: ${first!.message}`,
    );
    return null;
  }
}

function short(revision: string): string {
  return /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 10) : revision;
}

function recordLines({ added, removed, changed, renamed }: RecordChanges): string[] {
  const line = (what: string, names: readonly string[]) => (names.length > 0 ? [`${what}: ${names.join(', ')}`] : []);
  return [
    ...line('added', added),
    ...line('removed', removed),
    ...line('changed', changed),
    ...line(
      'only renamed',
      [...renamed].map(([old, fresh]) => `${old} → ${fresh.slice(fresh.indexOf(' ') + 1)}`),
    ),
  ];
}

function firmsIn(changes: readonly Change[]): number {
  return new Set(changes.map(({ firm }) => firm)).size;
}

/** The same change of many firms once, the commonest first. */
function changeLines(changes: readonly Change[], records: RecordChanges, named: boolean): string[] {
  const groups = Map.groupBy(changes, ({ subject, before, after, because }) =>
    JSON.stringify([subject, before, after, because]),
  );
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length);
  const shown = sorted.slice(0, 40).map((group) => {
    const { subject, before, after, because } = group[0]!;
    const firms = [...new Set(group.map(({ firm, at }) => (at ? `${firm} · ${at}` : firm)))];
    const who = named || firms.length === 1 ? firms.join(', ') : `${firms.length} × (${firms[0]} …)`;
    const why = because.length > 0 ? `; because of ${because.map((rule) => reason(rule, records)).join(', ')}` : '';
    return `${subject}: ${before} → ${after}: ${who}${why}`;
  });
  const rest = sorted.length - shown.length;
  return rest > 0 ? [...shown, `… and ${rest} more kinds of change`] : shown;
}

/** A rule with what became of it; one that is as before holds for other firms, because a fact or an answer behind it changed. */
function reason(rule: string, { added, removed, changed, renamed }: RecordChanges): string {
  const name = `rules ${rule}`;
  if (added.includes(name)) return `${rule} (added)`;
  if (removed.includes(name)) return `${rule} (removed)`;
  if (changed.includes(name) || [...renamed.values()].includes(name)) return `${rule} (changed)`;
  return `${rule} (as before, but holds otherwise)`;
}
