import { yearColumn } from '../../cohort/node.ts';
import {
  explainAnswer,
  type Locale,
  type Localised,
  optionIds,
  type Question,
  type RuleBook,
  territoryName,
} from '../../rulebook/index.ts';
import type { FaultCode } from '../cells/index.ts';
import type { Targets } from '../match/targets.ts';
import { allowedWords, doneWords, faultWords } from './words.ts';

/** A cell that could not be read. */
export interface CellProblem {
  readonly line: number;
  /** Heading of the column. */
  readonly header: string;
  /** Column of the cohort file, if it goes to one. */
  readonly to: string | null;
  /** What stands in the cell, cut to a readable length. */
  readonly value: string;
  readonly fault: FaultCode;
  /** Year that counts as today for the firm. */
  readonly asOf: number;
  /** Whether the row was left out for it. */
  readonly rejected: boolean;
}

/** A line of a report, in words of one language. */
export interface ReportLine {
  readonly line: number;
  readonly column: string;
  readonly to: string;
  readonly value: string;
  readonly wrong: string;
  readonly allowed: string;
  readonly done: string;
}

/** Options that a message names at most. */
const mostOptions = 12;

export function explainProblem(problem: CellProblem, book: RuleBook, targets: Targets, locale: Locale): ReportLine {
  const { line, header, to, value, fault } = problem;
  return {
    line,
    column: header,
    to: to ?? '',
    value,
    wrong: faultWords[fault][locale],
    allowed: allowedFor(problem, book, targets)[locale],
    done: doneFor(problem)[locale],
  };
}

function allowedFor({ to, fault, asOf }: CellProblem, book: RuleBook, targets: Targets): Localised {
  const general = allowedWords[fault];
  const column = to === null ? undefined : targets.columns.get(to);
  if (general || !column) return general ?? { en: '', zh: '' };
  const question = book.questions[column.question.id]!;
  if (fault === 'option' && !question.optionsFrom)
    return { en: options(question, book, 'en'), zh: options(question, book, 'zh') };
  // A column of a table of scales holds one mark, not the whole table.
  const asked = column.item ? { ...question, items: undefined } : question;
  return explainAnswer(asked, book, asOf, issuesOf(fault));
}

function options(question: Question, book: RuleBook, locale: Locale): string {
  const all = optionIds(question, book);
  const named = all.slice(0, mostOptions).map((id) => {
    const label = question.options?.find((option) => option.id === id)?.[locale] ?? territoryName(id, locale);
    return locale === 'zh' ? `${label}（${id}）` : `${label} (${id})`;
  });
  return [...named, ...(all.length > mostOptions ? ['…'] : [])].join(locale === 'zh' ? '；' : '; ');
}

/** The same issues that the schema of an answer would raise. */
function issuesOf(fault: FaultCode): Parameters<typeof explainAnswer>[3] {
  if (fault === 'tooMany') return [{ code: 'too_big', origin: 'array', maximum: 0, path: [], message: '' }];
  if (fault !== 'exclusive' && fault !== 'twice') return [];
  return [{ code: 'custom', params: { code: fault }, path: [], message: '' }];
}

function doneFor({ rejected, to, fault }: CellProblem): Localised {
  if (rejected) return doneWords.rejected;
  if (fault === 'beyond') return doneWords.unread;
  return to === yearColumn ? doneWords.year : doneWords.unknown;
}
