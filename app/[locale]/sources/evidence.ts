import { shortCitation } from '@/lib/advice/index.ts';
import { type Evidence, type Locale, type RuleBook, type Source, weightCap } from '@/lib/rulebook/index.ts';

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
    strength: book.scales.strength?.[item.strength]?.[locale] ?? item.strength,
    cap: item.coreDefinition ? 3 : weightCap[item.strength],
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
