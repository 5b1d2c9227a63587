import { describe, expect, it } from 'vitest';
import { reaches } from '../../../lib/cohort/columns/lever.ts';
import { LeverConditions, ScenarioColumns } from '../../../lib/cohort/columns/scenario.ts';
import { applyScenario, type Scenario } from '../../../lib/cohort/index.ts';
import { columnsOf, joinFirms, pickFirms } from '../../../lib/engine/compiled/index.ts';
import { mulberry32 } from '../../../lib/engine/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { filedFirms } from '../../support/cohort.ts';

const compiled = realCompiled();
const levers = Object.values(compiled.book.levers);
const firms = [...filedFirms(realBook().book, 400, 21)];
const conditions = new LeverConditions(compiled, levers);
const { layout } = conditions.program;
const columns = columnsOf(
  layout,
  firms.map(({ profile }) => profile),
);
const ids = firms.map(({ id }) => id);

/** Some levers in some order, with shares of every kind. */
function randomScenario(seed: number): Scenario {
  const random = mulberry32(seed);
  const share = () => (random() < 0.3 ? undefined : random() < 0.5 ? 1 : random());
  const assumptions = levers
    .filter(() => random() < 0.5)
    .map(({ id }) => ({ lever: id, effect: random() < 0.7 ? 1 : random(), awareness: share(), ability: share() }))
    .sort(() => random() - 0.5);
  return { seed, levers: assumptions as Scenario['levers'] };
}

describe('a scenario over columns', () => {
  it('does to every firm what it does to one firm', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const scenario = randomScenario(seed);
      const applied = new ScenarioColumns(conditions, scenario).apply(columns, ids);
      const alone = firms.map(({ id, profile }) => applyScenario(compiled, id, profile, scenario));
      scenario.levers.forEach((_, index) => {
        expect([...applied.reach[index]!].map((number) => reaches[number])).toEqual(
          alone.map(({ outcomes }) => outcomes[index]!.reach),
        );
      });
      expect(applied.columns).toEqual(
        columnsOf(
          layout,
          alone.map(({ profile }) => profile),
        ),
      );
      expect([...applied.changed]).toEqual(
        alone.flatMap(({ outcomes }, firm) => (outcomes.some(({ changes }) => changes.length > 0) ? [firm] : [])),
      );
      expect(applied.changed.length).toBeGreaterThan(20);
    }
  });

  it('leaves the columns themselves alone', () => {
    const before = columnsOf(
      layout,
      firms.map(({ profile }) => profile),
    );
    new ScenarioColumns(conditions, randomScenario(3)).apply(columns, ids);
    expect(columns).toEqual(before);
  });

  it('changes nothing without awareness, and never fewer firms with more of it', () => {
    const changedAt = (awareness: number) => {
      const scenario = { seed: 7, levers: levers.map(({ id }) => ({ lever: id, effect: 1, ability: 1, awareness })) };
      return [...new ScenarioColumns(conditions, scenario).apply(columns, ids).changed];
    };
    expect(changedAt(0)).toEqual([]);
    const [some, more] = [changedAt(0.3), changedAt(0.7)];
    expect(some.length).toBeGreaterThan(0);
    expect(more.length).toBeGreaterThan(some.length);
    for (const firm of some) expect(more).toContain(firm);
  });
});

describe('some firms of columns', () => {
  it('are the columns of these firms', () => {
    const picked = [3, 17, 17, 390];
    expect(pickFirms(layout, columns, picked)).toEqual(
      columnsOf(
        layout,
        picked.map((firm) => firms[firm]!.profile),
      ),
    );
  });

  it('are all firms again when the parts are joined', () => {
    const parts = [[0, 1, 2], [], Array.from({ length: firms.length - 3 }, (_, i) => i + 3)];
    expect(
      joinFirms(
        layout,
        parts.map((part) => pickFirms(layout, columns, part)),
      ),
    ).toEqual(columns);
  });
});
