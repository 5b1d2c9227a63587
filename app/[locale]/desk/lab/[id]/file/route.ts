import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { hasLocale } from 'next-intl';
import { compiledBook } from '@/lib/advice/node.ts';
import { routing } from '@/lib/i18n/routing';
import {
  holdsData,
  LabFolder,
  labFiles,
  type PopulationChoices,
  type RunChoices,
  type Summary,
} from '@/lib/lab/server.ts';
import { noStore } from '../../../../advice/document-file.ts';
import { actingInLab, note } from '../../../desk';
import { tableRows } from './tables';

const types = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
} as const;

interface Download {
  /** In the folder of the entry; `tables` is made from the summary. */
  readonly file: string;
  readonly name: string;
  readonly type: keyof typeof types;
  /** Holds a line for each firm: only for who holds the data. */
  readonly singles?: boolean;
}

const ofRun: Readonly<Record<string, Download>> = {
  summary: { file: labFiles.summary, name: 'summary', type: 'json' },
  tables: { file: labFiles.summary, name: 'tables', type: 'csv' },
  scenarios: { file: labFiles.scenarios, name: 'scenarios', type: 'json' },
  results: { file: labFiles.results, name: 'results', type: 'parquet', singles: true },
  csv: { file: labFiles.resultsCsv, name: 'results', type: 'csv', singles: true },
};

/** Of a population: what was wrong with its file is for who uploaded it and has the file anyway. */
const ofPopulation = (locale: 'en' | 'zh'): Readonly<Record<string, Download>> => ({
  mapping: { file: labFiles.mapping, name: 'mapping', type: 'json' },
  problems: { file: labFiles.report[locale], name: 'problems', type: 'csv' },
  firms: { file: labFiles.firms, name: 'firms', type: 'parquet', singles: true },
});

/** `GET /[locale]/desk/lab/[id]/file?what=`: one file of a population or a run, streamed; its name says nothing about anybody. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const { locale: asked, id } = await params;
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const acting = await actingInLab(locale, id, 'runLab');
  const { entry } = acting;
  const what = new URL(request.url).searchParams.get('what') ?? '';
  const offered = entry.kind === 'run' ? ofRun : entry.kind === 'population' ? ofPopulation(locale) : {};
  const download = Object.hasOwn(offered, what) ? offered[what] : undefined;
  const holds =
    entry.kind === 'run'
      ? (entry.choices as RunChoices).holdsData
      : entry.kind === 'population' && holdsData(entry.choices as PopulationChoices);
  const folder = new LabFolder();
  if (!download || (download.singles && !holds) || !folder.has(id, download.file))
    return new Response(null, { status: 404, headers: noStore });
  await note(acting, 'takeResults', entry.kind, id);
  const headers = {
    ...noStore,
    'content-type': types[download.type],
    'content-disposition': `attachment; filename="${download.name}.${download.type}"`,
  };
  if (what === 'tables') {
    const rows = tableRows(compiledBook().book, folder.readJson<Summary>(id, labFiles.summary)!, locale);
    const csv = stringify([...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
    return new Response(csv, { headers });
  }
  const stream = createReadStream(/* turbopackIgnore: true */ folder.file(id, download.file));
  return new Response(Readable.toWeb(stream) as ReadableStream, { headers });
}
