import { problem } from '../v1/problem.ts';

/** Every address below /api that nothing answers. */
function missing(request: Request): Response {
  return problem(request, 404, { en: 'There is no such address', zh: '没有这个地址' }, [
    {
      path: 'address',
      message: {
        en: 'allowed: /api/v1/advice, /api/v1/cbam, /api/v1/openapi.json, /api/v1/profile.schema.json',
        zh: '可用：/api/v1/advice、/api/v1/cbam、/api/v1/openapi.json、/api/v1/profile.schema.json',
      },
    },
  ]);
}

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
