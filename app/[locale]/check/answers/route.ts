import { store } from '@/lib/store/index.ts';
import { currentCase } from '../../wizard/case';

/** Everything stored about the case of this browser, as a file. */
export async function GET(): Promise<Response> {
  const found = await currentCase();
  const content = found && (await (await store()).exportCase(found.key));
  if (!content) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(`${JSON.stringify(content, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="landfall-answers.json"',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  });
}
