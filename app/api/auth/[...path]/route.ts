import { accountsFor } from '@/app/access/visitor';
import { openPaths } from '@/lib/accounts/server.ts';
import { readBody } from '../../v1/body.ts';
import { problem } from '../../v1/problem.ts';

/** An answer of an authenticator has a few kilobytes. */
const mostBytes = 64 * 1024;

/** `GET`, `POST /api/auth/passkey/…`: the four calls that a passkey needs a script for. Every other address of the account library stays shut. */
async function answer(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice('/api/auth'.length);
  if (!openPaths.includes(path)) return problem(request, 404, { en: 'There is no such address', zh: '没有这个地址' });
  const { auth, origin } = await accountsFor(request.headers);
  // Next says "localhost" where the browser said where it went.
  const url = new URL(new URL(request.url).search, `${origin}/api/auth${path}`);
  url.pathname = `/api/auth${path}`;
  const body = request.method === 'POST' ? await readBody(request, mostBytes) : undefined;
  if (body === null) return problem(request, 413, { en: 'At most 64 kB are read', zh: '请求不得超过64 kB' });
  const asked = new Request(url, { method: request.method, headers: request.headers, ...(body ? { body } : {}) });
  const answered = await auth.handler(asked);
  answered.headers.set('cache-control', 'no-store');
  return answered;
}

export { answer as GET, answer as POST };
