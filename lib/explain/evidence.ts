import { shortCitation } from '../advice/index.ts';
import { type Evidence, evidenceCap, type Locale, type RuleBook, type Source } from '../rulebook/index.ts';

/** A piece of evidence as the rule pages and the reference list show it. */
export interface EvidenceEntry {
  readonly id: string;
  readonly claim: string;
  readonly where: string;
  readonly scope: string;
  readonly strength: string;
  /** Largest weight that a rule resting on it may carry. */
  readonly cap: number;
  readonly citation: string;
  readonly source: Source;
  readonly designChoice: boolean;
}

export function evidenceEntry(book: RuleBook, item: Evidence, locale: Locale): EvidenceEntry {
  const source = book.sources[item.source]!;
  return {
    id: item.id,
    claim: item.claim[locale],
    where: item.where,
    scope: item.scope[locale],
    strength: gradeName(book, item, locale),
    cap: evidenceCap(item),
    citation: shortCitation(source),
    source,
    designChoice: item.strength === 'design-choice',
  };
}

/** Entries by id; what the book does not have is left out. */
export function evidenceEntries(book: RuleBook, ids: readonly string[], locale: Locale): EvidenceEntry[] {
  return ids.flatMap((id) => {
    const item = book.evidence[id];
    return item ? [evidenceEntry(book, item, locale)] : [];
  });
}

/** "survey", "definition of the core paper": how strong the evidence is. */
export function gradeName(book: RuleBook, item: Evidence, locale: Locale): string {
  const grade = item.coreDefinition ? 'core-definition' : item.strength;
  return book.scales.strength?.[grade]?.[locale] ?? item.strength;
}
