/**
 * Where to go after signing in: an address of this server that has a page for it, or the desk. Nothing that a browser could
 * take for another host.
 */
export function pathAfterSignIn(asked: unknown, locale: string): string {
  const desk = `/${locale}/desk`;
  if (typeof asked !== 'string') return desk;
  return /^\/(zh|en)\/(desk(\/[\w/-]*)?|account|case|invite\/[\w.-]+)$/.test(asked) && !asked.includes('//')
    ? asked
    : desk;
}
