import type { Locale } from '@/lib/rulebook/index.ts';
import { problem } from './problem.ts';

export type Format = 'json' | 'md';

/** Query of an address that answers with a document; `refused` is the answer to one that cannot be used. */
export type DocumentQuery =
  | { readonly locale: Locale; readonly format: Format; readonly query: URLSearchParams; readonly refused?: undefined }
  | { readonly refused: Response };

/**
 * Reads `locale` (en, zh) and `format` (json, md); both may be left out, each parameter may stand once.
 * @param more further parameters that the address takes
 */
export function documentQuery(request: Request, more: readonly string[] = []): DocumentQuery {
  const parameters = ['locale', 'format', ...more];
  const query = new URL(request.url).searchParams;
  const unknown = [...query.keys()].filter((key, index, all) => !parameters.includes(key) || all.indexOf(key) < index);
  if (unknown.length > 0) {
    const message = {
      en: `allowed, once each: ${parameters.join(', ')}`,
      zh: `可用（各一次）：${parameters.join('、')}`,
    };
    const errors = unknown.map((path) => ({ path, message }));
    return { refused: problem(request, 400, { en: 'The query cannot be used', zh: '查询参数不能用' }, errors) };
  }
  const locale = query.get('locale') ?? 'en';
  if (locale !== 'en' && locale !== 'zh')
    return {
      refused: problem(request, 400, { en: 'The locale is not known', zh: '没有这种语言' }, [
        { path: 'locale', message: { en: 'allowed: en, zh', zh: '可用：en、zh' } },
      ]),
    };
  const format = query.get('format') ?? 'json';
  if (format !== 'json' && format !== 'md')
    return {
      refused: problem(request, 400, { en: 'The format is not known', zh: '没有这种格式' }, [
        { path: 'format', message: { en: 'allowed: json, md', zh: '可用：json、md' } },
      ]),
    };
  return { locale, format, query };
}

/** A finished document in the format that was asked for; nobody may keep a copy on the way. */
export function documentAnswer(format: Format, json: () => object, markdown: () => string): Response {
  const headers = { 'cache-control': 'no-store' };
  return format === 'json'
    ? Response.json(json(), { headers })
    : new Response(markdown(), { headers: { ...headers, 'content-type': 'text/markdown; charset=utf-8' } });
}
