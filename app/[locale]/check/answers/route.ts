import { stringify } from 'yaml';
import { writeProfile } from '@/lib/engine/index.ts';
import { store } from '@/lib/store/index.ts';
import { currentCaseFor } from '../../wizard/case';

/**
 * `GET /[locale]/check/answers`: everything stored about the case of this browser, as a file. With `?format=yaml` the answers
 * alone, as the command line takes them.
 */
export async function GET(request: Request): Promise<Response> {
  const found = await currentCaseFor('exportCase');
  if (!found) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  if (new URL(request.url).searchParams.get('format') === 'yaml')
    return file(
      stringify(writeProfile(found.record.profile)),
      'application/yaml; charset=utf-8',
      'landfall-answers.yaml',
    );
  const content = await (await store()).exportCase(found.key);
  return file(`${JSON.stringify(content, null, 2)}\n`, 'application/json; charset=utf-8', 'landfall-answers.json');
}

function file(text: string, type: string, name: string): Response {
  return new Response(text, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    },
  });
}
