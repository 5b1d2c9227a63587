import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type At, type CompiledBook, evaluate, type Profile, type Value } from '../../../lib/engine/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';
import { completionOf, randomProfile } from '../../support/random-profile.ts';

const { book } = realBook();

/** Why the later value is not one of those the earlier one allowed; null if it is. */
function outside(earlier: Value, later: Value): string | null {
  if (later.is === 'none') return earlier.is === 'none' || earlier.orNone ? null : 'does not apply any more';
  if (earlier.is !== later.is) return `${earlier.is} became ${later.is}`;
  if (later.orNone && !earlier.orNone) return 'may not apply any more';
  if (later.is === 'flag' && earlier.is === 'flag')
    return earlier.may === 'maybe' || earlier.may === later.may ? null : `${earlier.may} became ${later.may}`;
  if (later.is === 'choice' && earlier.is === 'choice')
    return [...later.may].every((option) => earlier.may.has(option)) ? null : `became ${[...later.may]}`;
  if (later.is === 'multi' && earlier.is === 'multi') {
    const lost = [...earlier.yes].filter((option) => !later.yes.has(option));
    const extra = [...later.yes, ...later.maybe].filter((o) => !earlier.yes.has(o) && !earlier.maybe.has(o));
    return lost.length + extra.length === 0 ? null : `lost ${lost}, got ${extra}`;
  }
  if (later.is === 'number' && earlier.is === 'number')
    return later.lo >= earlier.lo - 1e-9 && later.hi <= earlier.hi + 1e-9
      ? null
      : `[${earlier.lo}, ${earlier.hi}] became [${later.lo}, ${later.hi}]`;
  return 'not comparable';
}

/** Facts that rest on which answers are missing, or on the advice as given, are not bound by what answers could be given. */
const restsOnThem = new Set([
  'closestPattern',
  'planGroups',
  'commitmentPath',
  'mixedChannels',
  'anyPlanPresence',
  'nothingBegins',
]);

function expectBounds(compiled: CompiledBook, before: Profile, after: Profile): void {
  const [earlier, later] = [evaluate(compiled, before).possible, evaluate(compiled, after).possible];
  for (const fact of Object.values(compiled.book.facts).filter(
    ({ id, unanswered }) => !unanswered && !restsOnThem.has(id),
  )) {
    const scope = fact.scope ?? 'firm';
    const places: readonly At[] = scope === 'firm' ? [{ scope: 'firm' }] : earlier.places(scope);
    for (const at of places)
      expect(outside(earlier.value(fact.id, at), later.value(fact.id, at)), `${fact.id} ${JSON.stringify(at)}`).toBe(
        null,
      );
  }
}

describe('facts over open answers', () => {
  it('reckon with everything that open answers could still make of them', () => {
    fc.assert(
      fc.property(
        fc
          .oneof(randomProfile(book, 8), randomProfile(book, 5))
          .chain((profile) => fc.tuple(fc.constant(profile), completionOf(profile, book))),
        ([before, after]) => expectBounds(realCompiled(), before, after),
      ),
      { numRuns: 120, seed: 2026, endOnFailure: true },
    );
  });

  const there = { scope: 'market', index: 0 } as const;
  const reasons = (firm: object, hostProductionAdvantage: object | string[]) => {
    const { possible, facts } = evaluate(
      realCompiled(),
      profileOf({ firm, markets: [{ targetCountry: 'VN', hostProductionAdvantage }] }),
    );
    return { possible: possible.value('productionReasons', there), shown: facts.value('productionReasons', there) };
  };

  it('count what is ticked, nothing where the question does not apply, and a range where it may not', () => {
    const ticked = ['cheaper', 'inputs'];
    expect(reasons({ offerKind: 'industrialGoods' }, ticked).possible).toEqual({ is: 'number', lo: 2, hi: 2 });
    expect(reasons({ offerKind: 'digital' }, ticked).possible).toEqual({ is: 'number', lo: 0, hi: 0 });
    const open = reasons({}, ticked);
    expect(open.possible).toEqual({ is: 'number', lo: 0, hi: 2 });
    // Somebody who ticks says that the question applies.
    expect(open.shown).toEqual({ is: 'number', lo: 2, hi: 2 });
    expect(reasons({}, { unsure: { includes: ['cheaper'] } }).possible).toEqual({ is: 'number', lo: 0, hi: 4 });
  });

  it('let the result of a decision be nothing while open answers could close every option', () => {
    const { possible, result } = evaluate(realCompiled(), profileOf({ firm: { homeCountry: 'CN' }, markets: [{}] }));
    expect(result('entry.mode', there).mayBeNone).toBe(true);
    const best = possible.value('bestMode', there);
    expect(best.is !== 'none' && best.orNone).toBe(true);
  });
});
