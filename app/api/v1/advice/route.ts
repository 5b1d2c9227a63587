import { adviceMarkdown, buildAdvice, maxProfileBytes, parseAim, parseProfile } from '@/lib/advice/index.ts';
import { carbonBasis, compiledBook } from '@/lib/advice/node.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import { readBody } from '../body.ts';
import { problem } from '../problem.ts';
import { documentAnswer, documentQuery } from '../query.ts';

const tooLarge = { en: 'The profile is too large', zh: '企业情况太大' };

/**
 * `POST /api/v1/advice?locale=en|zh&format=json|md&whatif=KEY`: a profile (JSON or YAML) in, the advice out. Nothing is stored.
 * `whatif` asks what would have to be true for an option; its key is one of `askable` in the advice.
 */
export async function POST(request: Request): Promise<Response> {
  const asking = documentQuery(request, ['whatif']);
  if (asking.refused) return asking.refused;
  const { locale, format, query } = asking;

  const body = await readBody(request, maxProfileBytes);
  if (body === null)
    return problem(request, 413, tooLarge, [
      {
        path: 'profile',
        message: { en: `allowed: at most ${maxProfileBytes} bytes`, zh: `最多 ${maxProfileBytes} 字节` },
      },
    ]);
  const compiled = compiledBook();
  const { profile, failure } = parseProfile(compiled, cbamLaw(), body, new Date().getFullYear());
  if (failure)
    return problem(
      request,
      failure.tooLarge ? 413 : 400,
      failure.tooLarge ? tooLarge : { en: 'The profile cannot be used', zh: '企业情况不能用' },
      failure.problems,
    );

  const whatif = query.get('whatif');
  const asked = whatif === null ? null : parseAim(compiled, profile, whatif);
  if (whatif !== null && !asked)
    return problem(request, 400, { en: 'The option is not known', zh: '没有这个选项' }, [
      {
        path: 'whatif',
        message: {
          en: 'allowed: a key under "askable" in the advice for this profile',
          zh: '可用：这份建议里 "askable" 下的键',
        },
      },
    ]);
  const advice = buildAdvice(compiled, profile, locale, asked, carbonBasis());
  return documentAnswer(
    format,
    () => advice,
    () => adviceMarkdown(advice),
  );
}

export function GET(request: Request): Response {
  return problem(request, 405, { en: 'Send the profile with POST', zh: '请用 POST 提交企业情况' }, [], {
    allow: 'POST',
  });
}
