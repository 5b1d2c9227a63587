import { describe, expect, it } from 'vitest';
import { type KeptOverride, notePlaces, withOverrides } from '../../../lib/advice/index.ts';
import { realCompiled } from '../../support/book.ts';
import { adviceOf } from '../document/advices.ts';

const advice = adviceOf('made-up-steel-fasteners', 'en');
const market = advice.markets[0]!;

function view(change: Partial<KeptOverride>) {
  const kept: KeptOverride = {
    id: 'one',
    decision: 'entry.mode',
    market: market.id,
    engine: market.entry.now.map(({ mode }) => mode),
    choice: 'x',
    reason: 'We know the importer.',
    author: { name: 'Ada' },
    createdAt: '2026-12-01T10:00:00.000Z',
    rulebook: { version: '0.4.0' },
    ...change,
  };
  return withOverrides(realCompiled(), advice, [kept]).overrides[0];
}

describe('an adviser’s own view', () => {
  const [now] = market.entry.now;
  const possible = market.entry.options.find(({ mode, ruledOutBy }) => ruledOutBy.length === 0 && mode !== now!.mode)!;
  const shut = market.entry.options.find(({ ruledOutBy }) => ruledOutBy.length > 0)!;

  it('leaves everything that the rule book says as it is', () => {
    const { overrides: _, ...rest } = withOverrides(realCompiled(), advice, []);
    const { overrides: __, ...before } = advice;
    expect(rest).toEqual(before);
  });

  it('stands beside the rule book’s, with who wrote it and why', () => {
    expect(view({ choice: possible.mode })).toMatchObject({
      decisionLabel: 'Way in',
      marketLabel: market.label,
      engine: { options: market.entry.now.map(({ mode }) => mode) },
      choice: { option: possible.mode, label: possible.label },
      reason: 'We know the importer.',
      author: 'Ada',
      state: 'differs',
      stateText: expect.stringContaining('still advises otherwise'),
    });
  });

  it('says so when the rule book has come to agree', () => {
    expect(market.entry.now).toHaveLength(1);
    expect(view({ choice: now!.mode, engine: ['directExport'] })).toMatchObject({ state: 'agrees' });
  });

  it('says so when the rule book says something else than then', () => {
    const moved = view({ choice: possible.mode, engine: [shut.mode] })!;
    expect(moved.stateText).toContain(`“${shut.label}”`);
    expect(moved.stateText).toContain(now!.label);
  });

  it('says which gate rules it out', () => {
    const closed = view({ choice: shut.mode })!;
    expect(closed.state).toBe('ruledOut');
    expect(closed.stateText).toContain(shut.ruledOutBy[0]!.text);
  });

  it('says so when the rule book no longer has the option', () => {
    expect(view({ choice: 'abolished' })).toMatchObject({ state: 'unknown', choice: { label: 'abolished' } });
  });

  it('is left out where there is nothing to compare it with', () => {
    expect(view({ market: 'gone' })).toBeUndefined();
    expect(view({ market: null })).toBeUndefined();
    expect(view({ decision: 'pathway', market: null })).toBeUndefined();
  });

  it('stands in the order of the page, however it was written', () => {
    const kept = (decision: string, market: string | null) => ({
      id: decision,
      decision,
      market,
      engine: [],
      choice: 'x',
      reason: 'r',
      author: { name: null },
      createdAt: '2026-12-01T10:00:00.000Z',
      rulebook: { version: '0.4.0' },
    });
    const given = [kept('entry.mode', market.id), kept('model', null), kept('level.current', null)];
    const { overrides } = withOverrides(realCompiled(), advice, given);
    expect(overrides.map(({ decision }) => decision)).toEqual(['level.current', 'model', 'entry.mode']);
  });
});

it('notes can be written to the parts that an advice has', () => {
  const of = (change: object) => notePlaces({ ...advice, ...change }).map(({ section }) => section);
  expect(of({})).toContain('carbon');
  expect(of({ carbon: null, support: [], markets: [] })).toEqual([
    'general',
    'level',
    'model',
    'roadmap',
    'risks',
    'actions',
  ]);
});
