import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileColumns } from '../../../lib/cohort/node.ts';
import { type CellMeaning, cellReader } from '../../../lib/cohort-intake/cells/index.ts';
import { build } from '../../../lib/engine/node.ts';
import { realBook, realCompiled } from '../../support/book.ts';

const { book } = realBook();
const columns = new Map(fileColumns(build(realCompiled()).layout).map((column) => [column.name, column]));

function read(name: string, cell: string, meaning: CellMeaning = {}) {
  return cellReader(book, columns.get(name)!, meaning, new Set(['keineangabe']))(cell, 2026);
}

describe('numbers', () => {
  it('of any size are read back from how programs write them', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e15, noNaN: true }), (number) => {
        expect(read('annualRevenue', String(number))).toEqual({ value: number === 0 ? 0 : number });
      }),
    );
  });

  it('are read back from how people write them', () => {
    const written = fc.tuple(fc.nat(999_999_999), fc.constantFrom('plain', 'grouped', 'wide', 'wan', 'currency'));
    fc.assert(
      fc.property(written, ([number, way]) => {
        const text = {
          plain: String(number),
          grouped: number.toLocaleString('en-US'),
          wide: String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
          wan: `${number / 10_000}万`,
          currency: `¥${number.toLocaleString('en-US')}`,
        }[way];
        expect(read('annualRevenue', text)).toEqual({ value: number });
      }),
    );
  });

  it('in Chinese words are read', () => {
    expect(read('annualRevenue', '一亿二千万元')).toEqual({ value: 120_000_000 });
    expect(read('employees', '三百人')).toEqual({ value: 300 });
    expect(read('exportShare', '百分之三十五')).toEqual({ value: 35 });
  });

  it.each([
    ['annualRevenue', '-5', 'tooLow'],
    ['annualRevenue', '1.200,50', 'separators'],
    ['annualRevenue', '100-200万', 'span'],
    ['annualRevenue', 'much', 'notNumber'],
    ['annualRevenue', '9e999', 'notNumber'],
    ['employees', '3.5', 'notWhole'],
    ['employees', '0', 'tooLow'],
    ['employees', '35%', 'percent'],
    ['exportShare', '120', 'tooHigh'],
    ['foundingYear', '2031', 'tooHigh'],
    ['riskAttitude', '9', 'tooHigh'],
    ['good1.goodsPrice', '500 usd', 'currency'],
  ])('%s: %j cannot be read (%s)', (name, cell, fault) => {
    expect(read(name, cell)).toEqual({ fault });
  });

  it('are multiplied by the factor of their column, unless they name their own step', () => {
    expect(read('annualRevenue', '1,200.5', { factor: 10_000 })).toEqual({ value: 12_005_000 });
    expect(read('annualRevenue', '3亿', { factor: 10_000 })).toEqual({ value: 300_000_000 });
    expect(read('exportShare', '0.07', { factor: 100 })).toEqual({ value: 7 });
    expect(read('exportShare', '7%', { factor: 100 })).toEqual({ value: 7 });
  });

  it.each(['2015', '2015年', '2015-03-31', '2015年3月', '31.03.2015', '20150331', '二〇一五年'])(
    '%s is the year 2015',
    (cell) => {
      expect(read('foundingYear', cell)).toEqual({ value: 2015 });
    },
  );

  it('may be "never" where the question allows it', () => {
    for (const cell of ['never', '从未', 'inf'])
      expect(read('outsideRegionYear', cell)).toEqual({ value: Number.POSITIVE_INFINITY });
    expect(read('foundingYear', 'never')).toEqual({ fault: 'notNumber' });
  });

  it('of a list stand apart', () => {
    expect(read('good1.euImporters', '30; 1,200；5')).toEqual({ value: '30|1200|5' });
    expect(read('good1.euImporters', '30; x')).toEqual({ fault: 'list' });
  });
});

describe('options', () => {
  it('are found by id and by either label, whatever case, width and spaces', () => {
    for (const { id, en, zh } of book.questions.exportExperience!.options!)
      for (const cell of [id, id.toUpperCase(), en, ` ${zh}　`])
        expect(read('exportExperience', cell)).toEqual({ value: id });
  });

  it('of every choice and multiple answer are found by what they are called', () => {
    for (const column of columns.values()) {
      if (column.kind !== 'option' && column.kind !== 'options') continue;
      const reader = cellReader(book, column, {}, new Set());
      for (const { id, en, zh } of book.questions[column.question.id]!.options ?? [])
        for (const cell of [id, en, zh]) expect(reader(cell, 2026), `${column.name} ${cell}`).toEqual({ value: id });
    }
  });

  it('of countries are found by code and name', () => {
    for (const cell of ['DE', 'de', 'Germany', '德国']) expect(read('homeCountry', cell)).toEqual({ value: 'DE' });
    expect(read('homeCountry', 'Atlantis')).toEqual({ fault: 'option' });
  });

  it('that are ticked stand apart by any usual sign, and come in the order of the question', () => {
    const [first, second] = book.questions.activitiesAbroad!.options!.filter(({ id }) => id !== 'none');
    for (const sign of ['|', ';', '；', '、', '\n'])
      expect(read('activitiesAbroad', `${second!.zh}${sign}${first!.id}`)).toEqual({
        value: `${first!.id}|${second!.id}`,
      });
    expect(read('activitiesAbroad', `none|${first!.id}`)).toEqual({ fault: 'exclusive' });
    expect(read('activitiesAbroad', `${first!.id}|${first!.id}`)).toEqual({ fault: 'twice' });
    expect(read('activitiesAbroad', `${first!.id}|juggling`)).toEqual({ fault: 'option' });
  });

  it('may be said in words of the file, by the mapping', () => {
    const meaning = { values: { 'A-type': 'occasional', gone: null } };
    expect(read('exportExperience', 'a type', meaning)).toEqual({ value: 'occasional' });
    expect(read('exportExperience', 'gone', meaning)).toEqual({ value: null });
    expect(read('employees', 'small', { values: { small: '10' } })).toEqual({ value: 10 });
  });
});

describe('other cells', () => {
  it.each([
    ['是', true],
    ['有', true],
    ['Y', true],
    ['1', true],
    ['√', true],
    ['否', false],
    ['没有', false],
    ['FALSE', false],
  ])('%s', (cell, value) => {
    expect(read('foundingVision', cell)).toEqual({ value });
  });

  it('are no yes and no no', () => {
    expect(read('foundingVision', 'perhaps')).toEqual({ fault: 'yesNo' });
  });

  it.each(['', ' ', '不详', 'N/A', '#N/A', '-', '——', '?', '暂无', 'keine Angabe'])(
    '%j means that nothing is known',
    (cell) => {
      for (const name of ['employees', 'exportExperience', 'activitiesAbroad', 'foundingVision', 'good1.cnCode'])
        expect(read(name, cell), name).toEqual({ value: null });
    },
  );

  it('that are customs codes lose their spaces and dots', () => {
    expect(read('good1.cnCode', '7318.15 88')).toEqual({ value: '73181588' });
    expect(read('good1.cnCode', 'screws')).toEqual({ fault: 'notCode' });
  });
});
