import type { Locale, Localised } from '../rulebook/index.ts';
import { type Context, defaultRow } from './ingredients.ts';
import type { CbamLaw } from './law.ts';
import { defaultPath, type Intensities } from './paths.ts';
import type { RequestedGood } from './request.ts';
import type { Candidate, Scope } from './scope.ts';
import { hull, refused, type Term } from './term.ts';
import { type FlagId, refusal } from './texts.ts';
import { zero } from './units.ts';

type Covered = Extract<Scope, { kind: 'covered' }>;

/** A good that a code can mean, from a country it can come from. */
interface Possibility {
  readonly candidate: Candidate;
  readonly origin: string;
}

/** What goods of the same code and origin share. A code or origin that leaves several possibilities gives their common range. */
export class GoodKind {
  readonly scope: Covered;
  readonly #law: CbamLaw;
  readonly #code: string;
  readonly #originKnown: boolean;
  readonly #possible: readonly Possibility[];
  readonly #onDefaults = new Map<number, { readonly path: Intensities; readonly flags: ReadonlySet<FlagId> }>();

  constructor(law: CbamLaw, scope: Covered, { cn, origin }: RequestedGood) {
    this.scope = scope;
    this.#law = law;
    this.#code = cn ?? '';
    this.#originKnown = origin !== undefined;
    this.#possible = possibilities(law, scope, origin);
  }

  /** The one good this can be, if nothing is open. */
  get exact(): Possibility | null {
    const [first] = this.#possible;
    return this.#originKnown && this.scope.issue === null && first ? first : null;
  }

  onDefaults(context: Context): Intensities {
    const kept = this.#onDefaults.get(context.year) ?? this.#computeDefaults(context);
    this.#onDefaults.set(context.year, kept);
    for (const flag of kept.flags) context.flags.add(flag);
    return kept.path;
  }

  #computeDefaults(context: Context) {
    const flags = new Set<FlagId>();
    const path = this.over((candidate, origin) => defaultPath({ ...context, flags }, candidate, origin));
    return { path, flags };
  }

  /** A path over all possibilities. */
  over(path: (candidate: Candidate, origin: string) => Intensities): Intensities {
    const all = this.#possible.map(({ candidate, origin }) => path(candidate, origin));
    const net = this.#common(all.map((one) => one.net));
    return {
      embedded: this.#common(all.map((one) => one.embedded)),
      freeAllocation: this.#common(all.map((one) => one.freeAllocation)),
      net: this.scope.mayBeOutside
        ? { ...refused(net, refusal('codeMayBeOutside', this.#code)), low: zero('tCO2e/t') }
        : net,
    };
  }

  #common(terms: readonly Term<'tCO2e/t'>[]): Term<'tCO2e/t'> {
    const { issue } = this.scope;
    const byOrigin = this.#originKnown ? null : refusal('originMissing');
    const byCode = issue && refusal(issue, issue === 'taricMissing' ? this.#taricCodes() : this.#code);
    const term = hull(terms, byCode ?? byOrigin);
    // The nearest codes give a range, never a figure, even where they agree.
    if (issue === 'codeNotInTable') return refused(term, byCode!);
    return term.open.length > 0 && byOrigin ? refused(term, byOrigin) : term;
  }

  #taricCodes(): Localised {
    const names = (locale: Locale) =>
      this.scope.candidates.map(({ code }) => {
        const label = this.#law.scope.taric.find(({ cn }) => cn === code)?.label[locale];
        return label ? `${code} (${label})` : code;
      });
    return { en: names('en').join(', '), zh: names('zh').join('、') };
  }
}

/** Of goods with the same benchmark and route only the lowest and the highest default value are kept: all others lie between. */
function possibilities(law: CbamLaw, scope: Covered, origin: string | undefined): Possibility[] {
  const groups = new Map<string, { low: [number, Possibility]; high: [number, Possibility] }>();
  for (const candidate of scope.candidates) {
    const benchmark = JSON.stringify([candidate.sector, candidate.indirect, law.benchmarks[candidate.cn8]]);
    for (const country of origin ? [origin] : Object.keys(law.defaultValues)) {
      const row = defaultRow(law, candidate, country);
      const entry: [number, Possibility] = [row?.value.total ?? 0, { candidate, origin: country }];
      const key = `${benchmark}${row ? row.value.routes.join('/') : 'none'}`;
      const group = groups.get(key);
      groups.set(key, {
        low: group && group.low[0] <= entry[0] ? group.low : entry,
        high: group && group.high[0] >= entry[0] ? group.high : entry,
      });
    }
  }
  return [...new Set([...groups.values()].flatMap(({ low, high }) => [low[1], high[1]]))];
}
