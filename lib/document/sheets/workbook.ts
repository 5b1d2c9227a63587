import writeXlsxFile from 'write-excel-file/node';
import type { Advice } from '../../advice/index.ts';
import { documentPayload } from '../build.ts';
import { dated } from '../pack.ts';
import type { DocumentSetup } from '../payload.ts';
import { Scribe } from '../scribe.ts';
import { adviser } from './adviser.ts';
import { carbonSheet } from './carbon.ts';
import { choicesOf, type SheetPlan, sheetOf } from './cells.ts';
import { comparison } from './compare.ts';
import { about, actions, risks, sources, ways } from './lists.ts';

/**
 * A workbook (.xlsx) to go on working with: ways in, markets, risks, actions, the bill of the carbon border and the sources, in the language of the advice. Equal
 * input gives equal bytes. User text is never computed.
 * @param setup client, adviser and date; its sections and length belong to the document
 * @throws RangeError if the date of the setup is none
 */
export async function workbook(advice: Advice, setup: DocumentSetup): Promise<Uint8Array> {
  // The whole document, so that the sources have its numbers.
  const payload = documentPayload(advice, { ...setup, length: 'full', sections: undefined });
  const scribe = new Scribe(advice, 'full', setup.notes);
  const plans = [
    about(scribe, payload),
    adviser(scribe),
    ways(scribe),
    comparison(scribe),
    risks(scribe),
    actions(scribe),
    carbonSheet(scribe),
    sources(scribe, payload),
  ].filter((plan): plan is SheetPlan => plan !== null);
  const file = writeXlsxFile(plans.map(sheetOf), {
    fontFamily: 'Arial',
    fontSize: 10,
    features: [choicesOf(plans)],
  });
  return dated(await file.toBuffer(), payload.date.iso);
}
