import { describe, expect, it } from 'vitest';
import { GET, POST } from '@/app/api/v1/cbam/route.ts';

const send = (body: string, query = '') =>
  POST(new Request(`http://localhost/api/v1/cbam${query}`, { method: 'POST', body }));
const bolts = 'price: 82.32\ngoods: [{ id: bolts, cn: 7318 15 88, origin: CN, tonnes: 5500 }]';

describe('POST /api/v1/cbam', () => {
  it('takes YAML and JSON and gives the bill of every year', async () => {
    for (const body of [
      bolts,
      JSON.stringify({ price: 82.32, goods: [{ id: 'bolts', cn: '73181588', origin: 'CN', tonnes: 5500 }] }),
    ]) {
      const response = await send(body);
      expect(response.status).toBe(200);
      const bill = await response.json();
      expect(bill).toMatchObject({ format: 'landfall-cbam/1', locale: 'en', scenario: 'adopted', verdict: 'liable' });
      expect(bill.totals.map(({ year }: { year: number }) => year)).toEqual([
        2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034,
      ]);
      expect(bill.totals[0].due).toMatchObject({ kind: 'figure', unit: 'EUR', value: 2572853.98 });
      expect(bill.goods[0].years[0].basis).toEqual({
        table: 'CN',
        row: '731815',
        defaultValue: 6.375,
        markup: 0.1,
        routes: ['C'],
        benchmark: 1.364,
      });
    }
  });

  it('speaks the language asked for', async () => {
    const chinese = JSON.stringify(await (await send(bolts, '?locale=zh')).json());
    expect(chinese).toContain('估算，不作为申报依据');
    expect(chinese).not.toContain('estimate, not a declaration');
    const response = await send(bolts, '?locale=zh&format=md');
    expect(response.headers.get('content-type')).toContain('text/markdown');
    expect(await response.text()).toContain('# CBAM 测算');
  });

  it.each([
    ['empty', '', 400, 'request'],
    ['malformed', 'goods: [', 400, 'request'],
    ['without goods', '{}', 400, 'goods'],
    ['an unknown field', '{"goods": [{"id": "a", "cm": "7318"}]}', 400, 'goods.0'],
    ['no code', '{"goods": [{"id": "a", "cn": "bolts"}]}', 400, 'goods.0.cn'],
    ['no country', '{"goods": [{"id": "a", "origin": "China"}]}', 400, 'goods.0.origin'],
    ['an importer that is not listed', '{"goods": [{"id": "a", "importer": "x"}]}', 400, 'goods.0.importer'],
    ['a good twice', '{"goods": [{"id": "a"}, {"id": "a"}]}', 400, 'goods.1.id'],
    ['years back to front', '{"years": {"from": 2030, "to": 2026}, "goods": [{"id": "a"}]}', 400, 'years'],
    [
      'both total and direct',
      '{"goods": [{"id": "a", "emissions": {"boundary": "wholeProduct", "direct": 1, "total": 2}}]}',
      400,
      'goods.0.emissions',
    ],
    ['bytes that are no UTF-8', 'goods: [{ id: "\uFFFD" }]', 400, 'request'],
    ['10,000 brackets', '['.repeat(10_000), 400, 'request'],
    ['10,000 dashes', '- '.repeat(10_000), 400, 'request'],
    ['too many entries', `goods: [${'{ id: a }, '.repeat(4000)}]`, 400, 'request'],
    ['too large', 'x'.repeat(65 * 1024), 413, 'request'],
  ])('explains input that is %s', async (_, body, status, path) => {
    const started = performance.now();
    const response = await send(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const { errors } = await response.json();
    expect(errors[0]).toEqual({ path, message: expect.any(String) });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('explains it in the language asked for, every kind of mistake', async () => {
    const body = JSON.stringify({
      years: { from: 2030, to: 2026 },
      price: 0,
      importers: [{ id: 'x' }, { id: 'x' }],
      goods: [
        { id: '', cm: '7318', tonnes: 'many', margin: 2 },
        { id: 'b', cn: 'bolts', emissions: { boundary: 'whole', direct: 1 } },
        { tonnes: { Q5: 3 }, origin: 5, emissions: { boundary: 'ownProcess' } },
      ],
    });
    const read = async (query: string, headers: Record<string, string> = {}) => {
      const request = new Request(`http://localhost/api/v1/cbam${query}`, { method: 'POST', body, headers });
      const { errors } = (await (await POST(request)).json()) as { errors: { path: string; message: string }[] };
      return errors;
    };
    const [en, zh] = [await read('?locale=en'), await read('?locale=zh')];
    expect(zh.map(({ path }) => path)).toEqual(en.map(({ path }) => path));
    expect(zh.length).toBeGreaterThanOrEqual(10);
    expect(zh.filter(({ message }) => !/\p{Script=Han}/u.test(message) || /[a-z]{3,} [a-z]{2,}/.test(message))).toEqual(
      [],
    );
    expect(en.filter(({ message }) => /\p{Script=Han}/u.test(message))).toEqual([]);
    expect(zh.find(({ path }) => path === 'goods.2.tonnes')?.message).toBe(
      '没有字段“Q5”，是不是“Q1”？（可用：Q1、Q2、Q3、Q4）',
    );
    // The address goes before the header.
    expect(await read('?locale=zh', { 'accept-language': 'en' })).toEqual(zh);
    expect(await read('', { 'accept-language': 'zh-CN' })).toEqual(zh);
  });

  it('refuses a query it does not know, and GET', async () => {
    for (const query of ['?locale=fr', '?format=pdf', '?lang=zh', '?locale=en&locale=zh'])
      expect((await send(bolts, query)).status, query).toBe(400);
    expect(GET(new Request('http://localhost/api/v1/cbam')).status).toBe(405);
    expect(GET(new Request('http://localhost/api/v1/cbam')).headers.get('allow')).toBe('POST');
  });
});
