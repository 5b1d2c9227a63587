import { readFileSync, writeFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Database } from '../../../lib/cohort/node.ts';
import { IntakeError, openSource, type SourceOptions, type SourceRow } from '../../../lib/cohort-intake/node.ts';
import { temporaryFolder } from '../../support/cohort.ts';
import { textRows, writeWorkbook } from '../../support/workbook.ts';

async function rowsOf(path: string, options?: SourceOptions): Promise<SourceRow[]> {
  const source = await openSource(path, options);
  return Array.fromAsync(source.lines());
}

async function cellsOf(content: string | Uint8Array): Promise<(readonly string[])[]> {
  using folder = temporaryFolder();
  const path = folder.file('t.csv');
  writeFileSync(path, content);
  return (await rowsOf(path)).map(({ cells }) => cells);
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IntakeError);
  return (error as IntakeError).message;
}

const table = [
  ['企业', '员工人数'],
  ['甲', '120'],
];
const text = '企业,员工人数\r\n甲,120\r\n';
// 企业,员工人数 / 甲,120 in GB18030.
const gb18030 = Uint8Array.from(Buffer.from('c6f3d2b52cd4b1b9a4c8cbcafd0d0abcd72c3132300d0a', 'hex'));

describe('text files', () => {
  it.each([
    ['UTF-8', strToU8(text)],
    ['UTF-8 with a mark', strToU8(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, high byte first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['GB18030', gb18030],
  ])('in %s are read alike', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual(table);
  });

  it('say how they were read', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('t.csv'), gb18030);
    const { notes } = await openSource(folder.file('t.csv'));
    expect(notes.map(({ en }) => en)).toEqual(['read as text in GB18030, cells parted by commas']);
  });

  it('with accents of a Western code page are not taken for Chinese', async () => {
    expect(await cellsOf(Buffer.from('name,city\nM\xfcller,K\xf6ln\n', 'latin1'))).toEqual([
      ['name', 'city'],
      ['Müller', 'Köln'],
    ]);
  });

  it('that turn out not to be UTF-8 at their very end are not read as UTF-8', async () => {
    const long = Buffer.concat([
      Buffer.from(`${'x'.repeat(4000)},2\n`.repeat(300)),
      Buffer.from([0xbc, 0xd7, 0x2c, 0x33, 0x0a]),
    ]);
    expect((await cellsOf(long)).at(-1)).toEqual(['甲', '3']);
  });

  it('in a wrong encoding that somebody insists on are refused', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('t.csv'), gb18030);
    expect(await refusal(rowsOf(folder.file('t.csv'), { encoding: 'utf-8' }))).toContain('cannot be read as UTF-8');
  });

  it.each([
    [';', 'id;a\n1;2,5\n3;4,5\n'],
    ['\t', 'id\ta\n1\t2,5\n3\t4,5\n'],
    ['|', 'id|a\n1|2,5\n3|4,5\n'],
  ])('may part cells by %j though commas stand in them', async (_, content) => {
    expect(await cellsOf(content)).toEqual([
      ['id', 'a'],
      ['1', '2,5'],
      ['3', '4,5'],
    ]);
  });

  it('may have cells of several lines; a row is named by its first line', async () => {
    using folder = temporaryFolder();
    writeFileSync(folder.file('t.csv'), 'id,note\n1,"two\nlines"\n\n2,x\n');
    expect((await rowsOf(folder.file('t.csv'))).map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('with a quotation mark that is never closed are refused with the line', async () => {
    expect(await refusal(cellsOf('id,note\n1,"open\n2,x\n'))).toMatch(/line \d.*not closed/);
  });

  it('of 10,000 columns are read, of more refused', async () => {
    const line = (columns: number) => Array.from({ length: columns }, (_, index) => `c${index}`).join(',');
    expect((await cellsOf(`${line(10_000)}\n`))[0]).toHaveLength(10_000);
    expect(await refusal(cellsOf(`${line(10_001)}\n`))).toBe('line 1 has 10001 columns; allowed: at most 10000');
  });

  it('are not taken for an archive because of their first letters', async () => {
    expect(await cellsOf('PK,a\n1,2\n')).toEqual([
      ['PK', 'a'],
      ['1', '2'],
    ]);
  });

  it('that are no text are refused', async () => {
    expect(await refusal(cellsOf(Buffer.from([1, 2, 0, 200, 0, 0, 9, 9])))).toContain('no table');
    expect(await refusal(cellsOf(''))).toBe('the file is empty');
    expect(await refusal(cellsOf(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toContain('.xls');
  });
});

describe('workbooks', () => {
  it('give cells as somebody would type them', async () => {
    using folder = temporaryFolder();
    const path = writeWorkbook(
      folder.file('w.xlsx'),
      {
        A: `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
          <row r="3"><c r="A3" s="1"><v>42094</v></c><c r="B3" s="2"><v>0.07</v></c><c r="C3" t="b"><v>1</v></c><c r="D3"><f>1+1</f><v>2</v></c></row></sheetData>`,
      },
      {
        'xl/sharedStrings.xml':
          '<sst><si><r><t>企</t></r><r><t>业</t></r><rPh><t>qiye</t></rPh></si><si><t>a &amp; b</t></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="10"/></cellXfs></styleSheet>',
      },
    );
    expect(await rowsOf(path)).toEqual([
      { line: 1, cells: ['企业', '', 'a & b'] },
      { line: 3, cells: ['2015-03-31', '7%', 'true', '2'] },
    ]);
  });

  it('tell of merged cells and of several sheets, one of which is chosen by name', async () => {
    using folder = temporaryFolder();
    const merges = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>';
    const path = writeWorkbook(folder.file('w.xlsx'), { One: textRows([['a']]) + merges, Two: textRows([['b']]) });
    const { notes } = await openSource(path);
    expect(notes.map(({ en }) => en)).toEqual([
      'sheet "One" is read; the workbook has "One", "Two"',
      'merged cells (1): A1:C1; only the first cell of each has a value, the others are read as empty',
    ]);
    expect(await rowsOf(path, { sheet: 'Two' })).toEqual([{ line: 1, cells: ['b'] }]);
    expect(await refusal(rowsOf(path, { sheet: 'Three' }))).toBe('there is no sheet "Three"; allowed: "One", "Two"');
  });

  it('may leave out or garble the places of cells', async () => {
    using folder = temporaryFolder();
    const cell = (place: string, value: number) => `<c ${place}><v>${value}</v></c>`;
    const rows = `<row r="x">${cell('r="?"', 1)}${cell('', 2)}</row><row r="1">${cell('r="B1"', 3)}</row>`;
    const path = writeWorkbook(folder.file('w.xlsx'), { A: `<sheetData>${rows}</sheetData>` });
    expect(await rowsOf(path)).toEqual([
      { line: 1, cells: ['1', '2'] },
      { line: 2, cells: ['', '3'] },
    ]);
    const far = writeWorkbook(folder.file('f.xlsx'), {
      A: `<sheetData><row>${cell('r="ZZZZZZ1"', 1)}</row></sheetData>`,
    });
    expect(await refusal(rowsOf(far))).toContain('allowed: at most 10000');
  });

  it('count every merged cell once, also where the text is cut in the middle of one', async () => {
    using folder = temporaryFolder();
    const merges = Array.from({ length: 20_000 }, (_, index) => `<mergeCell ref="A${index + 1}:B${index + 1}"/>`).join(
      '',
    );
    const path = writeWorkbook(folder.file('w.xlsx'), { A: `${textRows([['a']])}<mergeCells>${merges}</mergeCells>` });
    const { notes } = await openSource(path);
    expect(notes[0]!.en).toMatch(/^merged cells \(20000\): A1:B1, .*, …;/);
  });

  it('that would swell are refused before anything is unpacked', async () => {
    using folder = temporaryFolder();
    const path = writeWorkbook(folder.file('bomb.xlsx'), { A: `<sheetData>${' '.repeat(65 * 1024 ** 2)}</sheetData>` });
    expect(readFileSync(path).length).toBeLessThan(200_000);
    expect(await refusal(openSource(path))).toContain('unpack to far more');
  });

  it('that lie about their size are refused while they unpack', async () => {
    using folder = temporaryFolder();
    const path = writeWorkbook(folder.file('liar.xlsx'), { A: textRows([['a'], ['b']]) });
    const bytes = readFileSync(path);
    // The size in the directory of the archive, which stands 24 bytes into the entry.
    const entry = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(5, entry + 24);
    writeFileSync(path, bytes);
    expect(await refusal(rowsOf(path))).toContain('damaged');
  });

  it('that are damaged or other archives are refused', async () => {
    using folder = temporaryFolder();
    const path = writeWorkbook(folder.file('w.xlsx'), { A: textRows([['a']]) });
    writeFileSync(path, readFileSync(path).subarray(0, 300));
    expect(await refusal(openSource(path))).toContain('damaged');
    writeFileSync(path, zipSync({ 'notes.txt': strToU8('hello') }));
    expect(await refusal(openSource(path))).toContain('damaged');
    writeWorkbook(path, { A: '<sheetData><row><c></row></sheetData>' });
    expect(await refusal(rowsOf(path))).toContain('damaged');
  });
});

describe('Parquet files', () => {
  it('give cells as text; lines are rows', async () => {
    using folder = temporaryFolder();
    using database = await Database.open({ threads: 1 });
    const path = folder.file('f.parquet');
    await database.run(
      `COPY (SELECT 'x' AS id, 1e20::DOUBLE AS a, true AS b, DATE '2015-03-31' AS c, NULL::INT AS d) TO '${path}' (FORMAT parquet)`,
    );
    expect(await rowsOf(path)).toEqual([
      { line: 0, cells: ['id', 'a', 'b', 'c', 'd'] },
      { line: 1, cells: ['x', '1e+20', 'true', '2015-03-31', ''] },
    ]);
  });

  it('that were not written to their end are refused', async () => {
    using folder = temporaryFolder();
    using database = await Database.open({ threads: 1 });
    const path = folder.file('f.parquet');
    await database.run(`COPY (SELECT range AS id FROM range(10000)) TO '${path}' (FORMAT parquet)`);
    writeFileSync(path, readFileSync(path).subarray(0, 2000));
    expect(await refusal(openSource(path))).toContain('not written to its end');
  });
});
