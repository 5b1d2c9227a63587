import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { type Advice, buildAdvice } from '../../../lib/advice/index.ts';
import { carbonBasis } from '../../../lib/advice/node.ts';
import type { DocumentSetup } from '../../../lib/document/index.ts';
import { workbook } from '../../../lib/document/node.ts';
import { profilesOf } from '../../../lib/explain/index.ts';
import { realBook, realCompiled } from '../../support/book.ts';
import { adviceOf, locales } from './advices.ts';

const setup: DocumentSetup = {
  client: '=cmd|"/c calc"!A1',
  consultant: '@SUM(A1)',
  date: '2026-11-20',
  length: 'full',
};

async function sheetsOf(advice: Advice) {
  const bytes = Buffer.from(await workbook(advice, setup));
  const sheets = await readXlsxFile(bytes);
  const names = sheets.map(({ sheet }) => sheet);
  const rows = (name: string): unknown[][] => sheets.find(({ sheet }) => sheet === name)!.data as unknown[][];
  const parts = unzipSync(bytes);
  const xml = (name: string) => strFromU8(parts[`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`]!);
  return { names, rows, xml };
}

/** Formulas of a sheet by the address of their cell. */
function formulas(xml: string): Map<string, string> {
  const found = [...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*><f>([^<]*)<\/f>/g)];
  return new Map(found.map(([, cell, text]) => [cell!, text!]));
}

describe.each(locales)('a workbook (%s)', (locale) => {
  it('holds every way, risk, action and source', async () => {
    const advice = adviceOf('made-up-steel-fasteners', locale);
    const { names, rows } = await sheetsOf(advice);
    expect(names).toHaveLength(6);
    const [, ways, risks, actions, , sources] = names as [string, string, string, string, string, string];
    const column = (name: string, index: number, head: number) =>
      rows(name)
        .slice(head)
        .map((row) => row[index]);
    const all = advice.markets.flatMap(({ entry }) => entry.options);
    expect(column(ways, 2, 2)).toEqual(all.map(({ label }) => label));
    expect(column(ways, 4, 2)).toEqual(all.map(({ score }) => score));
    expect(column(risks, 4, 1)).toEqual(advice.risks.map(({ name }) => name));
    expect(column(actions, 2, 1)).toEqual(advice.actions.map(({ name }) => name));
    const statements = column(sources, 2, 1).join('\n');
    for (const { claim } of Object.values(advice.evidence)) expect(statements).toContain(claim);
  });
});

describe('a workbook', () => {
  const steel = adviceOf('made-up-steel-fasteners', 'en');

  it('computes the bill from certificates and one price, as the advice has it', async () => {
    const { names, rows, xml } = await sheetsOf(steel);
    const name = names[4]!;
    const cells = rows(name);
    const { price, paths } = steel.carbon!.bill!;
    expect(cells[0]![1]).toBe(price);
    const found = formulas(xml(name));
    const bill = paths.flatMap((path) => path.goods.flatMap((good) => good.rows));
    for (const [index, { year, due }] of bill.entries()) {
      const row = index + 4;
      expect(cells[row - 1]![2]).toBe(year);
      if (due === null) continue;
      expect(found.get(`N${row}`)).toBe(`H${row}*$B$1`);
      expect((cells[row - 1]![7] as number) * price).toBeCloseTo(due.low, 2);
    }
    expect([...found.values()].some((text) => text.startsWith('SUMIFS('))).toBe(true);
  });

  it('rests on certificates that no price changes', () => {
    const { book, cases } = realBook();
    const profile = profilesOf(book, cases.find(({ id }) => id === 'made-up-steel-fasteners')!)[0]!;
    const at = (price: number) =>
      buildAdvice(realCompiled(), profile, 'en', null, carbonBasis({ price })).carbon!.bill!.paths.flatMap((path) =>
        path.goods.flatMap((good) => good.rows.map(({ due }) => (due?.low ?? 0) / price)),
      );
    const [low, high] = [at(50), at(200)];
    for (const [index, certificates] of low.entries()) expect(certificates).toBeCloseTo(high[index]!, 2);
  });

  it('computes the points of markets as the advice does', async () => {
    const advice = adviceOf('made-up-cathode-maker', 'en');
    const { names, rows, xml } = await sheetsOf(advice);
    const name = names[2]!;
    const { criteria, markets } = advice.comparison!;
    const cells = rows(name);
    const found = formulas(xml(name));
    const last = criteria.length + 2;
    expect(found.get(`D${last + 1}`)).toBe(`SUMPRODUCT($B$3:$B$${last},$C$3:$C$${last},$D$3:$D$${last})`);
    const points = markets.map((_, place) =>
      cells.slice(2, last).reduce((sum, row) => sum + Number(row[1]) * Number(row[2]) * Number(row[3 + 2 * place]), 0),
    );
    for (const [place, market] of markets.entries())
      if (market.state === 'placed') expect(points[place]).toBe(market.points);
  });

  it('keeps what looks like a formula as text', async () => {
    const { names, rows, xml } = await sheetsOf(steel);
    const about = rows(names[0]!);
    expect(about.map((row) => row[1])).toEqual(expect.arrayContaining([setup.client, setup.consultant]));
    expect(xml(names[0]!)).not.toContain('<f>');
    for (const name of names)
      for (const text of formulas(xml(name)).values())
        expect(text).toMatch(/^(SUMIFS|SUMPRODUCT)\(|^[A-Z]+\d+\*\$B\$1$/);
  });

  it('offers days and states to choose from', async () => {
    const { names, xml } = await sheetsOf(steel);
    for (const name of [names[2]!, names[3]!]) {
      expect(xml(name)).toMatch(/<dataValidation type="date"[^>]*sqref="M2:M\d+"/);
      expect(xml(name)).toMatch(/<dataValidation type="list"[^>]*sqref="N2:N\d+"/);
      expect(xml(name)).toContain('<autoFilter ref="A1:O');
    }
  });

  it('has equal bytes for equal input', async () => {
    expect(Buffer.compare(await workbook(steel, setup), await workbook(steel, setup))).toBe(0);
  });

  it('refuses a date that is none', async () => {
    await expect(workbook(steel, { ...setup, date: '2026-02-30' })).rejects.toThrow(RangeError);
  });
});
