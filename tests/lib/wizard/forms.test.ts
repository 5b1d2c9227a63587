import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeChoices, familyOf, findCodes } from '../../../lib/cbam/index.ts';
import { cbamLaw, goodNames } from '../../../lib/cbam/node.ts';
import type { Answer } from '../../../lib/engine/index.ts';
import { exclusiveOption, type Locale, numericRange, optionIds, type Question } from '../../../lib/rulebook/index.ts';
import {
  controlOf,
  type FormContext,
  type FormProblem,
  type FormValues,
  fillForm,
  formValues,
  isBlank,
} from '../../../lib/wizard/index.ts';
import { besideOf, formSchema, readForm } from '../../../lib/wizard/server.ts';
import { realBook } from '../../support/book.ts';
import { asOf, valueFor as valuesOf } from '../../support/random-profile.ts';

const { book } = realBook();
const questions = Object.values(book.questions);
const choices = codeChoices(cbamLaw(), goodNames(), 'zh');
const context: FormContext = {
  book,
  asOf,
  currency: 'CNY',
  codes: { find: (typed) => findCodes(choices, typed), familyOf: (digits) => familyOf(cbamLaw(), digits) },
};
const question = (id: string): Question => book.questions[id]!;

/** As a browser would post it. */
function posted(values: FormValues): FormData {
  const form = new FormData();
  for (const item of values.answer) form.append('answer', item);
  if (values.unsure) form.append('unsure', 'on');
  if (values.never) form.append('never', 'on');
  if (values.unit) form.append('unit', values.unit);
  form.append('low', values.low);
  form.append('high', values.high);
  for (const item of values.among) form.append('among', item);
  for (const [item, mark] of Object.entries(values.marks)) form.append(`marks.${item}`, mark);
  return form;
}

const post = (id: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const item of [value].flat()) form.append(name, item);
  return readForm(question(id), formValues(form), context);
};
const answer = (id: string, fields: Parameters<typeof post>[1]) => post(id, fields).answer;
const problem = (id: string, fields: Parameters<typeof post>[1]) => post(id, fields).problem;

/** An open answer with what is known of it. */
function unsureOf(item: Question): fc.Arbitrary<Answer> {
  const all = [...optionIds(item, book)];
  const bare = fc.constant<Answer>({ state: 'unsure' });
  if (item.type === 'choice' && !item.optionsFrom && all.length > 2)
    return fc.oneof(
      bare,
      fc
        .subarray(all, { minLength: 2, maxLength: all.length - 1 })
        .map((among): Answer => ({ state: 'unsure', among })),
    );
  const boxes = all.filter((id) => id !== exclusiveOption);
  if (item.type === 'multi')
    return fc.oneof(
      bare,
      fc
        .subarray(boxes, { minLength: 1, maxLength: item.maxPicks ?? boxes.length })
        .map((includes): Answer => ({ state: 'unsure', includes })),
    );
  if (controlOf(item) !== 'number') return bare;
  const [low, high] = numericRange(item, asOf);
  const end = fc.integer({
    min: Number.isFinite(low) ? Math.ceil(low) : 0,
    max: Number.isFinite(high) ? Math.floor(high) : 1_000_000_000,
  });
  return fc.oneof(
    bare,
    fc
      .tuple(end, end)
      .filter(([a, b]) => a !== b)
      .map(([a, b]): Answer => ({ state: 'unsure', between: [Math.min(a, b), Math.max(a, b)] })),
  );
}

function answersOf(item: Question): fc.Arbitrary<Answer> {
  const given = valuesOf(item, book).map((value): Answer => ({ state: 'given', value }));
  const never = item.never ? [fc.constant<Answer>({ state: 'given', value: 'never' })] : [];
  return fc.oneof(given, ...never, ...(item.unsure ? [unsureOf(item)] : []));
}

describe('round trip', () => {
  const locales = fc.constantFrom<Locale>('en', 'zh');

  it('every answer of every question survives being shown, posted and read', () => {
    for (const item of questions) {
      fc.assert(
        fc.property(answersOf(item), locales, (stored, locale) => {
          expect(readForm(item, formValues(posted(fillForm(item, stored, locale))), context)).toEqual({
            answer: stored,
          });
        }),
        { numRuns: 25 },
      );
    }
  });

  it('and the same through the schema that the browser uses', () => {
    for (const item of questions) {
      const schema = formSchema(item, context, ({ code }) => code);
      fc.assert(
        fc.property(answersOf(item), locales, (stored, locale) => {
          expect(schema.parse(fillForm(item, stored, locale))).toEqual(stored);
        }),
        { numRuns: 10 },
      );
    }
  });

  it('an empty form is blank and never an answer', () => {
    for (const item of questions) {
      const empty = fillForm(item, undefined, 'en');
      expect(isBlank(formValues(posted(empty)))).toBe(true);
      expect(readForm(item, formValues(posted(empty)), context).problem).toMatchObject({
        code: 'missing',
        field: 'answer',
      });
    }
  });

  it('takes no foreign fields for an answer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...questions),
        fc.array(
          fc.tuple(
            fc.constantFrom(
              'answer',
              'unsure',
              'low',
              'high',
              'among',
              'unit',
              'never',
              'repair',
              'code',
              'marks.x',
              '__proto__',
            ),
            fc.string(),
          ),
        ),
        (item, fields) => {
          const form = new FormData();
          for (const [name, value] of fields) form.append(name, value);
          const result = readForm(item, formValues(form), context);
          if (result.answer?.state === 'given') expect(answersOf(item)).toBeDefined();
          else expect(result.answer?.state === 'unsure' || result.problem !== undefined).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a customs code beside the families', () => {
  it('answers for them, however it is written', () => {
    for (const code of ['73181588', '7318 15 88', '7318.15.88', '７３１８', '7318151001'])
      expect(answer('goodsFamily', { code })).toEqual({ state: 'given', value: 'ironSteel' });
    expect(answer('goodsFamily', { code: '9503' })).toEqual({ state: 'given', value: 'other' });
    expect(answer('goodsFamily', { code: '7601', answer: 'cement' })).toEqual({ state: 'given', value: 'aluminium' });
  });

  it('is stored with them, and goes when the field is emptied', () => {
    const beside = (code: string) => besideOf(question('goodsFamily'), formValues({ code }));
    expect(beside('7318 15 88')).toEqual({ cnCode: { state: 'given', value: '73181588' } });
    expect(beside('')).toEqual({ cnCode: null });
    expect(besideOf(question('exportRole'), formValues({ code: '7318' }))).toEqual({});
  });

  it('asks for the family where the code leaves it open', () => {
    expect(problem('goodsFamily', { code: '7202' })).toMatchObject({ field: 'answer', code: 'codeOpen' });
    expect(answer('goodsFamily', { code: '7202', answer: 'other' })).toEqual({ state: 'given', value: 'other' });
    expect(answer('goodsFamily', { code: '7202', answer: '?' })).toEqual({ state: 'unsure' });
  });

  it('takes words for a question which code is meant, and each correction for a code', () => {
    const found = problem('goodsFamily', { code: '螺丝' });
    expect(found).toMatchObject({ field: 'code', code: 'notCode' });
    const first = found?.repairs?.[0];
    expect(first).toMatchObject({ kind: 'code', code: '7318', value: 'cn:7318' });
    expect(answer('goodsFamily', { code: '螺丝', repair: first!.value })).toEqual({
      state: 'given',
      value: 'ironSteel',
    });
    for (const code of ['731', '73181', '731815880', '73181588001', 'xyzzy'])
      expect(problem('goodsFamily', { code })).toMatchObject({ field: 'code', code: 'notCode' });
  });

  it('as an answer of its own is kept as digits', () => {
    expect(answer('cnCode', { answer: '7318 15 88' })).toEqual({ state: 'given', value: '73181588' });
    expect(problem('cnCode', { answer: 'bolts' })?.repairs?.[0]).toMatchObject({ value: '7318' });
  });
});

describe('choices', () => {
  it('take "not sure" only where the rule book allows it', () => {
    expect(answer('exportRole', { answer: '?' })).toEqual({ state: 'unsure' });
    expect(problem('offerKind', { answer: '?' })).toMatchObject({ code: 'missing' });
  });

  it('keep what remains possible; a definite choice goes before it', () => {
    expect(answer('exportRole', { answer: '?', among: ['ownProducts', 'componentSupplier'] })).toEqual({
      state: 'unsure',
      among: ['componentSupplier', 'ownProducts'],
    });
    expect(answer('exportRole', { among: ['ownProducts', 'componentSupplier'] })).toMatchObject({ state: 'unsure' });
    expect(answer('exportRole', { answer: 'ownProducts', among: ['componentSupplier', 'solutionProvider'] })).toEqual({
      state: 'given',
      value: 'ownProducts',
    });
    expect(problem('exportRole', { answer: '?', among: 'ownProducts' })).toMatchObject({
      code: 'oneLeft',
      field: 'among',
    });
  });

  it('reject what is no option', () => {
    expect(problem('exportRole', { answer: 'king' })).toMatchObject({ code: 'notAllowed' });
    expect(problem('homeCountry', { answer: 'XX' })).toMatchObject({ code: 'notAllowed' });
    expect(answer('homeCountry', { answer: 'CN' })).toEqual({ state: 'given', value: 'CN' });
  });
});

describe('several choices', () => {
  it('say what cannot stand together', () => {
    expect(problem('technologyAssets', { answer: ['none', 'patentsHome'] })).toMatchObject({ code: 'exclusive' });
    expect(problem('motives', { answer: ['none', 'buildBrand'] })).toMatchObject({ code: 'exclusive' });
    expect(answer('motives', { answer: 'none' })).toEqual({ state: 'given', value: ['none'] });
    expect(
      problem('motives', { answer: ['technologyEdge', 'buildBrand', 'homePressure', 'idleCapacity', 'secureInputs'] }),
    ).toMatchObject({ code: 'tooMany', limit: 4 });
    expect(problem('technologyAssets', { answer: 'none', unsure: 'on' })).toMatchObject({ code: 'both' });
  });

  it('take ticks beside "not sure" as known', () => {
    expect(answer('technologyAssets', { answer: 'patentsHome', unsure: 'on' })).toEqual({
      state: 'unsure',
      includes: ['patentsHome'],
    });
    expect(answer('technologyAssets', { unsure: 'on' })).toEqual({ state: 'unsure' });
  });
});

describe('figures', () => {
  it('store money in full units, whatever unit it was typed in', () => {
    expect(answer('annualRevenue', { answer: '1.2', unit: 'yi' })).toEqual({ state: 'given', value: 120_000_000 });
    expect(answer('annualRevenue', { answer: '12,000', unit: 'wan' })).toEqual({ state: 'given', value: 120_000_000 });
    expect(answer('annualRevenue', { answer: '120m', unit: 'thousand' })).toEqual({
      state: 'given',
      value: 120_000_000,
    });
    expect(answer('goodsPrice', { answer: '650 €', unit: 'yi' })).toEqual({ state: 'given', value: 650 });
    expect(problem('annualRevenue', { answer: '$12m', unit: 'million' })).toMatchObject({ code: 'currency' });
  });

  it('name the limit that was passed', () => {
    expect(problem('employees', { answer: '0' })).toMatchObject({ code: 'tooLow', given: 0, limit: 1 });
    expect(problem('rdIntensity', { answer: '350' })).toMatchObject({ code: 'tooHigh', given: 350, limit: 100 });
    expect(problem('foundingYear', { answer: '2030' })).toMatchObject({ code: 'tooHigh', limit: asOf });
  });

  it('offer a repair where one is likely, and take it', () => {
    const half = problem('employees', { answer: '12.5' }) as FormProblem;
    expect(half).toMatchObject({ code: 'notWhole', repairs: [{ kind: 'figure', value: '13' }] });
    expect(answer('employees', { answer: '12.5', repair: half.repairs![0]!.value })).toEqual({
      state: 'given',
      value: 13,
    });
    const span = problem('annualRevenue', { answer: '1-2', unit: 'yi' }) as FormProblem;
    expect(span).toMatchObject({ code: 'span', repairs: [{ kind: 'range', low: 100_000_000, high: 200_000_000 }] });
    expect(answer('annualRevenue', { answer: '1-2', unit: 'yi', repair: span.repairs![0]!.value })).toEqual({
      state: 'unsure',
      between: [100_000_000, 200_000_000],
    });
  });

  it('take a range, and say when it is incomplete or upside down', () => {
    expect(answer('rdIntensity', { low: '2', high: '6', unsure: 'on' })).toEqual({ state: 'unsure', between: [2, 6] });
    expect(answer('rdIntensity', { low: '2', high: '6' })).toEqual({ state: 'unsure', between: [2, 6] });
    expect(answer('rdIntensity', { low: '4', high: '4' })).toEqual({ state: 'given', value: 4 });
    expect(problem('rdIntensity', { low: '6', high: '2' })).toMatchObject({ code: 'upsideDown', field: 'high' });
    expect(problem('rdIntensity', { low: '6' })).toMatchObject({ code: 'halfRange', field: 'high' });
    expect(problem('rdIntensity', { low: '6', high: '200' })).toMatchObject({ code: 'tooHigh', field: 'high' });
  });

  it('do not choose between a figure and "not sure"', () => {
    expect(problem('employees', { answer: '60', unsure: 'on' })).toMatchObject({ code: 'both' });
    expect(problem('outsideRegionYear', { answer: '2010', never: 'on' })).toMatchObject({ code: 'both' });
    expect(answer('outsideRegionYear', { never: 'on' })).toEqual({ state: 'given', value: 'never' });
  });

  it('read one figure to a line in a list', () => {
    expect(answer('euImporters', { answer: '1,200\n40；30' })).toEqual({ state: 'given', value: [1200, 40, 30] });
    expect(answer('euImporters', { answer: '120, 40' })).toEqual({ state: 'given', value: [120, 40] });
    expect(problem('euImporters', { answer: '120,40' })).toMatchObject({ code: 'separators' });
    expect(problem('euImporters', { answer: '-1' })).toMatchObject({ code: 'tooLow', limit: 0 });
  });
});

describe('problems', () => {
  it('carry the rule book’s own words in both languages', () => {
    for (const item of questions) {
      const { text } = readForm(item, formValues(new FormData()), context).problem!;
      expect(text.en).not.toBe('');
      expect(text.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('stand at the field in the schema’s issue, in the words of the page', () => {
    const schema = formSchema(question('rdIntensity'), context, ({ code, limit }) => `${code} ${limit}`);
    expect(schema.safeParse({ answer: '350' }).error?.issues).toMatchObject([
      { path: ['answer'], message: 'tooHigh 100' },
    ]);
  });
});
