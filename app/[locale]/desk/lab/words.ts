import { getTranslations } from 'next-intl/server';
import { optionLabel } from '@/lib/advice/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { type LabOutcome, type PopulationChoices, randomPopulation } from '@/lib/lab/server.ts';
import type { RuleBook } from '@/lib/rulebook/index.ts';
import type { LabEntry } from '@/lib/store/index.ts';

/** Name of a built-in population. */
export function populationName(book: RuleBook, id: string, locale: Locale, random: string): string {
  return id === randomPopulation ? random : (book.populations[id]?.name[locale] ?? id);
}

export function isSynthetic(choices: unknown): boolean {
  return (choices as PopulationChoices).from === 'rules';
}

/** What a run counts: where its options are named. */
export const decisionOf: Readonly<Record<string, string>> = {
  'level.current': 'level.current',
  'level.target': 'level.target',
  model: 'model',
  pathway: 'pathway',
  wayIn: 'entry.mode',
};

/** Label of an option that a run counts. */
export function resultLabel(book: RuleBook, of: string, option: string | null, locale: Locale, none: string): string {
  if (option === null) return none;
  const decision = book.decisions[decisionOf[of] ?? of];
  return decision?.options.find(({ id }) => id === option)?.label[locale] ?? option;
}

interface ColumnWords {
  readonly label: string;
  value(value: string): string;
}

/** What a column of a cohort file and its values are called. */
export function columnWords(
  book: RuleBook,
  name: string,
  locale: Locale,
  t: {
    group(name: string): string;
    market(number: number): string;
    good(number: number): string;
    yes: string;
    no: string;
  },
): ColumnWords {
  if (name.startsWith('group.')) return { label: t.group(name.slice('group.'.length)), value: (value) => value };
  const [, kind, number, rest = name] = /^(?:(market|good)([1-5])\.)?(.+)$/.exec(name) ?? [];
  const [id = '', item] = rest.split('.');
  const question = book.questions[id];
  if (!question) return { label: name, value: (value) => value };
  const line = item && question.items?.find((own) => own.id === item);
  const place = kind === undefined ? '' : kind === 'market' ? t.market(Number(number)) : t.good(Number(number));
  const own = (question.short ?? question.label)[locale];
  return {
    label: [place, own, line ? line[locale] : ''].filter(Boolean).join(' – '),
    value: (value) => (value === 'true' ? t.yes : value === 'false' ? t.no : optionLabel(question, value, locale)),
  };
}

/** Where the messages say what a run counts: a dot would part a key. */
export const ofKey = {
  'level.current': 'levelCurrent',
  'level.target': 'levelTarget',
  model: 'model',
  pathway: 'pathway',
  wayIn: 'wayIn',
} as const;

/** How far an entry is, in words. */
export async function stateWords(): Promise<(entry: LabEntry) => string> {
  const t = await getTranslations('lab');
  return ({ kind, state, outcome, done, total }) => {
    if (kind === 'scenario') return t('state.kept');
    if (state === 'running') return total > 0 ? t('state.running', { done, total }) : t('work.runningOpen', { done });
    return t(`state.${state}`, { firms: (outcome as LabOutcome | null)?.firms ?? 0, done, total });
  };
}

/** Groups that the messages name: facts of the rule book, and columns of usual names. */
const knownGroups = ['sizeClass', 'cbamBurden', 'region', 'city', 'industry', 'park', 'size'] as const;

export function isKnownGroup(name: string): name is (typeof knownGroups)[number] {
  return knownGroups.some((known) => known === name);
}
