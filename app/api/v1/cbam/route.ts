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
      400,
      'The query cannot be used',
      unknown.map((path) => ({ path, message: `allowed, once each: ${parameters.join(', ')}` })),
    );
  const locale = query.get('locale') ?? 'en';
  const format = query.get('format') ?? 'json';
  if (locale !== 'en' && locale !== 'zh')
    return problem(400, 'The locale is not known', [{ path: 'locale', message: 'allowed: en, zh' }]);
  if (format !== 'json' && format !== 'md')
    return problem(400, 'The format is not known', [{ path: 'format', message: 'allowed: json, md' }]);

  const body = await readBody(request, maxCbamBytes);
  if (body === null)
    return problem(413, 'The list is too large', [
      { path: 'request', message: `allowed: at most ${maxCbamBytes} bytes` },
    ]);
  const law = cbamLaw();
  const { request: goods, problems } = parseCbamRequest(law, body);
  if (problems) return problem(400, 'The list cannot be used', problems);

  const bill = cbamBill(law, goods);
  return format === 'md'
    ? new Response(cbamMarkdown(law, bill, locale), {
        headers: { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-store' },
      })
    : Response.json(cbamDocument(bill, locale), { headers: { 'cache-control': 'no-store' } });
}

export function GET(): Response {
  return problem(405, 'Send the list of goods with POST', [], { allow: 'POST' });
}
