import { describe, expect, it } from 'vitest';
import { GET as exampleWord } from '@/app/[locale]/example/[id]/docx/route';
import { GET as examplePdf } from '@/app/[locale]/example/[id]/pdf/route';
import { GET as exampleSheets } from '@/app/[locale]/example/[id]/xlsx/route';
import { GET as sharedPdf } from '@/app/[locale]/s/[key]/pdf/route';
import { readPdf } from '../lib/document/read-pdf.ts';

function example(id: string, query: string, locale = 'en'): Promise<Response> {
  const request = new Request(`http://localhost/${locale}/example/${id}/pdf${query}`);
  return examplePdf(request, { params: Promise.resolve({ locale, id }) });
}

describe('a worked example as a PDF', () => {
  it('comes in the language asked for, under a name that says nothing', async () => {
    const response = await example('made-up-tea-chain', '?lang=zh&length=brief');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="advice-brief-zh.pdf"');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const { language, pages } = await readPdf(new Uint8Array(await response.arrayBuffer()));
    expect({ language, pages }).toEqual({ language: 'zh-CN', pages: 2 });
  });

  it('holds the sections asked for', async () => {
    const response = await example('made-up-tea-chain', '?sections=risks,actions');
    const { outline } = await readPdf(new Uint8Array(await response.arrayBuffer()));
    expect(outline).toEqual(expect.arrayContaining(['Risks', 'Actions', 'Sources']));
    expect(outline).not.toContain('Summary');
  });

  it.each([
    ['docx', exampleWord, 'advice-full-zh.docx', 'wordprocessingml.document'],
    ['xlsx', exampleSheets, 'advice-zh.xlsx', 'spreadsheetml.sheet'],
  ] as const)('comes as %s as well', async (format, get, name, type) => {
    const request = new Request(`http://localhost/en/example/made-up-tea-chain/${format}?lang=zh`);
    const response = await get(request, { params: Promise.resolve({ locale: 'en', id: 'made-up-tea-chain' }) });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(new RegExp(`${type}$`));
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it.each(['?lang=fr', '?sections=weather', '?sections=risks,risks', '?length=endless', '?lang=../../etc'])(
    'refuses %s in a line',
    async (query) => {
      const response = await example('made-up-tea-chain', query);
      expect(response.status).toBe(400);
      expect(await response.text()).toMatch(/^(lang|length|sections): allowed are /);
    },
  );

  it('is not there for another case, nor in another language', async () => {
    expect((await example('../secret', '')).status).toBe(404);
    expect((await example('made-up-tea-chain', '', 'fr')).status).toBe(404);
  });
});

it('sends whoever has no link of a case to where its page sends them', async () => {
  const key = `${'1'.repeat(22)}.${'1'.repeat(33)}`;
  for (const text of [key, 'nonsense']) {
    const request = new Request(`http://localhost/en/s/${text}/pdf`);
    const response = await sharedPdf(request, { params: Promise.resolve({ locale: 'en', key: text }) });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/en/c/unknown');
  }
});
