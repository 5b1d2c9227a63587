import { hasLocale } from 'next-intl';
import { compiledBook } from '@/lib/advice/node.ts';
import { routing } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import { resumeAt } from '@/lib/wizard/server.ts';
import { caseCookie, cookieOptions, keyText, parseKey, resumePath, storedStep } from '../../wizard/case';

/**
 * The private link: gives this browser the case and goes to where its owner was. A link that opens nothing leads to one and the same page, whether the
 * case never existed, is gone, or has another secret.
 */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string; key: string }> },
): Promise<Response> {
  const { locale: asked, key: text } = await params;
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const key = parseKey(text);
  const record = key && (await (await store()).readCase(key));
  const target = record
    ? resumePath(locale, resumeAt(compiledBook(), record.profile, storedStep(record.place)))
    : `/${locale}/c/unknown`;
  const headers = new Headers({
    location: target,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  if (record) headers.append('set-cookie', setCookie(keyText(key!), await cookieOptions()));
  return new Response(null, { status: 303, headers });
}

function setCookie(value: string, { path, maxAge, secure }: Awaited<ReturnType<typeof cookieOptions>>): string {
  return `${caseCookie}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
