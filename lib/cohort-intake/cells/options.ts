import type { FileColumn } from '../../cohort/node.ts';
import { exclusiveOption, optionIds, type Question, type RuleBook, territoryName } from '../../rulebook/index.ts';
import { countryWords, optionWords } from '../../wizard/server.ts';
import { alike } from '../words/alike.ts';
import { beforeBracket, fold } from '../words/fold.ts';
import type { CellReader, Reading } from './fault.ts';
import { notKnown } from './fault.ts';

/** Options by what people write for them; what fits two options stands for none. */
export function optionNames(question: Question, book: Pick<RuleBook, 'territories'>): ReadonlyMap<string, string> {
  const surely = new Map<string, string>();
  const perhaps = new Map<string, string | null>();
  const offer = (id: string, name: string) => {
    const key = fold(name);
    if (key === '') return;
    const before = perhaps.get(key);
    perhaps.set(key, before === undefined || before === id ? id : null);
  };
  for (const id of optionIds(question, book)) {
    surely.set(fold(id), id);
    for (const name of namesOf(question, id)) {
      offer(id, name);
      offer(id, beforeBracket(name));
    }
  }
  const names = [...perhaps].flatMap(([name, id]) => (id === null ? [] : [[name, id] as const]));
  return new Map([...names, ...surely]);
}

function namesOf(question: Question, id: string): readonly string[] {
  if (question.optionsFrom) return [territoryName(id, 'en'), territoryName(id, 'zh'), ...(countryWords[id] ?? [])];
  const option = question.options?.find((one) => one.id === id);
  return [...(option ? [option.en, option.zh] : []), ...(optionWords[question.id]?.[id] ?? [])];
}

/** The option that a cell means; null: nothing is known; undefined: no such option. */
export type OptionOf = (cell: string) => string | null | undefined;

export function choiceReader(optionOf: OptionOf): CellReader {
  return (cell) => {
    const option = optionOf(cell);
    return option === undefined ? { fault: 'option' } : { value: option };
  };
}

/** Signs between ticked options, the surest first: commas also stand inside labels. */
const separators = [/\|/, /[\n;；]/, /、/, /[,，]/, /[/+]/];

export function choicesReader(question: Question, order: readonly string[], optionOf: OptionOf): CellReader {
  const most = question.maxPicks ?? Number.POSITIVE_INFINITY;
  return (cell) => {
    const picks = picksOf(cell, optionOf);
    if (picks === undefined) return { fault: 'option' };
    if (picks.length === 0) return notKnown;
    if (new Set(picks).size < picks.length) return { fault: 'twice' };
    if (picks.length > 1 && picks.includes(exclusiveOption)) return { fault: 'exclusive' };
    if (picks.length > most) return { fault: 'tooMany' };
    return { value: order.filter((option) => picks.includes(option)).join('|') };
  };
}

function picksOf(cell: string, optionOf: OptionOf): readonly string[] | undefined {
  const whole = optionOf(cell);
  if (whole !== undefined) return whole === null ? [] : [whole];
  for (const separator of separators) {
    if (!separator.test(cell)) continue;
    const parts = cell.split(separator).filter((part) => part.trim() !== '');
    const picks = parts.map((part) => optionOf(part.trim()));
    if (parts.length > 0 && picks.every((pick) => pick !== undefined)) return picks.filter((pick) => pick !== null);
  }
  return undefined;
}

/** Remembers what texts say that come again and again. */
export function remembered(read: CellReader): CellReader {
  const known = new Map<string, Reading>();
  return (cell, asOf) => {
    const before = known.get(cell);
    if (before) return before;
    const reading = read(cell, asOf);
    if (known.size < mostRemembered) known.set(cell, reading);
    return reading;
  };
}

const mostRemembered = 10_000;

/** Options that a cell may be meant as, the likeliest first; none for other columns. */
export function suggestOptions(
  book: RuleBook,
  column: FileColumn | undefined,
  cell: string,
  most = 3,
): readonly string[] {
  if (column?.kind !== 'option' && column?.kind !== 'options') return [];
  const names = optionNames(book.questions[column.question.id]!, book);
  const near = alike(fold(cell), names.keys(), 2 * most);
  return [...new Set(near.map((name) => names.get(name)!))].slice(0, most);
}
