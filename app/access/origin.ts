/**
 * Where this server is reached: LANDFALL_ORIGIN, or else what the headers of a request say. For links that people copy, and for passkeys.
 */
export function originOf(headers: Headers): string {
  const fixed = process.env.LANDFALL_ORIGIN;
  if (fixed && URL.canParse(fixed)) return new URL(fixed).origin;
  const host = (headers.get('x-forwarded-host') ?? headers.get('host') ?? '').split(',')[0]!.trim();
  const scheme = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  const address = `${scheme}://${host}`;
  return host !== '' && URL.canParse(address) ? new URL(address).origin : 'http://localhost:3000';
}
