import { hasLocale } from 'next-intl';
import { routing } from '@/lib/i18n/routing';
import {
  answerCount,
  caseCookie,
  caseOf,
  cookieOptions,
  deskCookie,
  keyText,
  ownCase,
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
  const [linked, present] = await Promise.all([caseOf(text), ownCase()]);
  if (!linked) return leadTo(unknownLinkPath(locale));
  const key = keyText(linked.key);
  const isAnother = present !== null && present.key.id !== linked.key.id && answerCount(present) > 0;
  return isAnother
    ? leadTo(`/${locale}/c/${key}/choose`)
    : leadTo(resumePath(locale, linked.step), await setCookies(key));
}

function leadTo(location: string, setCookies: readonly string[] = []): Response {
  const headers = new Headers({
    location,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
  });
  for (const cookie of setCookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** Holds this case; one that was opened from the desk is put down. */
async function setCookies(value: string): Promise<readonly string[]> {
  const { path, maxAge, secure } = await cookieOptions();
  const rest = `HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return [
    `${caseCookie}=${value}; Path=${path}; Max-Age=${maxAge}; ${rest}`,
    `${deskCookie}=; Path=${path}; Max-Age=0; ${rest}`,
  ];
}
