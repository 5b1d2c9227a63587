import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableRows } from '../../app/[locale]/desk/lab/[id]/file/tables.ts';
import { standing } from '../../app/[locale]/desk/lab/[id]/standing.ts';
import { mappingOf } from '../../app/[locale]/desk/lab/mapping-form.ts';
import { receive } from '../../app/[locale]/desk/lab/upload/receive.ts';
import { flowLayout } from '../../app/ui/chart/flow.ts';
import { chosen, endsOf, type Mapping, type Summary, withEnds } from '../../lib/lab/server.ts';
import { realBook } from '../support/book.ts';
import { temporaryFolder } from '../support/cohort.ts';

const { book } = realBook();

describe('an upload', () => {
  const bound = 'x-boundary-x';
  const head = (name: string, file?: string) =>
    `--${bound}\r\ncontent-disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n`;
  const asked = (body: string | ReadableStream, type = `multipart/form-data; boundary=${bound}`) =>
    new Request('http://localhost/', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
      duplex: 'half',
    } as never);

  it('is written to a file as it comes, with the fields in front of it', async () => {
    using folder = temporaryFolder();
    const rows = `id,员工人数\r\n${'firm-1,20\r\n'.repeat(200_000)}-- not the end\r\n`;
    const body = `${head('name')}长三角\r\n${head('holds')}on\r\n${head('file', '../../etc/firms.csv')}${rows}\r\n--${bound}--\r\n`;
    const arrived = await receive(asked(body), folder.file('upload'), 10_000_000);
    if (typeof arrived === 'string') throw new Error(arrived);
    expect([...arrived.fields]).toEqual([
      ['name', '长三角'],
      ['holds', 'on'],
    ]);
    expect(arrived.fileName).not.toContain('/');
    expect(readFileSync(folder.file('upload'), 'utf8')).toBe(rows);
  });

  it('that is too large, half, or no file is told apart', async () => {
    using folder = temporaryFolder();
    const file = (rows: string, end = `\r\n--${bound}--\r\n`) => `${head('file', 'x.csv')}${rows}${end}`;
    const path = folder.file('upload');
    expect(await receive(asked(file('x'.repeat(300_000))), path, 200_000)).toBe('bytes');
    expect(await receive(asked(file('id\r\n1', '')), path, 200_000)).toBe('half');
    expect(await receive(asked(`${head('name')}x\r\n--${bound}--\r\n`), path, 200_000)).toBe('noFile');
    expect(await receive(asked('id\n1', 'text/csv'), path, 200_000)).toBe('noFile');
    const broken = new ReadableStream({
      start(stream) {
        stream.enqueue(new TextEncoder().encode(`${head('file', 'x.csv')}id,`));
      },
      pull(stream) {
        stream.error(new Error('connection reset'));
      },
    });
    expect(await receive(asked(broken), path, 200_000)).toBe('half');
    expect(await receive(asked(file('id\r\n1')), folder.file('no/such/folder'), 200_000)).toBe('half');
    expect(existsSync(folder.file('no'))).toBe(false);
    const whole = Readable.toWeb(createReadStream('package.json'));
    expect(await receive(asked(whole as ReadableStream), path, 200_000)).toBe('half');
  });
});

describe('the form of a mapping', () => {
  const before: Mapping = {
    version: 1,
    asOf: 2026,
    badCells: 'unknown',
    columns: [
      { header: 'Kopfzahl', to: null },
      { header: 'Umsatz', to: 'annualRevenue', factor: 1000, values: { x: null } },
      { header: 'far away', to: 'homeCountry' },
    ],
  };
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ asOf: '2025', badCells: 'reject', ...fields })) data.set(name, value);
    return data;
  };

  it('changes what it lists and leaves the rest', () => {
    const fields = { 'to-0': 'employees | Staff', 'factor-0': '1', 'to-1': '', 'factor-1': '' };
    expect(mappingOf(form(fields), before)).toEqual({
      ...before,
      ...{ asOf: 2025, badCells: 'reject' },
      columns: [
        { header: 'Kopfzahl', to: 'employees' },
        { header: 'Umsatz', to: null, values: { x: null } },
        before.columns[2],
      ],
    });
  });

  it('says what is wrong', () => {
    expect(mappingOf(form({ asOf: '26' }), before)).toBe('year');
    for (const factor of ['0', '-1', 'x', 'Infinity'])
      expect(mappingOf(form({ 'to-0': 'employees', 'factor-0': factor }), before)).toBe('factor');
    for (const pasted of [
      '{',
      '[]',
      'null',
      '{"asOf":2026,"columns":[{}]}',
      '{"asOf":2026,"columns":[{"header":"x","to":1}]}',
    ])
      expect(mappingOf(form({ pasted }), before), pasted).toBe('pasted');
    expect(mappingOf(form({ pasted: JSON.stringify(before) }), before)).toEqual(before);
  });
});

describe('ranges of a scenario', () => {
  it('become two more scenarios behind it, which are not among those chosen', () => {
    const scenarios = [book.scenarios['insure-and-inform']!, book.scenarios['earlier-brand']!];
    const all = withEnds(scenarios);
    const { low, high } = endsOf('insure-and-inform');
    expect(all.map(({ id }) => id)).toEqual(['insure-and-inform', low, high, 'earlier-brand']);
    expect(chosen(all)).toEqual(scenarios);
    const lever = (id: string) => all.find((one) => one.id === id)!.levers![1]!;
    expect([lever(low).effect, lever(low).unitCost]).toEqual([0.2, 20_000]);
    expect([lever(high).effect, lever(high).unitCost]).toEqual([0.8, 8000]);
  });
});

describe('where firms stand under a scenario', () => {
  const share = (option: string | null, firms: number | null) => ({ option, firms });
  const move = (from: string | null, to: string | null, firms: number | null) => ({ from, to, firms });

  it('is the baseline less those that go, and those that come; what is hidden stays hidden', () => {
    const found = standing(
      [share('a', 10), share('b', 20), share('c', 7)],
      [move('a', 'b', 6), move('b', 'd', 5), move('c', 'e', null)],
    );
    expect(Object.fromEntries(found)).toEqual({ a: 4, b: 21, c: null, d: 5, e: null });
  });
});

describe('a Sankey diagram', () => {
  it('gives every band the same height at both ends, inside its places, and no place over another', () => {
    const flow = fc.record({
      from: fc.constantFrom('a', 'b', 'c'),
      to: fc.constantFrom('x', 'y', 'z'),
      count: fc.integer({ min: 1, max: 10_000 }),
    });
    const key = ({ from, to }: { from: string; to: string }) => `${from} ${to}`;
    fc.assert(
      fc.property(fc.uniqueArray(flow, { minLength: 1, selector: key }), (flows) => {
        const { left, right, bands, height } = flowLayout(flows, { bands: 240, node: 50, gap: 10 });
        for (const {
          flow: own,
          left: [a, b],
          right: [c, d],
        } of bands) {
          expect(b - a).toBeCloseTo(d - c, 6);
          for (const [nodes, label, top, bottom] of [
            [left, own.from, a, b],
            [right, own.to, c, d],
          ] as const) {
            const node = nodes.find((one) => one.label === label)!;
            expect(top).toBeGreaterThanOrEqual(node.y - 1e-6);
            expect(bottom).toBeLessThanOrEqual(node.y + node.height + 1e-6);
          }
        }
        for (const nodes of [left, right])
          nodes.forEach((node, index) => {
            expect(node.y + node.height).toBeLessThanOrEqual(height + 1e-6);
            if (index > 0) expect(node.y).toBeGreaterThanOrEqual(nodes[index - 1]!.y + nodes[index - 1]!.height);
          });
      }),
    );
  });
});

it('the tables of a summary leave hidden numbers empty', () => {
  const summary = {
    ...{ rules: { version: '1', hash: 'x' }, seed: 1, firms: 9, holdsData: false },
    baseline: { model: [{ option: 'convergent', firms: null }] },
    scenarios: [
      {
        ...{ id: 's', name: { en: 'S', zh: 'S' }, moved: null, cost: 5, costPerMove: null, intervals: null },
        ...{ transitions: {}, levers: [], nothing: null },
        groups: [{ group: 'region', value: '=cmd', firms: 9, moved: null, cost: null }],
      },
    ],
  } as unknown as Summary;
  const rows = [...tableRows(book, summary, 'en')];
  expect(rows.every((row) => row.length === rows[0]!.length)).toBe(true);
  expect(rows[1]).toEqual([
    'baseline',
    'shares',
    'model',
    'Convergent: both together',
    '',
    null,
    null,
    null,
    null,
    null,
  ]);
  expect(rows.at(-1)).toEqual(['s', 'groups', 'region', '', '=cmd', 9, null, null, null, null]);
});
