import { type NextRequest, NextResponse } from 'next/server';
import createIntlProxy from 'next-intl/middleware';
import { isAnswered } from './app/[locale]/answered.ts';
import { deskAnswer, opensAccount } from './app/access/gate.ts';
import { routing } from './lib/i18n/routing.ts';

const chooseLocale = createIntlProxy(routing);
const development = process.env.NODE_ENV === 'development';

/**
 * The policy of next.config.mjs with scripts narrowed to this response's nonce. Pages are rendered per request anyway:
 * their locale, case and canonical address come from it.
 */
function contentSecurityPolicy(nonce: string) {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * No other site may post into a case. Cookies are SameSite=Lax already; this also stops what a sandboxed frame could
 * send as "Origin: null". Browsers too old to say where a request comes from are left to the cookie rule.
 */
function comesFromElsewhere(request: NextRequest): boolean {
  const site = request.headers.get('sec-fetch-site');
  return (
    request.method !== 'GET' && request.method !== 'HEAD' && site !== null && site !== 'same-origin' && site !== 'none'
  );
}

function isLocale(text: string): boolean {
  return routing.locales.some((known) => known === text);
}

/**
 * The language of an address that no page answers, or null. Such pages are drawn like any other, because what Next shows
 * after `notFound()` needs JavaScript; their status is set here.
 */
function leadsNowhere(pathname: string): string | null {
  const [, locale = '', ...segments] = pathname.split('/');
  if (!isLocale(locale)) return null;
  return isAnswered(segments.filter((segment) => segment !== '').map(decoded)) ? null : locale;
}

/**
 * What only a look at the database can tell: pages of the desk that are not for this reader, and links to an account that
 * open nothing, have the status of an address without a page. Null: the page may answer.
 */
async function refused(pathname: string, headers: Headers): Promise<'unknown' | 'signIn' | null> {
  const [first, ...rest] = pathname
    .split('/')
    .slice(2)
    .filter((segment) => segment !== '')
    .map(decoded);
  if (first === 'desk') {
    const answer = await deskAnswer(rest, headers);
    return answer === 'none' ? 'unknown' : answer === 'signIn' ? 'signIn' : null;
  }
  return (first === 'setup' || first === 'invite') && !(await opensAccount(first, rest[0] ?? '', headers))
    ? 'unknown'
    : null;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export async function proxy(request: NextRequest) {
  if (comesFromElsewhere(request)) return new NextResponse('This form was sent from another site.', { status: 403 });
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = contentSecurityPolicy(nonce);
  // Next reads the nonce for its own scripts from the policy, the layout for ours from x-nonce.
  request.headers.set('content-security-policy', policy);
  request.headers.set('x-nonce', nonce);
  const { pathname } = request.nextUrl;
  const missing = (locale: string, url: URL) => {
    request.headers.set('x-next-intl-locale', locale);
    const answer = NextResponse.rewrite(url, { status: 404, request: { headers: request.headers } });
    answer.headers.set('content-security-policy', policy);
    return answer;
  };
  const locale = leadsNowhere(pathname);
  const [, spoken = ''] = pathname.split('/');
  // Whatever the desk does not have looks the same.
  const unknown = new URL(`/${spoken}/desk/unknown`, request.nextUrl);
  if (locale) return missing(locale, pathname.split('/')[2] === 'desk' ? unknown : request.nextUrl);
  if (isLocale(spoken)) {
    const why = await refused(pathname, request.headers);
    if (why === 'signIn') {
      const to = new URL(`/${spoken}/sign-in`, request.nextUrl);
      to.searchParams.set('to', pathname);
      return NextResponse.redirect(to, 303);
    }
    if (why) return missing(spoken, pathname.split('/')[2] === 'desk' ? unknown : request.nextUrl);
  }
  const response = chooseLocale(request);
  response.headers.set('content-security-policy', policy);
  return response;
}

// Every address but the API and files by name: a dot in an address must not lead past the checks above. Uploads of the policy lab
// are left out as well, since what passes here is held in memory and cut after 10 MB; that route does the checks itself.
export const config = { matcher: '/((?!api/|_next/|fonts/|icon\\.svg$|robots\\.txt$|(?:zh|en)/desk/lab/upload$).*)' };
