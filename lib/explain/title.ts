import { shortCitation } from '../advice/index.ts';
import type { Case, Fact, Locale, Localised, Source } from '../rulebook/index.ts';
import type { Entry } from './entries.ts';

/** The record in a sentence or a name. */
export function entryTitle(entry: Entry, locale: Locale): string {
  switch (entry.kind) {
    case 'decision':
    case 'option':
    case 'parameter':
    case 'question':
      return entry.item.label[locale];
    case 'rule':
    case 'criterion':
    case 'note':
      return entry.item.text[locale];
    case 'step':
      return entry.item.trigger[locale];
    case 'fact':
      return factName(entry.item, locale);
    case 'evidence':
      return entry.item.claim[locale];
    case 'source':
      return sourceName(entry.item, locale);
    case 'case':
      return caseName(entry.item, locale);
    case 'term':
      return entry.item.term[locale];
    default:
      return entry.item.name[locale];
  }
}

/** A fact in a reader's words; without them its id. */
export function factName(fact: Fact, locale: Locale): string {
  return fact.label?.[locale] ?? fact.id;
}

const ours = { en: 'Our own choices', zh: '本工具的设定' } as const;

export function sourceName(source: Source, locale: Locale): string {
  return source.kind === 'design' ? ours[locale] : shortCitation(source);
}

const marks: Readonly<Record<Case['label'], Localised | null>> = {
  real: null,
  anonymous: { en: 'name withheld', zh: '匿名' },
  composite: { en: 'composite', zh: '综合而成' },
  madeUp: { en: 'made up', zh: '虚构' },
};

/** The firm, whether it is one that exists under this name, and the year its profile describes. */
export function caseName(item: Case, locale: Locale): string {
  const name = item.title?.[locale] ?? item.firm;
  const mark = marks[item.label]?.[locale];
  return locale === 'zh'
    ? `${name}（${mark ? `${mark}，` : ''}${item.asOf}年）`
    : `${name} (${mark ? `${mark}, ` : ''}${item.asOf})`;
}
