import { hasLocale } from 'next-intl';
import { routing } from '@/lib/i18n/routing';
import {
  answerCount,
  caseCookie,
  caseOf,
  cookieOptions,
  currentCase,
  keyText,
  resumePath,
  unknownLinkPath,
} from '../../wizard/case';

/**
 * The private link: gives this browser the case and goes to where its owner was. A browser that holds answers of another case is asked first. A link that
 * opens nothing leads to one and the same page, whether the case never existed, is gone, or has another secret.
 */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string; key: string }> },
): Promise<Response> {
  const { locale: asked, key: text } = await params;
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const [linked, present] = await Promise.all([caseOf(text), currentCase()]);
  if (!linked) return leadTo(unknownLinkPath(locale));
  const key = keyText(linked.key);
  const isAnother = present !== null && present.key.id !== linked.key.id && answerCount(present) > 0;
  return isAnother
    ? leadTo(`/${locale}/c/${key}/choose`)
    : leadTo(resumePath(locale, linked.step), setCookie(key, await cookieOptions()));
}

function leadTo(location: string, cookie?: string): Response {
  const headers = new Headers({
    location,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  if (cookie) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

function setCookie(value: string, { path, maxAge, secure }: Awaited<ReturnType<typeof cookieOptions>>): string {
  return `${caseCookie}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
