import { problem } from '../v1/problem.ts';

/** Every address below /api that nothing answers. */
function missing(): Response {
  return problem(404, 'There is no such address', [
    { path: 'address', message: 'allowed: /api/v1/advice, /api/v1/openapi.json, /api/v1/profile.schema.json' },
  ]);
}

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
