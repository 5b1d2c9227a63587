import type { Localised } from '../rulebook/index.ts';
import type { CbamLaw, Sector, SectorScope } from './law.ts';

/** A good of the tables: the CN code of eight digits, or the TARIC code of ten where that tells two goods apart. */
export interface Candidate {
  readonly code: string;
  readonly cn8: string;
  readonly sector: Sector;
  /** Whether indirect emissions count (goods that are not in Annex II). */
  readonly indirect: boolean;
  /** Annex I covers only this part of the code. */
  readonly only: Localised | null;
}

/** Why a code does not settle which good it is. */
export type CodeIssue = 'codeMissing' | 'codeTooShort' | 'codeNotInTable' | 'taricMissing';

export type Scope =
  | {
      readonly kind: 'covered';
      readonly sectors: readonly Sector[];
      readonly candidates: readonly Candidate[];
      readonly issue: CodeIssue | null;
      /** Part of the goods under this code is outside. */
      readonly mayBeOutside: boolean;
    }
  | {
      readonly kind: 'watch';
      readonly family: string;
      readonly certainty: 'named' | 'family';
      readonly label: Localised;
    }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unknown' };

/** Product families a user can name instead of a code. */
export const families = [
  'ironSteel',
  'aluminium',
  'cement',
  'fertilisers',
  'hydrogen',
  'electricity',
  'downstreamMetal',
  'other',
] as const;
export type Family = (typeof families)[number];

/** Whether a good is covered, watched or outside, and which rows of the tables it can be. */
export function scopeOf(law: CbamLaw, digits: string | null, family: Family | null): Scope {
  if (digits !== null) return scopeOfCode(law, digits);
  if (family === null) return { kind: 'unknown' };
  if (family === 'other') return { kind: 'outside' };
  if (family === 'downstreamMetal')
    return {
      kind: 'watch',
      family,
      certainty: 'family',
      label: { en: 'metal-heavy downstream goods', zh: '含钢铝较多的下游产品' },
    };
  return {
    kind: 'covered',
    sectors: [family],
    candidates: law.scope.sectors
      .filter((sector) => sector.id === family)
      .flatMap((sector) => candidatesOf(law, (code) => sectorOf(law, code) === sector)),
    // Hydrogen and electricity are one code each.
    issue: family === 'hydrogen' || family === 'electricity' ? null : 'codeMissing',
    mayBeOutside: false,
  };
}

/** The product family that a code belongs to; null if it leaves open which, or whether the good is covered at all. */
export function familyOf(law: CbamLaw, digits: string): Family | null {
  const scope = scopeOfCode(law, digits);
  if (scope.kind === 'watch') return 'downstreamMetal';
  if (scope.kind !== 'covered') return 'other';
  return scope.sectors.length === 1 && !isPartly(scope) ? scope.sectors[0]! : null;
}

/** Some goods under the code are covered, others not. */
export function isPartly({ mayBeOutside, candidates }: Extract<Scope, { kind: 'covered' }>): boolean {
  return mayBeOutside || candidates.some(({ only }) => only !== null);
}

function scopeOfCode(law: CbamLaw, digits: string): Scope {
  const code = digits.slice(0, 8);
  const sector = sectorOf(law, code);
  const deeper = law.scope.sectors.filter((candidate) => candidate.include.some((start) => longer(start, code)));
  if (!sector && deeper.length === 0) return watchOf(law, digits) ?? { kind: 'outside' };
  const mayBeOutside = !sector || sector.exclude.some((start) => longer(start, code));
  const sectors = sector ? [sector.id] : deeper.map(({ id }) => id);
  const under = candidatesOf(law, (cn8) => cn8.startsWith(code));
  const exact = under.filter((candidate) => candidate.code === digits);
  if (exact.length > 0) return { kind: 'covered', sectors, candidates: exact, issue: null, mayBeOutside };
  if (under.length === 0)
    // The code is not in the tables (another edition of the nomenclature, a slip): the nearest codes still give a range.
    return { kind: 'covered', sectors, candidates: nearest(law, code), issue: 'codeNotInTable', mayBeOutside };
  const issue = code.length < 8 ? 'codeTooShort' : under.length > 1 ? 'taricMissing' : null;
  return { kind: 'covered', sectors, candidates: under, issue, mayBeOutside };
}

function longer(start: string, code: string): boolean {
  return start.length > code.length && start.startsWith(code);
}

/** Sector of a code; the longest beginning decides, so that an exclusion inside a heading wins. */
function sectorOf(law: CbamLaw, code: string): SectorScope | null {
  let best = '';
  let found: SectorScope | null = null;
  for (const sector of law.scope.sectors) {
    for (const start of sector.include)
      if (code.startsWith(start) && start.length > best.length) [best, found] = [start, sector];
    for (const start of sector.exclude)
      if (code.startsWith(start) && start.length > best.length) [best, found] = [start, null];
  }
  return found;
}

function candidatesOf(law: CbamLaw, wanted: (cn8: string) => boolean): Candidate[] {
  // Electricity has no benchmark and no row in the tables; it is a good of Annex I all the same.
  const codes = [...Object.keys(law.benchmarks), '27160000'];
  return codes.filter(wanted).flatMap((cn8) => {
    const sector = sectorOf(law, cn8);
    if (!sector) return [];
    const split = law.scope.taric.filter(({ cn }) => cn.startsWith(cn8)).map(({ cn }) => cn);
    const indirect = sector.indirect || sector.indirectExcept.includes(cn8);
    const only = law.scope.partly.find(({ cn }) => cn === cn8)?.only ?? null;
    return (split.length > 0 ? split : [cn8]).map((code) => ({ code, cn8, sector: sector.id, indirect, only }));
  });
}

function nearest(law: CbamLaw, code: string): Candidate[] {
  for (let length = code.length - 2; length >= 4; length -= 2) {
    const found = candidatesOf(law, (cn8) => cn8.startsWith(code.slice(0, length)));
    if (found.length > 0) return found;
  }
  return [];
}

function watchOf(law: CbamLaw, digits: string): Scope | null {
  const matches = law.watch.goods.flatMap((good) =>
    good.codes
      .filter((code) => digits.startsWith(code) || code.startsWith(digits))
      .map((code) => ({ good, length: digits.startsWith(code) ? code.length : 0 })),
  );
  const best = matches.sort((a, b) => b.length - a.length)[0];
  if (!best) return null;
  const { family, label } = best.good;
  // A code that is shorter than the one the proposal names may also be something else.
  return { kind: 'watch', family, certainty: best.length === 0 ? 'family' : best.good.certainty, label };
}
