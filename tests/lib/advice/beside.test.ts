import { describe, expect, test } from 'vitest';
import { buildAdvice, casesBeside, marketsBeside, versionsBeside, waysBeside } from '../../../lib/advice/index.ts';
import { evaluate } from '../../../lib/engine/index.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { profileOf, realBook, realCompiled } from '../../support/book.ts';

const compiled = realCompiled();
const { book, cases } = realBook();
const several = cases.map((item) => profilesOf(book, item)[0]!).find(({ markets }) => markets.length > 1)!;
const advice = buildAdvice(compiled, several, 'en');
const version = (key: string, profile = several) => ({
  key,
  label: key,
  detail: null,
  advice: buildAdvice(compiled, profile, 'en'),
});
const rowsOf = ({ groups }: ReturnType<typeof versionsBeside>) => groups.flatMap(({ rows }) => rows);

describe('versions side by side', () => {
  test('equal versions differ in nothing, and every answer is there', () => {
    const table = versionsBeside([version('a'), version('b')]);
    expect(rowsOf(table).filter(({ differs }) => differs)).toEqual([]);
    const answers = table.groups.filter(({ id }) => id === 'answers').flatMap(({ rows }) => rows);
    expect(answers).toHaveLength(advice.answers.flatMap(({ rows }) => rows).length);
    for (const { cells } of rowsOf(table)) expect(cells).toHaveLength(2);
  });

  test('an answer that was changed, and a market that only one has, are marked', () => {
    const [first, ...rest] = several.markets;
    const changed = {
      ...several,
      firm: { ...several.firm, homeCountry: { state: 'given', value: 'SG' } as const },
      markets: rest,
    };
    const table = versionsBeside([version('a'), version('b', changed)]);
    expect(rowsOf(table).find(({ id }) => id === 'homeCountry')?.differs).toBe(true);
    const market = advice.markets.find(({ id }) => id === first!.id)!;
    const only = table.groups.find(({ id, label }) => id === 'market' && label === market.label)!;
    for (const { cells, differs } of only.rows) expect([cells[1], differs]).toEqual([[], true]);
  });
});

describe('a market whose id another country had', () => {
  test('stands by itself, with its own answers', () => {
    const inCountry = (country: string) =>
      profileOf({ firm: { homeCountry: 'CN' }, markets: [{ id: 'm1', targetCountry: country }] });
    const table = versionsBeside([version('a', inCountry('VN')), version('b', inCountry('DE'))]);
    const markets = table.groups.filter(({ id }) => id === 'market');
    expect(markets.map(({ label }) => label)).toEqual(['Vietnam', 'Germany']);
    for (const { rows } of markets)
      for (const { cells } of rows) expect(cells.filter((lines) => lines.length > 0)).toHaveLength(1);
  });
});

test('cases of several firms: the same country is one market, whatever its id', () => {
  const renamed = { ...several, markets: several.markets.map((market, index) => ({ ...market, id: `other${index}` })) };
  const table = casesBeside([version('a'), version('b', renamed)]);
  expect(rowsOf(table).filter(({ differs }) => differs)).toEqual([]);
  const apart = versionsBeside([version('a'), version('b', renamed)]);
  expect(apart.groups.filter(({ id }) => id === 'market')).toHaveLength(2 * several.markets.length);
});

describe('markets side by side', () => {
  test('in the order asked for, with the marks of the comparison', () => {
    const ids = advice.markets.map(({ id }) => id).reverse();
    const table = marketsBeside(advice, [...ids, 'unknown']);
    expect(table.columns.map(({ key }) => key)).toEqual(ids);
    const way = table.groups[0]!.rows.find(({ id }) => id === 'way')!;
    expect(way.cells).toEqual(ids.map((id) => [advice.markets.find((market) => market.id === id)!.entry.headline]));
    expect(table.groups.at(-1)!.id).toBe('marks');
    expect(table.groups.at(-1)!.rows.length).toBeGreaterThan(3);
  });
});

describe('ways side by side', () => {
  const { id, entry } = advice.markets[0]!;

  test('every reason with its weight, for and against', () => {
    const ways = entry.options.slice(0, 3);
    const table = waysBeside(
      advice,
      id,
      ways.map(({ mode }) => mode),
    )!;
    for (const part of ['for', 'against'] as const) {
      const row = table.groups.flatMap(({ rows }) => rows).find(({ id }) => id === part);
      expect(row !== undefined).toBe(ways.some((way) => way[part].length > 0));
      row?.cells.forEach((lines, index) => {
        expect(lines).toHaveLength(ways[index]![part].length);
        for (const line of lines) expect(line).toMatch(part === 'for' ? /^\+[1-3] / : /^−[1-3] /);
      });
    }
  });

  test('a way that is ruled out says by what and what opens it', () => {
    const profile = cases
      .map((item) => profilesOf(book, item)[0]!)
      .find((one) =>
        evaluate(compiled, one).portfolios.some(({ mode }) => mode.options.some((way) => way.ruledOutBy[0])),
      )!;
    const given = buildAdvice(compiled, profile, 'en');
    const closed = given.markets.flatMap((market) =>
      market.entry.options.filter(({ rank }) => rank === null).map((way) => ({ market, way })),
    )[0]!;
    const table = waysBeside(given, closed.market.id, [closed.way.mode])!;
    const cells = (id: string) => table.groups.flatMap(({ rows }) => rows).find((row) => row.id === id)?.cells[0];
    expect(cells('ruledOut')).toEqual(closed.way.ruledOutBy.map(({ text }) => text));
    expect(cells('opens')).toHaveLength(closed.way.ruledOutBy.length);
    expect(cells('rank')).toBeUndefined();
  });

  test('a market that the firm does not have has no ways', () => {
    expect(waysBeside(advice, 'nowhere', ['direct'])).toBeNull();
  });
});
