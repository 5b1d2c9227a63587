import { numericRange, type Question } from '../../rulebook/index.ts';
import { inHomeCurrency, isYear, type NumberForm, readNumber } from '../../wizard/index.ts';
import { chineseNumber } from '../words/chinese-number.ts';
import { fold } from '../words/fold.ts';
import { neverWords } from '../words/value-words.ts';
import type { CellReader, FaultCode, Reading } from './fault.ts';

/** Reads numbers in the unit of the question. @param factor from the unit of the column to that of the question; a cell that names its own step (3万, 35%) is not multiplied */
export function numberReader(question: Question, factor = 1): CellReader {
  const form = formOf(question);
  const whole = question.type === 'integer' || question.type === 'likert';
  let ofYear = Number.NaN;
  let range: readonly [number, number] = [0, 0];
  return (cell, asOf) => {
    if (question.never && neverWords.has(fold(cell))) return { value: Number.POSITIVE_INFINITY };
    const read = figure(isYear(question) ? yearOf(cell) : cell, form, factor);
    if (typeof read !== 'number') return read;
    if (ofYear !== asOf) [ofYear, range] = [asOf, numericRange(question, asOf)];
    if (whole && !Number.isInteger(read)) return { fault: 'notWhole' };
    if (read < range[0]) return { fault: 'tooLow' };
    return read > range[1] ? { fault: 'tooHigh' } : { value: read };
  };
}

function formOf(question: Question): NumberForm {
  const currency = question.type !== 'money' ? 'none' : inHomeCurrency(question) ? 'home' : 'EUR';
  return { percent: question.type === 'percent', currency };
}

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** What is counted, behind a number in words. */
const counted = /(?:元|块|人民币|人|名|位|家|个|国|年|吨|天)+$/;

function figure(cell: string, form: NumberForm, factor: number): number | Extract<Reading, { fault: FaultCode }> {
  const scaled = (value: number) => (factor === 1 ? value : Number((value * factor).toPrecision(15)));
  if (plain.test(cell)) {
    const value = Number(cell);
    return Number.isFinite(value) ? scaled(value) : { fault: 'notNumber' };
  }
  const reading = readNumber(cell, form);
  if (reading.ok) return reading.exponent === 0 && !/[%％]/.test(cell) ? scaled(reading.value) : reading.value;
  if (reading.fault !== 'notNumber') return { fault: reading.fault };
  const words = cell.replace(counted, '');
  const value = chineseNumber(words);
  if (value === null) return { fault: 'notNumber' };
  if (words.includes('百分之')) return form.percent ? value : { fault: 'percent' };
  return /[万萬亿億]/.test(words) ? value : scaled(value);
}

/** Dates count as their year: 2015-03-31, 2015年3月, 31.03.2015, 20150331. */
function yearOf(cell: string): string {
  const text = cell.normalize('NFKC');
  const first = /^(\d{4})(?:[-/.年]\s*\d{1,2}|[01]\d[0-3]\d$)/.exec(text)?.[1];
  return first ?? /^\d{1,2}[-/.]\d{1,2}[-/.](\d{4})$/.exec(text)?.[1] ?? text;
}

/** Several numbers in one cell, parted by anything but a comma, which may stand for thousands. */
export function listReader(question: Question, most: number): CellReader {
  const [least] = numericRange({ ...question, min: question.min ?? 0 });
  return (cell) => {
    const parts = cell.split(/[;；、|\n]|,\s/).filter((part) => part.trim() !== '');
    const figures = parts.map((part) => figure(part.trim(), {}, 1));
    const isList =
      figures.length > 0 &&
      figures.length <= most &&
      figures.every((value) => typeof value === 'number' && value >= least);
    return isList ? { value: figures.join('|') } : { fault: 'list' };
  };
}
