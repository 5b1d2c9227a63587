import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { checkBook } from './check.ts';
import { type Origin, type Problem, RuleBookError, SourceFile } from './problems.ts';
import type { FileKind } from './schema/index.ts';
import type {
  Action,
  Case,
  Criterion,
  Decision,
  Evidence,
  Fact,
  Framework,
  Guard,
  Lever,
  Note,
  Parameter,
  Population,
  Question,
  Risk,
  Rule,
  RuleBook,
  ScenarioRecord,
  Section,
  Sensitivity,
  Source,
  Step,
  Support,
  TakeUp,
  Term,
  Territory,
} from './types.ts';

/** Files that cannot change any advice do not enter the hash. */
const withoutEffect = new Set<FileKind>([
  'cases',
  'guards',
  'glossary',
  'frameworks',
  'levers',
  'populations',
  'scenarios',
  'sensitivity',
]);

export interface LoadedBook {
  readonly book: RuleBook;
  readonly cases: readonly Case[];
  /** Pairs of made-up firms that differ in one thing. */
  readonly sensitivity: readonly Sensitivity[];
  readonly guards: readonly Guard[];
}

/**
 * Reads and checks the rule book.
 *
 * @param directory folder that holds `book.yaml`, `questions/`, `facts/`, `decisions/`, `entries/`, `evidence/`, `data/`, `cases/`, `guards/`
 * @throws RuleBookError with every problem of every file (file, line, what is wrong, what is allowed)
 */
export function loadRuleBook(directory: string): LoadedBook {
  return parseRuleBook(readRuleFiles(directory));
}

/** A file of the rule folder; names are relative to it, with forward slashes. */
export interface RuleFile {
  readonly name: string;
  readonly content: string;
}

export function readRuleFiles(directory: string): RuleFile[] {
  return listYaml(directory).map((path) => ({
    name: relative(directory, path).split(sep).join('/'),
    content: readFileSync(path, 'utf8'),
  }));
}

/** The same as `loadRuleBook` for files already in memory. */
export function parseRuleBook(files: readonly RuleFile[]): LoadedBook {
  const problems: Problem[] = [];
  const sources: SourceFile[] = [];
  for (const { name, content } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    // A format and a reader of its own (lib/cbam).
    if (name.startsWith('data/cbam/')) continue;
    const kind = kindOf(name);
    if (!kind) {
      problems.push({ file: name, line: 1, path: '', message: `no rule file belongs here; allowed: ${allowedPlaces}` });
      continue;
    }
    sources.push(new SourceFile(name, kind, content));
  }
  const collector = new Collector();
  for (const source of sources) {
    collector.add(source);
    source.reportPlaceholders();
  }
  const hash = createHash('sha256');
  for (const source of sources)
    if (!withoutEffect.has(source.kind)) hash.update(JSON.stringify([source.name, source.value]));
  const book = collector.book(hash.digest('hex').slice(0, 16));
  if (!collector.hasHeader)
    problems.push({
      file: 'book.yaml',
      line: 1,
      path: '',
      message: 'is missing: it gives version and date of the rule book',
    });
  // References are only worth checking when every file could be read: otherwise each missing record would be reported again wherever it is named.
  if (problems.length === 0 && sources.every((source) => source.problems.length === 0))
    checkBook(book, collector, collector.origins);
  problems.push(...sources.flatMap((source) => source.problems));
  if (problems.length > 0) throw new RuleBookError(problems);
  return { book, cases: collector.cases, guards: collector.guards, sensitivity: collector.sensitivity };
}

const allowedPlaces =
  'book.yaml, parameters.yaml, criteria.yaml, glossary.yaml, questions/*.yaml, facts/*.yaml, decisions/*.yaml, entries/*.yaml, evidence/*.yaml (evidence/sources.yaml for sources), data/territories.yaml, frameworks/*.yaml, levers/*.yaml, populations/*.yaml, scenarios/*.yaml, cases/*.yaml, guards/*.yaml, sensitivity.yaml';

function kindOf(name: string): FileKind | null {
  const single: Record<string, FileKind> = {
    'book.yaml': 'book',
    'parameters.yaml': 'parameters',
    'criteria.yaml': 'criteria',
    'glossary.yaml': 'glossary',
    'evidence/sources.yaml': 'sources',
    'data/territories.yaml': 'territories',
    'sensitivity.yaml': 'sensitivity',
  };
  const folder =
    /^(questions|facts|decisions|entries|evidence|frameworks|levers|populations|scenarios|cases|guards)\/[^/]+\.yaml$/.exec(
      name,
    )?.[1];
  return single[name] ?? (folder as FileKind | undefined) ?? null;
}

function listYaml(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Take-up in a book without levers. */
const nobody: TakeUp['awareness'] = { fromAnswer: { question: '', shares: {} }, otherwise: 0, because: [] };

/** Puts the contents of all files together; the same id twice is a problem. */
class Collector {
  readonly origins = new Map<object, Origin>();
  readonly cases: Case[] = [];
  readonly sensitivity: Sensitivity[] = [];
  readonly guards: Guard[] = [];
  hasHeader = false;
  readonly #ids = new Map<string, string>();
  #header: Pick<RuleBook, 'version' | 'date' | 'limits' | 'scales'> = {
    version: '0',
    date: '1970-01-01',
    limits: { markets: 5, goods: 20, corePath: 35, coreMinutes: 12 },
    scales: {},
  };
  readonly #sections: { section: Section; questions: string[] }[] = [];
  readonly #questions: Record<string, Question & { section: string }> = {};
  readonly #facts: Record<string, Fact> = {};
  readonly #parameters: Record<string, Parameter> = {};
  #comparison: { weights: string; among?: string; barred?: string; criteria: Criterion[] } | null = null;
  readonly #decisions: Record<string, Decision> = {};
  readonly #looseRules: { decision: string; rules: Rule[]; steps: Step[]; source: SourceFile }[] = [];
  readonly #risks: Risk[] = [];
  readonly #actions: Action[] = [];
  readonly #support: Support[] = [];
  readonly #notes: Note[] = [];
  readonly #evidence: Record<string, Evidence> = {};
  readonly #sources: Record<string, Source> = {};
  readonly #territories: Record<string, Territory> = {};
  readonly #glossary: Term[] = [];
  readonly #frameworks: Record<string, Framework> = {};
  readonly #levers: Record<string, Lever> = {};
  #takeUp: TakeUp = { awareness: nobody, ability: nobody };
  readonly #populations: Record<string, Population> = {};
  readonly #scenarios: Record<string, ScenarioRecord> = {};

  add(source: SourceFile): void {
    switch (source.kind) {
      case 'book': {
        const file = source.validate('book');
        if (file) this.#header = file;
        this.hasHeader = true;
        break;
      }
      case 'parameters':
        this.#each(source, 'parameters', 'field', source.validate('parameters')?.parameters, (item) => {
          this.#parameters[item.id] = item;
        });
        break;
      case 'criteria': {
        const file = source.validate('criteria');
        if (!file) break;
        this.#each(source, 'criteria', 'criterion', file.criteria, () => {});
        this.#comparison = file;
        break;
      }
      case 'questions': {
        const file = source.validate('questions');
        if (!file) break;
        this.#sections.push({ section: file.section, questions: file.questions.map((question) => question.id) });
        this.#each(source, 'questions', 'field', file.questions, (item) => {
          this.#questions[item.id] = { ...item, section: file.section.id };
          this.origins.set(this.#questions[item.id]!, this.origins.get(item)!);
        });
        break;
      }
      case 'facts':
        this.#each(source, 'facts', 'field', source.validate('facts')?.facts, (item) => {
          this.#facts[item.id] = item;
        });
        break;
      case 'decisions': {
        const file = source.validate('decisions');
        if (!file) break;
        const { decision, rulesOf, rules = [], steps = [] } = file;
        if ((decision === undefined) === (rulesOf === undefined))
          source.report(
            [],
            'needs either "decision" (its definition) or "rulesOf" (the decision its rules belong to), not both',
          );
        if (decision) {
          this.#each(source, null, 'decision', [decision], () => {});
          this.#decisions[decision.id] = { ...decision, rules: [], steps: [] };
          this.origins.set(this.#decisions[decision.id]!, { file: source, path: ['decision'] });
        }
        this.#each(source, 'rules', 'rule', rules, () => {});
        this.#each(source, 'steps', 'rule', steps, () => {});
        this.#looseRules.push({ decision: decision?.id ?? rulesOf ?? '', rules, steps, source });
        break;
      }
      case 'entries': {
        const file = source.validate('entries');
        this.#each(source, 'risks', 'rule', file?.risks, (item) => this.#risks.push(item));
        this.#each(source, 'actions', 'rule', file?.actions, (item) => this.#actions.push(item));
        this.#each(source, 'support', 'rule', file?.support, (item) => this.#support.push(item));
        this.#each(source, 'notes', 'rule', file?.notes, (item) => this.#notes.push(item));
        break;
      }
      case 'evidence':
        this.#each(source, 'evidence', 'evidence', source.validate('evidence')?.evidence, (item) => {
          this.#evidence[item.id] = item;
        });
        break;
      case 'sources':
        this.#each(source, 'sources', 'source', source.validate('sources')?.sources, (item) => {
          this.#sources[item.id] = item;
        });
        break;
      case 'territories':
        this.#each(source, 'territories', 'territory', source.validate('territories')?.territories, (item) => {
          this.#territories[item.id] = item;
        });
        break;
      case 'glossary':
        this.#each(source, 'terms', 'term', source.validate('glossary')?.terms, (item) => this.#glossary.push(item));
        break;
      case 'frameworks':
        this.#each(source, 'frameworks', 'framework', source.validate('frameworks')?.frameworks, (item) => {
          this.#frameworks[item.id] = item;
        });
        break;
      case 'levers': {
        const file = source.validate('levers');
        if (file?.takeUp) {
          this.#takeUp = file.takeUp;
          for (const part of ['awareness', 'ability'] as const)
            this.origins.set(file.takeUp[part], { file: source, path: ['takeUp', part] });
        }
        this.#each(source, 'levers', 'lever', file?.levers, (item) => {
          this.#levers[item.id] = item;
        });
        break;
      }
      case 'populations':
        this.#each(source, 'populations', 'population', source.validate('populations')?.populations, (item) => {
          this.#populations[item.id] = item;
        });
        break;
      case 'scenarios':
        this.#each(source, 'scenarios', 'scenario', source.validate('scenarios')?.scenarios, (item) => {
          this.#scenarios[item.id] = item;
        });
        break;
      case 'cases':
        this.#each(source, 'cases', 'case', source.validate('cases')?.cases, (item) => this.cases.push(item));
        break;
      case 'sensitivity':
        this.#each(source, 'pairs', 'pair', source.validate('sensitivity')?.pairs, (item) =>
          this.sensitivity.push(item),
        );
        break;
      case 'guards':
        this.#each(source, 'guards', 'guard', source.validate('guards')?.guards, (item) => this.guards.push(item));
        break;
    }
  }

  book(hash: string): RuleBook {
    for (const { decision, rules, steps, source } of this.#looseRules) {
      const target = this.#decisions[decision];
      if (!target) {
        source.report(
          ['rulesOf'],
          `there is no decision "${decision}"; allowed: ${Object.keys(this.#decisions).join(', ')}`,
        );
        continue;
      }
      target.rules.push(...rules);
      target.steps.push(...steps);
    }
    const decisions = Object.fromEntries(Object.entries(this.#decisions).sort(([, a], [, b]) => a.order - b.order));
    const sections = this.#sections
      .sort((a, b) => a.section.order - b.section.order)
      .map(({ section, questions }) => ({ ...section, questions }));
    return {
      ...this.#header,
      hash,
      sections,
      questions: this.#questions,
      facts: this.#facts,
      parameters: this.#parameters,
      comparison: this.#comparison,
      decisions,
      risks: this.#risks,
      actions: this.#actions,
      support: this.#support,
      notes: this.#notes,
      evidence: this.#evidence,
      sources: this.#sources,
      territories: this.#territories,
      glossary: this.#glossary,
      frameworks: this.#frameworks,
      levers: this.#levers,
      takeUp: this.#takeUp,
      populations: this.#populations,
      scenarios: this.#scenarios,
    };
  }

  /** Registers records under their id; ids are unique within a name space, because a condition or a link names only the id. */
  #each<T extends { id: string }>(
    source: SourceFile,
    key: string | null,
    space: string,
    items: readonly T[] | undefined,
    keep: (item: T) => void,
  ): void {
    items?.forEach((item, index) => {
      const path = key === null ? ['decision'] : [key, index];
      const known = `${space}:${item.id}`;
      const line = source.line([...path, 'id']);
      const earlier = this.#ids.get(known);
      if (earlier) source.report([...path, 'id'], `the ${space} id "${item.id}" is already used at ${earlier}`);
      else this.#ids.set(known, `${source.name}:${line}`);
      this.origins.set(item, { file: source, path });
      keep(item);
    });
  }
}
