import { describe, expect, inject, it } from 'vitest';

const url = inject('url');
const post = (body: string, query = '') => fetch(`${url}/api/v1/advice${query}`, { method: 'POST', body });

describe('POST /api/v1/advice', () => {
  it('gives the same JSON as the command line', async () => {
    const response = await post('{"firm": {"homeCountry": "CN"}, "markets": [{"targetCountry": "DE"}]}');
    expect(response.status).toBe(200);
    const advice = await response.json();
    expect(advice).toMatchObject({ format: 'landfall-advice/1', locale: 'en', rulebook: { hash: expect.any(String) } });
    expect(advice.markets[0]).toMatchObject({ id: 'm1', country: 'DE' });
  });

  it('answers in Chinese and in Markdown', async () => {
    const response = await post('{}', '?locale=zh&format=md');
    expect(response.headers.get('content-type')).toContain('text/markdown');
    expect(await response.text()).toContain('# 出海建议');
  });

  it.each([
    ['missing', '', 400],
    ['null', 'null', 400],
    ['malformed', 'firm: {', 400],
    ['the wrong type', '{"firm": {"employees": "many"}}', 400],
    ['an unknown field', '{"firm": {"employes": 5}}', 400],
    ['out of range', '{"firm": {"rdIntensity": 140}}', 400],
    ['nested 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000), 400],
    ['5 MB', JSON.stringify({ junk: 'x'.repeat(5 * 1024 * 1024) }), 413],
  ])('explains input that is %s with problem details', async (_, body, status) => {
    const response = await post(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = await response.json();
    expect(problem).toMatchObject({ status, title: expect.any(String) });
    expect(problem.errors.length).toBeGreaterThan(0);
    for (const error of problem.errors)
      expect(error).toEqual({ path: expect.any(String), message: expect.any(String) });
  });

  it('refuses an unknown locale and GET', async () => {
    expect((await post('{}', '?locale=fr')).status).toBe(400);
    expect((await post('{}', '?lang=zh')).status).toBe(400);
    expect((await post('{}', '?locale=en&locale=zh')).status).toBe(400);
    expect((await fetch(`${url}/api/v1/advice`)).status).toBe(405);
  });

  it('describes itself', async () => {
    const openapi = await (await fetch(`${url}/api/v1/openapi.json`)).json();
    expect(openapi.openapi).toBe('3.1.0');
    const schema = await (await fetch(`${url}/api/v1/profile.schema.json`)).json();
    expect(Object.keys(schema.properties)).toEqual(['asOf', 'firm', 'markets', 'goods']);
    expect(schema.properties.firm.properties.homeCountry).toBeDefined();
  });
});

describe('POST /api/v1/cbam', () => {
  const send = (body: string, query = '') => fetch(`${url}/api/v1/cbam${query}`, { method: 'POST', body });
  const bolts = '{"price": 82.32, "goods": [{"id": "bolts", "cn": "7318 15 88", "origin": "CN", "tonnes": 5500}]}';

  it('gives the bill as JSON and as Markdown, in both languages', async () => {
    const response = await send(bolts);
    expect(response.status).toBe(200);
    const bill = await response.json();
    expect(bill).toMatchObject({ format: 'landfall-cbam/1', locale: 'en', verdict: 'liable' });
    expect(bill.totals[0].due).toMatchObject({ kind: 'figure', unit: 'EUR', value: 2572853.98 });
    expect(await (await send(bolts, '?locale=zh&format=md')).text()).toContain('# CBAM 测算');
  });

  it.each([
    ['missing', '', 400],
    ['malformed', 'goods: [', 400],
    ['an unknown field', '{"goods": [{"id": "a", "cm": "7318"}]}', 400],
    ['no code', '{"goods": [{"id": "a", "cn": "bolts"}]}', 400],
    ['nested 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000), 400],
    ['1 MB', JSON.stringify({ junk: 'x'.repeat(1024 * 1024) }), 413],
  ])('explains input that is %s with problem details', async (_, body, status) => {
    const response = await send(body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = await response.json();
    expect(problem).toMatchObject({ status, title: expect.any(String) });
    for (const error of problem.errors)
      expect(error).toEqual({ path: expect.any(String), message: expect.any(String) });
    expect(problem.errors.length).toBeGreaterThan(0);
  });

  it('refuses what the query does not take, and GET', async () => {
    expect((await send(bolts, '?locale=fr')).status).toBe(400);
    expect((await send(bolts, '?lang=zh')).status).toBe(400);
    expect((await fetch(`${url}/api/v1/cbam`)).status).toBe(405);
  });

  it('is described', async () => {
    const openapi = await (await fetch(`${url}/api/v1/openapi.json`)).json();
    expect(openapi.paths['/api/v1/cbam'].post.requestBody.required).toBe(true);
    expect(openapi.components.schemas.CbamRequest.properties.goods.type).toBe('array');
  });
});
