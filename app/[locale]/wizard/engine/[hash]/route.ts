import { engineFile } from '@/app/ui/wizard/live/file';
import { routing } from '@/lib/i18n/routing';

/** What the engine in the browser decides by. Another edition of the rules has another address; of an older one nothing is left here. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; hash: string }> },
): Promise<Response> {
  const { locale, hash } = await params;
  const known = routing.locales.find((each) => each === locale);
  const file = known && engineFile(known);
  if (!file?.address.endsWith(`/${hash}`)) return new Response(null, { status: 404 });
  return new Response(file.text, {
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=31536000, immutable' },
  });
}
