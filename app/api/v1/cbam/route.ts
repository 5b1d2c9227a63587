import { cbamBill, cbamDocument, cbamMarkdown, maxCbamBytes, parseCbamRequest } from '@/lib/cbam/index.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { readBody } from '../body.ts';
import { problem } from '../problem.ts';

const parameters = ['locale', 'format'];

/** `POST /api/v1/cbam?locale=en|zh&format=json|md`: a list of goods (JSON or YAML) in, the bill out. Nothing is stored. */
export async function POST(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const unknown = [...query.keys()].filter((key, index, all) => !parameters.includes(key) || all.indexOf(key) < index);
  if (unknown.length > 0)
    return problem(
      request,
      400,
      { en: 'The query cannot be used', zh: '查询参数不能用' },
      unknown.map((path) => ({
        path,
        message: { en: `allowed, once each: ${parameters.join(', ')}`, zh: `可用（各一次）：${parameters.join('、')}` },
      })),
    );
  const locale = query.get('locale') ?? 'en';
  const format = query.get('format') ?? 'json';
  if (locale !== 'en' && locale !== 'zh')
    return problem(request, 400, { en: 'The locale is not known', zh: '没有这种语言' }, [
      { path: 'locale', message: { en: 'allowed: en, zh', zh: '可用：en、zh' } },
    ]);
  if (format !== 'json' && format !== 'md')
    return problem(request, 400, { en: 'The format is not known', zh: '没有这种格式' }, [
      { path: 'format', message: { en: 'allowed: json, md', zh: '可用：json、md' } },
    ]);

  const body = await readBody(request, maxCbamBytes);
  if (body === null)
    return problem(request, 413, { en: 'The list is too large', zh: '清单太大' }, [
      { path: 'request', message: { en: `allowed: at most ${maxCbamBytes} bytes`, zh: `最多 ${maxCbamBytes} 字节` } },
    ]);
  const law = cbamLaw();
  const { request: goods, problems } = parseCbamRequest(law, body);
  if (problems) {
    // What is wrong with a list is told in English only.
    const details = problems.map(({ path, message }) => ({ path, message: { en: message, zh: message } }));
    return problem(request, 400, { en: 'The list cannot be used', zh: '清单不能用' }, details);
  }

  const bill = cbamBill(law, goods);
  return format === 'md'
    ? new Response(cbamMarkdown(law, bill, locale), {
        headers: { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-store' },
      })
    : Response.json(cbamDocument(bill, locale), { headers: { 'cache-control': 'no-store' } });
}

export function GET(request: Request): Response {
  return problem(request, 405, { en: 'Send the list of goods with POST', zh: '请用 POST 发送货物清单' }, [], {
    allow: 'POST',
  });
}
