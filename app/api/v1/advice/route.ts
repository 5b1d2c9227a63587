import { adviceMarkdown, buildAdvice, maxProfileBytes, parseAim, parseProfile } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import { readBody } from '../body.ts';
import { problem } from '../problem.ts';

const parameters = ['locale', 'format', 'whatif'];

/**
 * `POST /api/v1/advice?locale=en|zh&format=json|md&whatif=KEY`: a profile (JSON or YAML) in, the advice out. Nothing is stored.
 * `whatif` asks what would have to be true for an option; its key is one of `askable` in the advice.
 */
export async function POST(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const unknown = [...query.keys()].filter((key, index, all) => !parameters.includes(key) || all.indexOf(key) < index);
  if (unknown.length > 0)
    return problem(
      400,
      'The query cannot be used',
      unknown.map((path) => ({ path, message: `allowed, once each: ${parameters.join(', ')}` })),
    );
  const locale = query.get('locale') ?? 'en';
  const format = query.get('format') ?? 'json';
  if (locale !== 'en' && locale !== 'zh')
    return problem(400, 'The locale is not known', [{ path: 'locale', message: 'allowed: en, zh' }]);
  if (format !== 'json' && format !== 'md')
    return problem(400, 'The format is not known', [{ path: 'format', message: 'allowed: json, md' }]);

  const body = await readBody(request, maxProfileBytes);
  if (body === null)
    return problem(413, 'The profile is too large', [
      { path: 'profile', message: `allowed: at most ${maxProfileBytes} bytes` },
    ]);
  const compiled = compiledBook();
  const { profile, failure } = parseProfile(compiled, body, new Date().getFullYear());
  if (failure)
    return problem(
      failure.tooLarge ? 413 : 400,
      failure.tooLarge ? 'The profile is too large' : 'The profile cannot be used',
      failure.problems,
    );

  const whatif = query.get('whatif');
  const asked = whatif === null ? null : parseAim(compiled, profile, whatif);
  if (whatif !== null && !asked)
    return problem(400, 'The option is not known', [
      { path: 'whatif', message: 'allowed: a key under "askable" in the advice for this profile' },
    ]);
  const advice = buildAdvice(compiled, profile, locale, asked);
  return format === 'md'
    ? new Response(adviceMarkdown(advice), {
        headers: { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-store' },
      })
    : Response.json(advice, { headers: { 'cache-control': 'no-store' } });
}

export function GET(): Response {
  return problem(405, 'Send the profile with POST', [], { allow: 'POST' });
}
