import { type Advice, fill, type NoteSection } from '../advice/index.ts';
import {
  type Block,
  type DocumentPayload,
  type DocumentSetup,
  type Section,
  type SectionId,
  sectionIds,
} from './payload.ts';
import { Scribe } from './scribe.ts';
import { adviserNotes } from './sections/adviser.ts';
import { briefDetail } from './sections/brief.ts';
import { carbon } from './sections/carbon.ts';
import { actions, answers, method, risks, support, sure } from './sections/lists.ts';
import { comparison, markets, roadmap } from './sections/markets.ts';
import { model, stand } from './sections/stand.ts';
import { summary } from './sections/summary.ts';

const writers: Readonly<Record<SectionId, (scribe: Scribe) => Block[]>> = {
  summary,
  stand,
  model,
  comparison,
  markets,
  roadmap,
  carbon,
  risks,
  actions,
  support,
  sure,
  answers,
  method,
};

/** Where the adviser's notes to a part of the advice stand; those to a market stand with the market. */
const noted: Readonly<Partial<Record<SectionId, NoteSection>>> = {
  stand: 'level',
  model: 'model',
  roadmap: 'roadmap',
  carbon: 'carbon',
  risks: 'risks',
  actions: 'actions',
  support: 'support',
};

function blocksOf(scribe: Scribe, id: SectionId): Block[] {
  const part = noted[id];
  return [...writers[id](scribe), ...(part ? adviserNotes(scribe, part) : [])];
}

/**
 * The advice as a document, in the language of the advice. Sections with nothing to say are left out.
 * @throws RangeError if the date of the setup is none (`isDate`)
 */
export function documentPayload(advice: Advice, setup: DocumentSetup): DocumentPayload {
  if (!isDate(setup.date)) throw new RangeError(`"${setup.date}" is no date; allowed: YYYY-MM-DD`);
  const scribe = new Scribe(advice, setup.length, setup.notes);
  const { words, said } = scribe;
  const title = titles(scribe);
  const date = new Intl.DateTimeFormat(advice.locale === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  const sections =
    setup.length === 'brief'
      ? ([
          { id: 'summary', title: words.summary, blocks: summary(scribe) },
          { id: 'method', title: words.briefDetail, blocks: briefDetail(scribe) },
        ] satisfies Section[])
      : (setup.sections ?? sectionIds)
          .map((id): Section => ({ id, title: title[id], blocks: blocksOf(scribe, id) }))
          .filter(({ blocks }) => blocks.length > 0);
  // The whole document names everything, also what only ways that are ruled out rest on.
  if (setup.length === 'full' && !setup.sections) scribe.cite(Object.keys(advice.evidence));
  const { rulebook, fingerprint, asOf } = advice;
  return {
    locale: advice.locale,
    length: setup.length,
    title: setup.length === 'brief' ? words.brief : words.title,
    client: setup.client ?? '',
    consultant: setup.consultant ?? '',
    date: { iso: setup.date, text: date.format(new Date(`${setup.date}T00:00:00Z`)) },
    logo: setup.logo ?? null,
    passport: [
      { term: words.ruleBook, text: fill(words.ruleBookText, rulebook) },
      { term: words.answersMark, text: fill(words.answersText, { fingerprint, asOf }) },
      ...(setup.version ? [{ term: words.version, text: setup.version }] : []),
    ],
    sections,
    sources: scribe.sources(),
    words: {
      contents: words.contents,
      table: words.table,
      figure: words.figure,
      sources: said.sources,
      preparedFor: words.preparedFor,
      preparedBy: words.preparedBy,
      colon: said.colon,
      passport: words.passport,
      passportNote: words.passportNote,
      foot: words.foot,
    },
  };
}

/** Whether this is a day of the calendar, `2026-11-20`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function titles({ words, said }: Scribe): Readonly<Record<SectionId, string>> {
  return {
    summary: words.summary,
    stand: words.stand,
    model: said.model,
    comparison: said.compare,
    markets: said.markets,
    roadmap: words.roadmap,
    carbon: said.cbam,
    risks: said.risks,
    actions: said.actions,
    support: said.support,
    sure: said.sure,
    answers: said.answers,
    method: words.method,
  };
}
