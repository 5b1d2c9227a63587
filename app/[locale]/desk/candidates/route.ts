import { hasLocale } from 'next-intl';
import { candidateCases, compiledBook } from '@/lib/advice/node.ts';
import { routing } from '@/lib/i18n/routing';
import { actingIn, note } from '../desk';
import { disputesOf, filterOf } from '../disagreements/disputes';

/** `GET /[locale]/desk/candidates?decision=&state=`: overrides in force as candidate cases for the rule book, without names. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale: asked } = await params;
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const acting = await actingIn(locale, 'exportDisagreements');
  const { organisation } = acting.member;
  const query = new URL(request.url).searchParams;
  const filter = { ...filterOf((name) => query.get(name) ?? ''), withdrawn: false };
  const items = (await disputesOf(organisation, filter, locale)).map(({ item }) => item);
  const text = candidateCases(
    compiledBook(),
    [...Map.groupBy(items, ({ caseId }) => caseId)].map(([caseId, overrides]) => ({
      caseId,
      clientName: overrides[0]!.clientName,
      profile: overrides[0]!.profile,
      overrides,
    })),
  );
  await note(acting, 'exportDisagreements', 'organisation', organisation);
  return new Response(text, {
    headers: {
      'content-type': 'application/yaml; charset=utf-8',
      'content-disposition': 'attachment; filename="candidate-cases.yaml"',
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
    },
  });
}
