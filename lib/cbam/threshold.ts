// The mass threshold of Article 2a: per EU importer and calendar year, over all its goods of Annex I together.
import { mass, portionsOf } from './charge.ts';
import type { CbamLaw } from './law.ts';
import type { CbamRequest, RequestedGood } from './request.ts';
import type { Sources } from './sources.ts';
import { type Flag, type FlagId, flags } from './texts.ts';
import { plus, quantity, shown, times } from './units.ts';

export interface ImporterVerdict {
  /** Null: goods for which no importer is named. */
  readonly id: string | null;
  /** open: tonnes are missing, so the sum is not known. */
  readonly threshold: 'liable' | 'exempt' | 'open';
  /** Known tonnes that count towards the threshold: goods listed here and what the importer brings in otherwise. */
  readonly countedTonnes: number;
  readonly limit: number;
  readonly flags: readonly Flag[];
  readonly sources: readonly string[];
}

/** @param goods goods of this importer that are covered by the Regulation, with whether the threshold applies to them */
export function thresholdOf(
  law: CbamLaw,
  request: CbamRequest,
  id: string | null,
  goods: readonly { readonly good: RequestedGood; readonly counts: boolean }[],
  sources: Sources,
): ImporterVerdict {
  const { tonnes: limit, watchShare, ...cites } = law.scope.threshold;
  const importer = request.importers.find((candidate) => candidate.id === id);
  const counting = goods.filter(({ counts }) => counts);
  const portions = counting.map(({ good }) => portionsOf(good.tonnes));
  const listed = portions.reduce((total, each) => (each ? plus(total, mass(each)) : total), quantity(0, 't'));
  const counted = plus(listed, quantity(importer?.otherTonnes ?? 0, 't'));
  const used = [sources.cite(cites.cite)];
  const remarks: FlagId[] = [];
  const exceeds = counted.gt(limit);
  const threshold = exceeds ? 'liable' : portions.includes(null) ? 'open' : 'exempt';
  if (id === null) remarks.push('importersUnknown');
  if (goods.some(({ counts }) => !counts)) remarks.push('alwaysLiable');
  if (!exceeds && importer?.otherTonnes === undefined) remarks.push('otherImportsUnknown');
  if (!exceeds && counted.gt(times(quantity(limit, 't'), quantity(watchShare, 'ratio')))) {
    remarks.push('nearThreshold');
    used.push(sources.cite(cites.watchCite));
  }
  if (importer?.role === 'indirectRepresentative') {
    remarks.push('authorisationNeeded');
    used.push(sources.cite(cites.representativeCite));
  }
  return { id, threshold, countedTonnes: shown(counted, 't'), limit, flags: flags(remarks), sources: used };
}
