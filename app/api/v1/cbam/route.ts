import { cbamBill, cbamDocument, cbamMarkdown, maxCbamBytes, parseCbamRequest } from '@/lib/cbam/index.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { readBody } from '../body.ts';
import { problem } from '../problem.ts';
import { documentAnswer, documentQuery } from '../query.ts';

/** `POST /api/v1/cbam?locale=en|zh&format=json|md`: a list of goods (JSON or YAML) in, the bill out. Nothing is stored. */
export async function POST(request: Request): Promise<Response> {
  const asking = documentQuery(request);
  if (asking.refused) return asking.refused;
  const { locale, format } = asking;

  const body = await readBody(request, maxCbamBytes);
  if (body === null)
    return problem(request, 413, { en: 'The list is too large', zh: '清单太大' }, [
      { path: 'request', message: { en: `allowed: at most ${maxCbamBytes} bytes`, zh: `最多 ${maxCbamBytes} 字节` } },
    ]);
  const law = cbamLaw();
  const { request: goods, problems } = parseCbamRequest(law, body);
  if (problems) return problem(request, 400, { en: 'The list cannot be used', zh: '清单不能用' }, problems);

  const bill = cbamBill(law, goods);
  return documentAnswer(
    format,
    () => cbamDocument(bill, locale),
    () => cbamMarkdown(law, bill, locale),
  );
}

export function GET(request: Request): Response {
  return problem(request, 405, { en: 'Send the list of goods with POST', zh: '请用 POST 发送货物清单' }, [], {
    allow: 'POST',
  });
}
