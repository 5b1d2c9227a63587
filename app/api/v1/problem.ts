import type { ProfileProblem } from '@/lib/engine/index.ts';
import type { Locale, Localised } from '@/lib/rulebook/index.ts';

/** An error answer as problem details (RFC 9457), in the language that its address names or else its header prefers. */
export function problem(
  request: Request,
  status: number,
  title: Localised,
  errors: readonly ProfileProblem[] = [],
  headers: Readonly<Record<string, string>> = {},
): Response {
  const named = new URL(request.url).searchParams.get('locale');
  const locale = named === 'zh' || named === 'en' ? named : preferredLocale(request.headers.get('accept-language'));
  const body = {
    type: 'about:blank',
    title: title[locale],
    status,
    ...(errors.length > 0 ? { errors: errors.map(({ path, message }) => ({ path, message: message[locale] })) } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': locale,
      vary: 'accept-language',
      'cache-control': 'no-store',
      ...headers,
    },
  });
}

/** Chinese where Accept-Language ranks it above English, else English. */
export function preferredLocale(accepted: string | null): Locale {
  const quality = (language: Locale) =>
    Math.max(
      0,
      ...(accepted ?? '').split(',').map((part) => {
        const [range = '', ...parameters] = part
          .trim()
          .toLowerCase()
          .split(/\s*;\s*/);
        if (range !== language && !range.startsWith(`${language}-`)) return 0;
        const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
        return Number.isFinite(weight) ? weight : 0;
      }),
    );
  // Equal ranks are told by their order.
  const first = (accepted ?? '').toLowerCase().search(/\b(?:zh|en)\b/);
  const zhFirst = (accepted ?? '').toLowerCase().startsWith('zh', first);
  const [zh, en] = [quality('zh'), quality('en')];
  return zh > en || (zh === en && zh > 0 && zhFirst) ? 'zh' : 'en';
}
