import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFirms } from '../../../lib/cohort/index.ts';
import {
  type At,
  type CompiledBook,
  type CompiledRule,
  compile,
  decide,
  firm,
  leastChange,
  mulberry32,
  type Profile,
  readProfile,
  robustness,
  type TableChange,
  tableChange,
} from '../../../lib/engine/index.ts';
import { build, encode, Machine, resultIndex } from '../../../lib/engine/program/index.ts';
import { spread } from '../../../lib/engine/robustness.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { randomProfile } from '../../support/random-profile.ts';
import { smallBook } from '../../support/small-book.ts';

const compiled = realCompiled();
const { book, cases } = realBook();
const caseFirms = cases.map((item) => profilesOf(book, item)[0]!);

function asked(profile: Profile): { decision: string; at: At }[] {
  return [
    { decision: 'level.target', at: firm },
    { decision: 'model', at: firm },
    ...profile.markets.map((_, index) => ({ decision: 'entry.mode', at: { scope: 'market', index } as At })),
  ];
}

/** A decision between two routes, of which each rule speaks for one, for a firm that ticks every box. */
function contest(weights: readonly { direct: number; agent: number }[]): { compiled: CompiledBook; profile: Profile } {
  const small = compile(smallBook(weights.map(({ direct, agent }) => ({ direct, agent }))));
  const { profile } = readProfile(small.book, { firm: { boxes: weights.map((_, index) => `box${index}`) } }, 2026);
  return { compiled: small, profile: profile! };
}

function share(weights: readonly { direct: number; agent: number }[], draws = 20_000): number {
  const { compiled: small, profile } = contest(weights);
  const [found] = robustness(small, profile, [{ decision: 'route', at: firm }], { draws });
  return found!.acceptability.find(({ option }) => option === 'direct')!.ranks[0]! / draws;
}

describe('the share of random re-weightings', () => {
  it('is what can be worked out by hand where two reasons stand against each other', () => {
    // 2x against 2y, both even on [½, 3/2]: one half.
    expect(
      share([
        { direct: 2, agent: 0 },
        { direct: 0, agent: 2 },
      ]),
    ).toBeCloseTo(1 / 2, 1);
    // 3x > 2y: the triangle that is missing has the corners (1/2, 3/4), (1/2, 3/2), (1, 3/2) and the area 3/16.
    expect(
      share([
        { direct: 3, agent: 0 },
        { direct: 0, agent: 2 },
      ]),
    ).toBeCloseTo(1 - 3 / 16, 2);
    // x > 2y: the triangle (1, 1/2), (3/2, 1/2), (3/2, 3/4) has the area 1/16.
    expect(
      share([
        { direct: 1, agent: 0 },
        { direct: 0, agent: 2 },
      ]),
    ).toBeCloseTo(1 / 16, 2);
    // 3x against y: 3/2 at least against 3/2 at most.
    expect(
      share([
        { direct: 3, agent: 0 },
        { direct: 0, agent: 1 },
      ]),
    ).toBe(1);
  });

  it('counts a rule once, with one factor, however many options it speaks of', () => {
    expect(share([{ direct: 2, agent: 1 }])).toBe(1);
    expect(
      share([
        { direct: 2, agent: 1 },
        { direct: 0, agent: 1 },
      ]),
    ).toBeCloseTo(1 / 2, 1);
  });

  it('is that of the machine run on books with the drawn weights', () => {
    const program = build(compiled);
    const draws = 3;
    fc.assert(
      fc.property(fc.gen(), (gen) => {
        const profile = gen(() => randomProfile(book, 6));
        const results = asked(profile);
        const random = mulberry32(9);
        const ranks = results.map(() => new Map<string, number>());
        for (let draw = 0; draw < draws; draw++) {
          const factors = program.results.map(({ scoring }) => scoring.map(() => 1 - spread + 2 * spread * random()));
          const machine = new Machine(build(reweighted(compiled, program, factors)));
          machine.run(encode(program.layout, profile));
          results.forEach(({ decision, at }, index) => {
            const outcome = machine.outcome(resultIndex(program, decision), at.scope === 'firm' ? 0 : at.index);
            outcome.ranks.forEach((rank, option) => {
              const key = `${option} ${rank}`;
              ranks[index]!.set(key, (ranks[index]!.get(key) ?? 0) + 1);
            });
          });
        }
        const found = robustness(compiled, profile, results, { seed: 9, draws });
        for (const { decision, at, acceptability } of found) {
          const index = results.findIndex((item) => item.decision === decision && item.at === at);
          acceptability.forEach((item, option) => {
            item.ranks.forEach((count, rank) => {
              expect(count, `${decision} ${item.option}`).toBe(ranks[index]!.get(`${option} ${rank + 1}`) ?? 0);
            });
          });
        }
      }),
      { numRuns: 12, seed: 3 },
    );
  });

  it('is the same for the same seed, and nearly the same for another', () => {
    const profile = caseFirms.find(
      ({ markets, firm: answers }) => markets.length > 0 && Object.keys(answers).length > 20,
    )!;
    const run = (seed: number) => robustness(compiled, profile, asked(profile), { seed });
    expect(run(1)).toEqual(run(1));
    run(1).forEach(({ first, draws }, index) => {
      expect(Math.abs(first - run(2)[index]!.first)).toBeLessThan(0.06 * draws);
    });
  });

  it('leaves the machine as it was: the advice after it is the advice before', () => {
    const profile = caseFirms[26]!;
    const before = decide(compiled, profile).result('level.target').shown;
    robustness(compiled, profile, asked(profile));
    const [again] = robustness(compiled, profile, asked(profile), { draws: 1 });
    expect(again!.option).toBe(before);
  });

  it('never gives a rank to more or fewer options than there are draws', () => {
    for (const profile of caseFirms.slice(0, 30))
      for (const { draws, acceptability, first } of robustness(compiled, profile, asked(profile), { draws: 50 })) {
        expect(acceptability.reduce((sum, { ranks }) => sum + ranks[0]!, 0)).toBeGreaterThanOrEqual(first);
        for (const { ranks } of acceptability)
          expect(ranks.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(draws);
      }
  });
});

describe('the least change of weights that unseats the first option', () => {
  it('is the lead divided by what the weights could move', () => {
    const least = (weights: readonly { direct: number; agent: number }[]) => {
      const { compiled: small, profile } = contest(weights);
      return leastChange(decide(small, profile).result('route'));
    };
    expect(
      least([
        { direct: 3, agent: 0 },
        { direct: 0, agent: 2 },
      ]),
    ).toEqual({ rival: 'agent', change: 1 / 5 });
    expect(
      least([
        { direct: 3, agent: 1 },
        { direct: 0, agent: 1 },
      ]),
    ).toEqual({ rival: 'agent', change: 1 / 3 });
    expect(
      least([
        { direct: 2, agent: 0 },
        { direct: 0, agent: 2 },
      ]),
    ).toEqual({ rival: 'agent', change: 0 });
    // Every reason speaks for it more than for the other: no weights that keep their signs turn it.
    expect(least([{ direct: 3, agent: 1 }])).toBeNull();
  });

  it('is reached by the weights that favour the rival most, and by no smaller change', () => {
    for (const profile of caseFirms)
      profile.markets.forEach((_, index) => {
        const result = decide(compiled, profile).result('entry.mode', { scope: 'market', index });
        const found = leastChange(result);
        if (!found || result.first.length > 1) return;
        const [winner, rival] = [result.shown, found.rival].map(
          (id) => result.options.find(({ option }) => option === id)!,
        );
        const sum = (option: typeof winner, change: number) =>
          option!.reasons
            .filter(({ holds }) => holds === 'yes')
            .reduce((total, { rule, weight }) => {
              const other = (option === winner ? rival! : winner!).reasons.find(
                (reason) => reason.rule.id === rule.id && reason.holds === 'yes',
              );
              const difference = option === rival ? weight - (other?.weight ?? 0) : (other?.weight ?? 0) - weight;
              return total + weight * (1 + change * Math.sign(difference));
            }, 0);
        expect(sum(rival!, found.change)).toBeCloseTo(sum(winner!, found.change), 9);
        if (found.change > 0.01)
          expect(sum(rival!, found.change - 0.01)).toBeLessThan(sum(winner!, found.change - 0.01));
      });
  });

  it('agrees with the share: where nothing within the span of the draws unseats it, it holds in all of them', () => {
    let safe = 0;
    for (const profile of caseFirms)
      for (const { decision, at, first, draws } of robustness(compiled, profile, asked(profile), { draws: 200 })) {
        if (decision !== 'entry.mode') continue;
        const result = decide(compiled, profile).result(decision, at);
        const least = leastChange(result);
        if (result.empty || (least && least.change <= spread)) continue;
        safe++;
        expect(first).toBe(draws);
      }
    expect(safe).toBeGreaterThan(3);
  });
});

/** The book with every weight multiplied by the factor of its rule. */
function reweighted(
  base: CompiledBook,
  program: ReturnType<typeof build>,
  factors: readonly (readonly number[])[],
): CompiledBook {
  const decisions = new Map(
    [...base.decisions].map(([id, decision]) => {
      const own = factors[resultIndex(program, id)]!;
      const scoring = decision.scoring.map(
        (rule, index): CompiledRule => ({
          ...rule,
          weights: new Map([...rule.weights].map(([option, weight]) => [option, weight * own[index]!])),
        }),
      );
      return [id, { ...decision, scoring }];
    }),
  );
  return { ...base, decisions };
}

describe('the least change of weights that turns a table', () => {
  const tables = ['level.target', 'model'];

  const kindOf = (least: TableChange) => (typeof least === 'string' ? least : 'stays' in least ? 'stays' : 'found');

  it('is known for every case', () => {
    const kinds = caseFirms.flatMap((profile) =>
      tables.map((decision) => kindOf(tableChange(compiled, profile, decision, firm))),
    );
    expect(new Set(kinds)).toEqual(new Set(['found', 'never']));
  });

  it('is never too large: with less, nothing else comes of any firm, however the weights are drawn', () => {
    const kinds = new Set<string>();
    for (const profile of [...caseFirms, ...randomFirms(book, 120, 31, { asOf: 2026, known: 0.6 })])
      for (const decision of tables) {
        const least = tableChange(compiled, profile, decision, firm);
        kinds.add(kindOf(least));
        if (least === 'unknown') continue;
        const within = least === 'never' ? 0.999 : 'stays' in least ? least.stays : least.change - 0.001;
        if (within <= 0) continue;
        for (const { first, draws } of robustness(compiled, profile, [{ decision, at: firm }], { draws: 100, within }))
          expect(first, `${decision} ${JSON.stringify(least)}`).toBe(draws);
      }
    // Where there is much to try, at least how far it stays.
    expect(kinds).toEqual(new Set(['found', 'never', 'stays']));
  });

  it('is what can be worked out by hand: two points for brand level where three are needed, made of four', () => {
    const lenovo = profilesOf(book, cases.find(({ id }) => id === 'lenovo-2005')!)[0]!;
    const { options } = decide(compiled, lenovo).result('level.target');
    const { sum, reasons } = options.find(({ option }) => option === 'brand')!;
    const amount = reasons.reduce((total, { weight, holds }) => total + (holds === 'yes' ? Math.abs(weight) : 0), 0);
    const missing = compiled.parameters.brandTargetFrom! - sum;
    const least = tableChange(compiled, lenovo, 'level.target', firm);
    expect(least).toEqual({ rival: 'brand', change: expect.closeTo(missing / amount, 3) });
  });
});
