import { choices } from '@/app/ui/wizard/codes';
import { type Locale, routing } from '@/lib/i18n/routing';

/** Every customs code with its name, for the type-ahead of the question. Public data: browsers may keep it. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  const known: Locale | undefined = routing.locales.find((each) => each === locale);
  if (!known) return new Response(null, { status: 404 });
  return Response.json(choices(known), { headers: { 'cache-control': 'public, max-age=86400' } });
}
