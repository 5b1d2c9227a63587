import { hasLocale } from 'next-intl';
import { adviceMarkdown, buildAdvice, carbonChoice, parseAim } from '@/lib/advice/index.ts';
import { carbonBasis } from '@/lib/advice/node.ts';
import { routing } from '@/lib/i18n/routing';
import { currentCaseFor } from '../../wizard/case.ts';
import { withOwnViews } from '../own-view.ts';

const kinds = {
  json: { type: 'application/json', file: 'advice.json' },
  md: { type: 'text/markdown; charset=utf-8', file: 'advice.md' },
} as const;

const noStore = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' };

/** `GET /[locale]/advice/download?format=json|md`: the advice for the cookie's case as a file. The name says nothing about the firm. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  const query = new URL(request.url).searchParams;
  const format = query.get('format') ?? 'json';
  if (!hasLocale(routing.locales, locale)) return new Response(null, { status: 404, headers: noStore });
  if (format !== 'json' && format !== 'md')
    return new Response('format: allowed are json, md\n', { status: 400, headers: noStore });
  const found = await currentCaseFor('readCase');
  if (!found) return new Response(null, { status: 303, headers: { ...noStore, location: `/${locale}/advice` } });
  const { compiled, record } = found;
  const asked = parseAim(compiled, record.profile, query.get('whatif') ?? '');
  const plain = buildAdvice(
    compiled,
    record.profile,
    locale,
    asked,
    carbonBasis(carbonChoice(query.get('price'), query.get('law'))),
  );
  const advice = await withOwnViews(found, plain);
  const { type, file } = kinds[format];
  return new Response(format === 'md' ? adviceMarkdown(advice) : `${JSON.stringify(advice, null, 2)}\n`, {
    headers: { ...noStore, 'content-type': type, 'content-disposition': `attachment; filename="${file}"` },
  });
}
