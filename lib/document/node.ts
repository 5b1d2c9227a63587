export { makeDocument } from './make.ts';
export { workbook } from './sheets/workbook.ts';
export { typeset } from './typeset.ts';
export { wordDocument } from './word/document.ts';
