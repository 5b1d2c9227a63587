import { hasLocale } from 'next-intl';
import { routing } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import { actingOnClient, note } from '../../../desk';

/** `GET /[locale]/desk/clients/[id]/export`: everything stored about a client, as a file whose name says nothing about it. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const { locale: asked, id } = await params;
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const acting = await actingOnClient(locale, id, 'exportClient');
  const content = await (await store()).desk.exportClient(acting.member.organisation, id);
  await note(acting, 'exportClient', 'client', id);
  return new Response(`${JSON.stringify(content, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="landfall-client.json"',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
    },
  });
}
