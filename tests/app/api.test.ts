import { describe, expect, it } from 'vitest';
import { GET as anywhere } from '@/app/api/[...rest]/route.ts';
import { GET, POST } from '@/app/api/v1/advice/route.ts';
import { preferredLocale } from '@/app/api/v1/problem.ts';

const ask = (body: string, language?: string, query = '') =>
  POST(
    new Request(`http://localhost/api/v1/advice${query}`, {
      method: 'POST',
      body,
      headers: language ? { 'accept-language': language } : {},
    }),
  );

describe('the language of problems', () => {
  it.each([
    [null, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['fr-FR, de;q=0.5', 'en'],
    ['zh', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-US,en;q=0.9,zh;q=0.8', 'en'],
    ['en;q=0.5, zh;q=0.7', 'zh'],
    ['zh;q=0', 'en'],
    ['fr, zh', 'zh'],
    ['zh;q=x', 'en'],
  ])('for "%s" is %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });

  it.each([
    ['a wrong answer', '{"firm": {"employees": 0}}', 400],
    ['an unknown question', '{"firm": {"employes": 5}}', 400],
    ['a question in the wrong place', '{"firm": {"targetCountry": "DE"}}', 400],
    ['an answer with something beside it', '{"firm": {"employees": {"unsure": true, "x": 1}}}', 400],
    ['an unknown field', '{"company": {}, "asOf": 1, "markets": 3, "goods": [1, {"id": "a b"}]}', 400],
    ['too many markets', `{"markets": [${'{},'.repeat(5)}{}]}`, 400],
    ['what is no profile', '[1]', 400],
    ['what cannot be read', '{"firm": ', 400],
    ['nothing', '', 400],
    ['a pit', '['.repeat(20), 400],
    ['too much', 'x'.repeat(300 * 1024), 413],
  ])('is the same for everything said about %s', async (_, body, status) => {
    const [en, zh] = await Promise.all([ask(body), ask(body, 'zh-CN')]);
    for (const answer of [en, zh]) {
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.headers.get('vary')).toBe('accept-language');
    }
    expect([en, zh].map((answer) => answer.headers.get('content-language'))).toEqual(['en', 'zh']);
    const [english, chinese] = await Promise.all([en.json(), zh.json()]);
    expect(english.title).not.toMatch(/\p{Script=Han}/u);
    expect(chinese.title).toMatch(/\p{Script=Han}/u);
    expect(chinese.errors.map(({ path }: { path: string }) => path)).toEqual(
      english.errors.map(({ path }: { path: string }) => path),
    );
    for (const { message } of english.errors) expect(message).not.toMatch(/[，。；]/);
    for (const { message } of chinese.errors) expect(message).toMatch(/\p{Script=Han}/u);
  });

  it('is told of the query, the method and the address too', async () => {
    const zh = { headers: { 'accept-language': 'zh' } };
    const at = 'http://localhost/api/v1/advice';
    expect((await (await ask('{}', 'zh', '?locale=fr')).json()).title).toBe('没有这种语言');
    expect((await (await ask('{}', 'zh', '?colour=red')).json()).title).toBe('查询参数不能用');
    expect((await GET(new Request(at, zh)).json()).title).toBe('请用 POST 提交企业情况');
    const missing = anywhere(new Request('http://localhost/api/v1/nope', zh));
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect((await missing.json()).title).toBe('没有这个地址');
  });
});
