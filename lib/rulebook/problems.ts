import { type Document, isMap, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { nearest } from './condition.ts';
import { schemaWords, yamlWords } from './plain-words.ts';
import { type FileKind, fileSchemas } from './schema/index.ts';

/** One thing wrong in a rule file, for its author. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  /** Path inside the file, e.g. `rules[3].for.brand`. */
  readonly path: string;
  /** What is wrong and what is allowed. */
  readonly message: string;
}

/** All problems of all files: nothing is reported one at a time. */
export class RuleBookError extends Error {
  override name = 'RuleBookError';
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problem(s) in the rule book:\n${problems.map(formatProblem).join('\n')}`);
    this.problems = problems;
  }
}

export function formatProblem({ file, line, path, message }: Problem): string {
  return `${file}:${line}${path ? ` ${path}` : ''}: ${message}`;
}

type Path = readonly (string | number)[];

/** A YAML file with a way back from any value to its line. */
export class SourceFile {
  readonly problems: Problem[] = [];
  readonly value: unknown;
  readonly name: string;
  readonly kind: FileKind;
  readonly #document: Document;
  readonly #lines = new LineCounter();

  constructor(name: string, kind: FileKind, content: string) {
    this.name = name;
    this.kind = kind;
    this.#document = parseDocument(content, { lineCounter: this.#lines, prettyErrors: false });
    for (const error of this.#document.errors) {
      const { line } = this.#lines.linePos(error.pos[0]);
      // One slip makes the reader stumble several times; the first is the one to mend.
      if (!this.problems.some((problem) => problem.line === line)) this.#unreadable(line, yamlWords(error));
    }
    this.value = this.problems.length > 0 ? null : this.#read();
  }

  #read(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: 100 });
    } catch (error) {
      if (!(error instanceof ReferenceError)) throw error;
      this.#unreadable(1, 'a text that begins with "*" must stand in quotation marks');
      return null;
    }
  }

  #unreadable(line: number, message: string): void {
    this.problems.push({ file: this.name, line, path: '', message: `not readable as YAML: ${message}` });
  }

  report(path: Path, message: string): void {
    this.problems.push({ file: this.name, line: this.line(path), path: formatPath(path), message });
  }

  /** Line of the value at `path`, or of the nearest existing parent. */
  line(path: Path): number {
    let node: unknown = this.#document.contents;
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find(
          (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
        );
        if (!pair) break;
        if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
        node = pair.value;
      } else {
        node =
          isNode(node) && 'get' in node
            ? (node as { get(k: unknown, keep: boolean): unknown }).get(key, true)
            : undefined;
        if (isNode(node) && node.range) offset = node.range[0];
      }
      if (node === undefined || node === null) break;
    }
    return this.#lines.linePos(offset).line;
  }

  /** Reports what an author has not filled yet, unless the place is reported already. */
  reportPlaceholders(): void {
    const walk = (value: unknown, path: Path): void => {
      if (typeof value === 'object' && value !== null) {
        for (const [key, child] of Object.entries(value)) {
          const at = [...path, Array.isArray(value) ? Number(key) : key];
          if (isPlaceholder(key))
            this.#reportOnce(at, `"${key}" is a placeholder: put a name of the book in its place`);
          else walk(child, at);
        }
      } else if (typeof value === 'string' && isPlaceholder(value)) this.#reportOnce(path, 'is a placeholder: fill it');
    };
    walk(this.value, []);
  }

  #reportOnce(path: Path, message: string): void {
    if (!this.problems.some((problem) => problem.path === formatPath(path))) this.report(path, message);
  }

  /** Checks the file against the schema of its kind; reports every violation with what is allowed. */
  validate<K extends FileKind>(kind: K): z.infer<(typeof fileSchemas)[K]> | null {
    if (this.problems.length > 0) return null;
    const result = fileSchemas[kind].safeParse(this.value, { error: schemaWords });
    if (result.success) return result.data as z.infer<(typeof fileSchemas)[K]>;
    for (const issue of flatten(result.error.issues)) this.report(issue.path as Path, describe(issue, kind));
    return null;
  }
}

/** What `rules:new` writes where an author has to. */
function isPlaceholder(text: string): boolean {
  return /^(?:TODO\b|待写)/.test(text);
}

export function formatPath(path: Path): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

type Issue = z.core.$ZodIssue;

/** Issues inside a union are reported for the alternative that came closest. */
function flatten(issues: readonly Issue[], prefix: PropertyKey[] = []): Issue[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const deepest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0]!;
      if (depth(deepest) > 0) return flatten(deepest, path);
    }
    return [{ ...issue, path } as Issue];
  });
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function describe(issue: Issue, kind: FileKind): string {
  if (issue.code === 'unrecognized_keys') {
    const allowed = keysAt(kind, issue.path);
    return issue.keys
      .map(
        (key) =>
          `unknown field "${key}"${nearest(key, allowed)}${allowed.length > 0 ? ` (allowed: ${allowed.join(', ')})` : ''}`,
      )
      .join('; ');
  }
  const language = issue.path.at(-1) === 'zh' || issue.path.at(-1) === 'en';
  if (language && issue.message.startsWith('is missing')) return 'the translation is missing';
  return issue.message;
}

interface JsonSchema {
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
}

/** Field names allowed at a path of a file kind. */
function keysAt(kind: FileKind, path: readonly PropertyKey[]): string[] {
  let schemas: JsonSchema[] = [
    z.toJSONSchema(fileSchemas[kind], { io: 'input', unrepresentable: 'any' }) as JsonSchema,
  ];
  for (const part of path) {
    schemas = schemas
      .flatMap((schema) => [schema, ...(schema.anyOf ?? [])])
      .flatMap((schema) => [
        typeof part === 'number' ? schema.items : schema.properties?.[String(part)],
        typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined,
      ])
      .filter((schema): schema is JsonSchema => schema !== undefined);
  }
  return [
    ...new Set(
      schemas
        .flatMap((schema) => [schema, ...(schema.anyOf ?? [])])
        .flatMap((schema) => Object.keys(schema.properties ?? {})),
    ),
  ];
}

/** Where each record of the book was written: for error messages and for links from a reason to its rule. */
export interface Origin {
  readonly file: SourceFile;
  readonly path: readonly (string | number)[];
}

export type Origins = ReadonlyMap<object, Origin>;
