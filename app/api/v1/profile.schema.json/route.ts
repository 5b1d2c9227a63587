import { compiledBook } from '@/lib/advice/node.ts';
import { profileJsonSchema } from '@/lib/engine/index.ts';

export const dynamic = 'force-dynamic';

/** JSON Schema of the profile that `POST /api/v1/advice` and the command line take. */
export function GET(): Response {
  return Response.json(profileJsonSchema(compiledBook().book, new Date().getFullYear()), {
    headers: { 'content-type': 'application/schema+json' },
  });
}
