import type { ProfileProblem } from '@/lib/engine/index.ts';

/** An error answer as problem details (RFC 9457). */
export function problem(
  status: number,
  title: string,
  errors: readonly ProfileProblem[] = [],
  headers: HeadersInit = {},
): Response {
  const body = { type: 'about:blank', title, status, ...(errors.length > 0 ? { errors } : {}) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
