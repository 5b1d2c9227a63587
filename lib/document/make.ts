import type { Advice } from '../advice/index.ts';
import { documentPayload } from './build.ts';
import type { Format } from './formats.ts';
import type { DocumentSetup } from './payload.ts';
import { workbook } from './sheets/workbook.ts';
import { typeset } from './typeset.ts';
import { wordDocument } from './word/document.ts';

/**
 * The advice as a file of this kind.
 * @throws TypesetError
 */
export async function makeDocument(advice: Advice, format: Format, setup: DocumentSetup): Promise<Uint8Array> {
  const make = {
    pdf: () => typeset(documentPayload(advice, setup)),
    docx: () => wordDocument(documentPayload(advice, setup)),
    xlsx: () => workbook(advice, setup),
  };
  return make[format]();
}
