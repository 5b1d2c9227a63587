import { type Localised, maxTextLength } from '../../rulebook/index.ts';
import type { FaultCode } from '../cells/index.ts';

/** What is wrong with a cell or row, as the report says it. */
export const faultWords: Readonly<Record<FaultCode, Localised>> = {
  option: { en: 'no such option', zh: '没有这个选项' },
  exclusive: { en: '"none" stands beside other options', zh: '“以上都没有”与其他选项同时出现' },
  twice: { en: 'an option stands twice', zh: '有选项重复' },
  tooMany: { en: 'too many options', zh: '选项过多' },
  yesNo: { en: 'neither yes nor no', zh: '既不是“是”也不是“否”' },
  notNumber: { en: 'not readable as a number', zh: '无法识别为数字' },
  separators: { en: 'it is not clear which sign parts thousands and which decimals', zh: '分不清千位分隔符与小数点' },
  span: { en: 'a range, not one number', zh: '是区间，不是一个数字' },
  percent: { en: 'a percentage, where none is asked', zh: '这里不应是百分比' },
  currency: { en: 'another currency', zh: '币种不符' },
  notWhole: { en: 'not a whole number', zh: '不是整数' },
  tooLow: { en: 'too low', zh: '数值过小' },
  tooHigh: { en: 'too high', zh: '数值过大' },
  text: { en: 'too long', zh: '文字过长' },
  notCode: { en: 'no customs code', zh: '不是海关编码' },
  list: { en: 'not readable as a list of numbers', zh: '无法识别为一组数字' },
  year: { en: 'no year', zh: '不是年份' },
  noId: { en: 'the firm has no id', zh: '企业没有编号' },
  idTwice: { en: 'an earlier row has the same id', zh: '编号与前面某行重复' },
  sum: { en: 'a line that adds others up', zh: '是合计行' },
  beyond: { en: 'stands beyond the last heading', zh: '超出了表头的最后一列' },
};

/** What is allowed where no question says it. */
export const allowedWords: Readonly<Partial<Record<FaultCode, Localised>>> = {
  year: { en: 'a year from 1900 to 2100', zh: '1900 到 2100 之间的年份' },
  text: { en: `a text of at most ${maxTextLength} characters`, zh: `不超过 ${maxTextLength} 个字的文字` },
  noId: { en: 'any text that no other row has', zh: '不与其他行重复的任意文字' },
  idTwice: { en: 'an id of its own for every firm', zh: '每家企业使用唯一编号' },
  sum: { en: 'one firm per row', zh: '每行一家企业' },
  beyond: { en: 'cells under a heading', zh: '单元格须有对应表头' },
  yesNo: { en: 'yes or no, true or false, 1 or 0', zh: '是或否、有或无、1 或 0' },
};

export const reportWords = {
  line: { en: 'Line', zh: '行' },
  column: { en: 'Column', zh: '列' },
  to: { en: 'Read as', zh: '对应' },
  value: { en: 'Value', zh: '内容' },
  wrong: { en: 'What is wrong', zh: '问题' },
  allowed: { en: 'Allowed', zh: '允许填写' },
  done: { en: 'What was done', zh: '处理方式' },
} as const satisfies Readonly<Record<string, Localised>>;

export const doneWords = {
  rejected: { en: 'the row was left out', zh: '整行未采用' },
  unknown: { en: 'the answer was left unknown', zh: '该项按“未知”处理' },
  year: { en: 'the year of the whole file was taken', zh: '采用了整个文件的年份' },
  unread: { en: 'the cell was not read', zh: '该单元格未读取' },
  beyondReport: {
    en: 'more problems than this file has room for; take the report as CSV',
    zh: '问题条数超过本文件上限，请改用 CSV 报告',
  },
} as const satisfies Readonly<Record<string, Localised>>;
