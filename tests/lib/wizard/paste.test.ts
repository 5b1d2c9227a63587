import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeChoices, familyOf, findCodes } from '../../../lib/cbam/index.ts';
import { cbamLaw, goodNames } from '../../../lib/cbam/node.ts';
import type { Answers } from '../../../lib/engine/index.ts';
import { readPasted } from '../../../lib/wizard/server.ts';
import { realBook } from '../../support/book.ts';
import { asOf } from '../../support/random-profile.ts';

const { book } = realBook();
const choices = codeChoices(cbamLaw(), goodNames(), 'zh');
const codes = {
  find: (typed: string) => findCodes(choices, typed),
  familyOf: (digits: string) => familyOf(cbamLaw(), digits),
};
const read = (text: string) => readPasted(text, book, { book, asOf, currency: 'CNY', codes })!;

/** Plain values; `?` for an unsure answer. */
const values = (answers: Answers) =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, answer.state === 'given' ? answer.value : '?']),
  );
const goods = (text: string) => read(text).goods.map(({ answers }) => values(answers));
const notes = (text: string) => read(text).goods.flatMap((good) => good.notes);

const bolts = {
  goodsName: '六角螺栓',
  cnCode: '73181588',
  goodsFamily: 'ironSteel',
  originCountry: 'CN',
  tonnesToEu: 5500,
  importerOfRecord: 'customer',
  emissionsIntensity: 2.1,
  emissionsData: 'productVerified',
  goodsPrice: 1800,
};

describe('a list of goods', () => {
  it('is read as a spreadsheet copies it, in Chinese', () => {
    const text = [
      '品名\t海关编码\t原产国\t年吨数\t进口商\t碳排放（吨/吨）\t数据\t单价（欧元/吨）',
      '六角螺栓\t7318 15 88\t中国\t5,500\t客户\t2.1\t已核查\t1800',
      '铝型材\t7604.29.90\t越南\t1200\tDDP\t\t没有\t',
    ].join('\r\n');
    expect(goods(text)).toEqual([
      bolts,
      {
        goodsName: '铝型材',
        cnCode: '76042990',
        goodsFamily: 'aluminium',
        originCountry: 'VN',
        tonnesToEu: 1200,
        importerOfRecord: 'weDelivered',
        emissionsData: 'none',
      },
    ]);
    expect(notes(text)).toEqual([]);
  });

  it('is read in English, with semicolons or commas, in any order of columns, as the same list', () => {
    const cells = {
      'Tonnes per year': '5500',
      'Data quality': 'verified',
      'HS code': '73181588',
      'Country of origin': 'China',
      Product: '六角螺栓',
      'EU importer': 'customer',
      'Emissions (t CO2/t)': '2.1',
      'Price per tonne (EUR)': '1800',
    };
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(cells), { minLength: 8 }),
        fc.constantFrom('\t', ';', ','),
        (columns, sign) => {
          const text = [columns.map(([header]) => header), columns.map(([, cell]) => cell)]
            .map((row) => row.join(sign))
            .join('\n');
          expect(goods(text)).toEqual([bolts]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps quoted cells whole, and an inch sign harms nothing', () => {
    expect(goods('name,code,tonnes\n"bolts, zinc-coated",73181588,"1,200"')).toMatchObject([
      { goodsName: 'bolts, zinc-coated', tonnesToEu: 1200 },
    ]);
    expect(goods('name;code;tonnes\nbolt 1/2";73181588;20')).toMatchObject([
      { goodsName: 'bolt 1/2"', tonnesToEu: 20 },
    ]);
    expect(goods('name;code;tonnes\n"bolt;73181588;20')[0]).toMatchObject({ cnCode: '73181588' });
  });

  it('without headings is told by what stands in the cells', () => {
    const list = read('螺栓\t73181588\t中国\t5500\n铝箔\t76071119\t中国\t300');
    expect(list.guessed).toBe(true);
    expect(list.goods.map(({ answers }) => values(answers))).toEqual([
      { goodsName: '螺栓', cnCode: '73181588', goodsFamily: 'ironSteel', originCountry: 'CN', tonnesToEu: 5500 },
      { goodsName: '铝箔', cnCode: '76071119', goodsFamily: 'aluminium', originCountry: 'CN', tonnesToEu: 300 },
    ]);
    // Tonnes that look like a heading stay tonnes.
    expect(goods('5500\t73181588')).toMatchObject([{ cnCode: '73181588', tonnesToEu: 5500 }]);
  });

  it('finds the headings below a title, and takes no sum for a good', () => {
    const list = read('2026 年出口清单\n\n品名\t编码\t数量（吨）\n螺栓\t7318\t100\n合计\t\t7318');
    expect(list.goods.map(({ line, answers }) => [line, values(answers)])).toEqual([
      [4, { goodsName: '螺栓', cnCode: '7318', goodsFamily: 'ironSteel', tonnesToEu: 100 }],
    ]);
    expect(list.otherLines).toEqual([
      { line: 1, text: '2026 年出口清单' },
      { line: 5, text: '合计 · 7318' },
    ]);
  });

  it('turns kilograms into tonnes, and takes no other currency for euro', () => {
    expect(goods('编码\t净重（kg）\n7318\t5,500,000')).toMatchObject([{ tonnesToEu: 5500 }]);
    expect(goods('code\tquantity\n7318\t2500 kg')).toMatchObject([{ tonnesToEu: 2.5 }]);
    expect(notes('编码\t单价（元/吨）\n7318\t12000')).toMatchObject([
      { kind: 'problem', question: 'goodsPrice', typed: '12000', problem: { code: 'currency' } },
    ]);
  });

  it('keeps "not sure" apart from an empty cell', () => {
    expect(goods('code\torigin\ttonnes\n7318\t不确定\t\n7604\t\t?')).toEqual([
      { cnCode: '7318', goodsFamily: 'ironSteel', originCountry: '?' },
      { cnCode: '7604', goodsFamily: 'aluminium', tonnesToEu: '?' },
    ]);
  });

  it('takes a range for what is known of an unsure figure', () => {
    expect(read('code\ttonnes\n7318\t100-200').goods[0]?.answers.tonnesToEu).toEqual({
      state: 'unsure',
      between: [100, 200],
    });
    expect(read('编码\t数量（万吨）\n7318\t1-2').goods[0]?.answers.tonnesToEu).toEqual({
      state: 'unsure',
      between: [10_000, 20_000],
    });
    expect(read('编码\t重量（kg）\n7318\t1000 至 2000').goods[0]?.answers.tonnesToEu).toEqual({
      state: 'unsure',
      between: [1, 2],
    });
  });

  it('names an importer that is not one of the parts it can play', () => {
    expect(goods('code\timporter\n7318\tMüller GmbH')).toMatchObject([{ importerName: 'Müller GmbH' }]);
  });
});

describe('headings and units', () => {
  it('takes a line with the word for a sum in any column for no good, also where that column is the code', () => {
    const list = read('编码\t吨数\n7318\t100\n合计\t100');
    expect(list.goods).toHaveLength(1);
    expect(list.otherLines).toEqual([{ line: 3, text: '合计 · 100' }]);
    // A good with a code is one, whatever its name.
    expect(goods('name\tcode\ttonnes\nTotal station\t9015\t5')).toHaveLength(1);
  });

  it.each([
    ['code\tEmissions (kg CO2/kg)\n7318\t2.1', { emissionsIntensity: 2.1 }],
    ['code\tEmissions (t CO2e/t)\n7318\t2.1', { emissionsIntensity: 2.1 }],
    ['编码\t前体用量（kg/kg）\n7318\t1.05', { precursorShare: 1.05 }],
    ['code\tNet mass (kg)\n7318\t5,500,000', { tonnesToEu: 5500 }],
    ['编码\t紧固件数量\n7318\t12', { tonnesToEu: 12 }],
    ['code\tQuantity (pcs)\tNet weight (kg)\n7318\t100000\t5000', { tonnesToEu: 5 }],
    ['编码\t净重（kg）\n7318\t5 吨', { tonnesToEu: 5 }],
    ['编码\t数量（万吨）\n7318\t1.2', { tonnesToEu: 12000 }],
    ['编码\t数量（千吨）\n7318\t1.2', { tonnesToEu: 1200 }],
    ['code\tQuantity (kt)\n7318\t1.2', { tonnesToEu: 1200 }],
  ])('keeps to the unit of the heading: %j', (text, figures) => {
    expect(goods(text)[0]).toMatchObject(figures);
  });

  it.each([
    ['code\tPrice (EUR/kg)\n7318\t1.8', 'goodsPrice', { kind: 'unit', typed: '1.8' }],
    ['编码\t单价（欧元/件）\n7318\t3', 'goodsPrice', { kind: 'unit', typed: '3' }],
    ['code\tQuantity (pcs)\n7318\t100000', 'tonnesToEu', { kind: 'unit', typed: '100000' }],
    ['编码\t数量（件）\n7318\t100000', 'tonnesToEu', { kind: 'unit', typed: '100000' }],
    ['code\tWeight (lbs)\n7318\t3', 'tonnesToEu', { kind: 'unit', typed: '3' }],
    ['code\tShort tons\n7318\t3', 'tonnesToEu', { kind: 'unit', typed: '3' }],
    ['编码\t重量（kg/件）\n7318\t3', 'tonnesToEu', { kind: 'unit', typed: '3' }],
    ['code\tEmissions (kg CO2/t)\n7318\t2100', 'emissionsIntensity', { kind: 'unit', typed: '2100' }],
    ['code\tquantity\n7318\t2500 pcs', 'tonnesToEu', { kind: 'problem', typed: '2500 pcs' }],
  ])('leaves what it cannot turn into that unit unread, with a note: %j', (text, question, note) => {
    expect(goods(text)[0]).not.toHaveProperty(question);
    expect(notes(text)).toMatchObject([note]);
  });

  it.each([
    '日元',
    '港元',
    '港币',
    '英镑',
    '美元',
    '人民币',
    '元',
    'GBP',
    'JPY',
    'USD',
    'CNY',
    '$',
    'CHF',
    'US$',
    '澳元',
  ])('takes no price in %s for one in euro', (currency) => {
    const text = `code\tPrice (${currency}/t)\n7318\t1800`;
    expect(goods(text)[0]).not.toHaveProperty('goodsPrice');
    expect(notes(text)).toMatchObject([{ kind: 'problem', problem: { code: 'currency' } }]);
  });

  it('reads euro as euro', () => {
    for (const currency of ['欧元/吨', 'EUR/t', '€', 'per tonne'])
      expect(goods(`code\tPrice (${currency})\n7318\t1800`)).toMatchObject([{ goodsPrice: 1800 }]);
  });

  it.each([
    ['Item code\tHS code\tTonnes\n1001\t73181588\t5', { cnCode: '73181588', tonnesToEu: 5 }],
    ['Country code\tCode\tTonnes\nCN\t7318\t5', { originCountry: 'CN', cnCode: '7318' }],
    ['订单编号\t客户编号\t海关编码\t吨数\n2001\t1001\t7318\t5', { cnCode: '7318', tonnesToEu: 5 }],
    ['客户编号\t品名\t吨数\n1001\t螺栓\t5', { goodsName: '螺栓', tonnesToEu: 5 }],
    [
      'Customs code\tVerified emissions (t/t)\tData\n7318\t2.1\tverified',
      { cnCode: '7318', emissionsIntensity: 2.1, emissionsData: 'productVerified' },
    ],
    ['Part no.\tHS code\tDestination\nA-1\t7318\tDE', { cnCode: '7318' }],
  ])('gives each question the column that names it best: %j', (text, expected) => {
    const [good] = goods(text);
    expect(good).toMatchObject(expected);
    expect(read(text).guessed).toBe(false);
    if (!('cnCode' in expected)) expect(good).not.toHaveProperty('cnCode');
  });

  it('without headings takes tonnes for no codes', () => {
    expect(goods('螺栓\t1200\n螺母\t2500')).toEqual([
      { goodsName: '螺栓', tonnesToEu: 1200 },
      { goodsName: '螺母', tonnesToEu: 2500 },
    ]);
    expect(goods('螺栓\t7318\t1200')).toMatchObject([{ cnCode: '7318', tonnesToEu: 1200 }]);
    expect(goods('螺栓\t1200.50')).toEqual([{ goodsName: '螺栓', tonnesToEu: 1200.5 }]);
    expect(goods('螺栓\t8481.80\t1200')).toMatchObject([{ cnCode: '848180', tonnesToEu: 1200 }]);
  });

  it('parts cells by the sign that stands equally often in most lines', () => {
    expect(goods('name;code;tonnes\nbolts, hexagon, zinc, M8, 20 mm, A2;7318;5')).toMatchObject([
      { cnCode: '7318', tonnesToEu: 5 },
    ]);
  });
});

describe('limits', () => {
  it('200 lines are read, more are refused as a whole', () => {
    const lines = (count: number) => `code\ttonnes\n${'7318\t5\n'.repeat(count)}`;
    expect(goods(lines(199))).toHaveLength(199);
    expect(read(lines(200))).toBeNull();
    expect(read('\t7318'.repeat(60))).toBeNull();
    expect(read(`7318\t${'5'.repeat(40_000)}`)).toBeNull();
  });

  it('a heading of any length is read by its beginning, and a text that is too long is named, not cut unseen', () => {
    expect(goods(`${'前体'.repeat(19_000)}\tcode\n1\t7318`)).toMatchObject([{ cnCode: '7318' }]);
    for (const header of ['name', 'Customer'])
      expect(notes(`code\t${header}\n7318\t${'x'.repeat(600)}`)).toMatchObject([
        { kind: 'problem', problem: { code: 'tooLong' } },
      ]);
  });
});

describe('what cannot be read', () => {
  it.each([
    ['code\ttonnes\n7318\tabout some', { kind: 'problem', question: 'tonnesToEu', problem: { code: 'notNumber' } }],
    ['code\ttonnes\n7318\t-5', { kind: 'problem', question: 'tonnesToEu', problem: { code: 'tooLow' } }],
    ['code\ttonnes\n731\t5', { kind: 'problem', question: 'cnCode', problem: { code: 'notCode' } }],
    ['code\torigin\n7318\tAtlantis', { kind: 'country', typed: 'Atlantis' }],
    ['code\tdata\n7318\tperhaps', { kind: 'option', question: 'emissionsData', typed: 'perhaps' }],
    ['code\ttonnes\n7318\t5\t700', { kind: 'beyond', typed: '700' }],
    ['code\ttonnes\n7202\t5', { kind: 'codeOpen', typed: '7202' }],
    ['name\ttonnes\n螺丝\t5', { kind: 'noCode', like: { code: '7318' } }],
    ['code\tEmissions data\n7318\tyes', { kind: 'option', question: 'emissionsData', typed: 'yes' }],
    ['编码\t排放数据\n7318\t有', { kind: 'option', question: 'emissionsData', typed: '有' }],
    ['编码\t类别\n7318\t铝', { kind: 'familyByCode' }],
    ['code\temissions\n7318\t2.1', { kind: 'calculatedAssumed' }],
    ['code\temissions\tdata\n7318\t2.1\tnone', { kind: 'figureUnused' }],
  ])('is named: %j', (text, note) => {
    expect(notes(text)).toMatchObject([note]);
  });

  it('costs only its own cell', () => {
    expect(goods('code\ttonnes\torigin\n7318\tmany\tCN')).toEqual([
      { cnCode: '7318', goodsFamily: 'ironSteel', originCountry: 'CN' },
    ]);
  });

  it('whatever is pasted, every filled cell is an answer, a note or in a column named as unread', () => {
    const cell = fc.constantFrom(
      '',
      '7318',
      '73181588',
      'CN',
      '中国',
      '5,500',
      'x',
      '?',
      'verified',
      '"',
      '合计',
      '2.1',
      '=1+1',
    );
    const header = fc.constantFrom('品名', 'code', 'tonnes', 'origin', 'data', 'importer', 'colour', '价格', '');
    const table = fc.tuple(
      fc.array(header, { minLength: 1, maxLength: 6 }),
      fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 6 }),
    );
    fc.assert(
      fc.property(table, fc.constantFrom('\t', ';', ','), ([headers, rows], sign) => {
        const text = [headers, ...rows].map((row) => row.join(sign)).join('\n');
        const list = read(text);
        for (const good of list.goods)
          for (const [index, typed] of good.cells.entries()) {
            if (typed === '' || list.columns[index]?.question === null) continue;
            const question = list.columns[index]?.question;
            const isAnswer =
              question !== undefined &&
              (good.answers[question] ?? (question === 'importerOfRecord' && good.answers.importerName));
            expect(
              isAnswer || good.notes.some((note) => 'typed' in note && note.typed === typed),
              `${typed} in ${text}`,
            ).toBeTruthy();
          }
      }),
      { numRuns: 300 },
    );
  });

  it('any text at all is taken without an error', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(read(text).goods.length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });
});
