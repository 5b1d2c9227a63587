import { fold } from './fold.ts';

const folded = (...words: string[]): ReadonlySet<string> => new Set(words.map((word) => fold(word) || word));

/** What people write where they know nothing. An option of the question with the same name goes before. */
const unknownWords = folded(
  'n/a',
  'na',
  '#N/A',
  'nan',
  'null',
  'nil',
  'unknown',
  'not known',
  'not sure',
  'unsure',
  'missing',
  'tbd',
  'no data',
  'not available',
  'not applicable',
  '不详',
  '不明',
  '未知',
  '不知道',
  '不清楚',
  '不确定',
  '待定',
  '缺失',
  '缺',
  '暂无',
  '暂缺',
  '无数据',
  '未填',
  '未填写',
  '未提供',
  '不适用',
  '拒答',
);
export const yesWords = folded('yes', 'y', 'true', 't', '1', 'x', '✓', '√', '✔', '是', '有', '对', '会', '愿意', '真');
export const noWords = folded('no', 'n', 'false', 'f', '0', '否', '不是', '没有', '无', '不', '不会', '不愿意', '假');
export const neverWords = folded(
  'never',
  'inf',
  'infinity',
  'not yet',
  '从未',
  '从没',
  '从来没有',
  '尚未',
  '还没有',
  '没有过',
);

/** Whether a cell says that nothing is known. */
export function isUnknown(cell: string, own: ReadonlySet<string>): boolean {
  const said = fold(cell);
  return said === '' ? /^[\s\-–—―/\\?？.。*…]*$/u.test(cell) : unknownWords.has(said) || own.has(said);
}
