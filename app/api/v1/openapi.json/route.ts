import { maxProfileBytes } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import { cbamJsonSchema, maxCbamBytes } from '@/lib/cbam/index.ts';

export const dynamic = 'force-dynamic';

/** OpenAPI 3.1 description of the API. */
export function GET(): Response {
  const { book } = compiledBook();
  const problemResponse = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return Response.json({
    openapi: '3.1.0',
    info: {
      title: 'Landfall',
      version: book.version,
      summary: 'Advice on an overseas expansion strategy, with reasons and sources',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: {
      '/api/v1/advice': {
        post: {
          summary: 'Advice for one firm. Nothing is stored.',
          parameters: [
            { name: 'locale', in: 'query', schema: { enum: ['en', 'zh'], default: 'en' } },
            { name: 'format', in: 'query', schema: { enum: ['json', 'md'], default: 'json' } },
            {
              name: 'whatif',
              in: 'query',
              schema: { type: 'string' },
              description: 'What would have to be true for an option: a key under `askable` in the advice.',
            },
          ],
          requestBody: {
            required: true,
            description: `Profile of at most ${maxProfileBytes} bytes. YAML is read as well.`,
            content: {
              'application/json': { schema: { $ref: '/api/v1/profile.schema.json' } },
              'application/yaml': { schema: { $ref: '/api/v1/profile.schema.json' } },
            },
          },
          responses: {
            '200': {
              description: 'The advice',
              content: {
                'application/json': { schema: { $ref: '#/components/schemas/Advice' } },
                'text/markdown': { schema: { type: 'string' } },
              },
            },
            '400': problemResponse('The profile cannot be used: one entry per problem'),
            '413': problemResponse('The profile is too large'),
          },
        },
      },
      '/api/v1/cbam': {
        post: {
          summary: 'CBAM bill of a list of goods per good and year: an estimate, not a declaration. Nothing is stored.',
          parameters: [
            { name: 'locale', in: 'query', schema: { enum: ['en', 'zh'], default: 'en' } },
            { name: 'format', in: 'query', schema: { enum: ['json', 'md'], default: 'json' } },
          ],
          requestBody: {
            required: true,
            description: `List of goods of at most ${maxCbamBytes} bytes. YAML is read as well.`,
            content: {
              'application/json': { schema: { $ref: '#/components/schemas/CbamRequest' } },
              'application/yaml': { schema: { $ref: '#/components/schemas/CbamRequest' } },
            },
          },
          responses: {
            '200': {
              description: 'The bill',
              content: {
                'application/json': { schema: { $ref: '#/components/schemas/CbamBill' } },
                'text/markdown': { schema: { type: 'string' } },
              },
            },
            '400': problemResponse('The list cannot be used: one entry per problem'),
            '413': problemResponse('The list is too large'),
          },
        },
      },
      '/api/v1/profile.schema.json': {
        get: {
          summary: 'JSON Schema of a profile',
          responses: { '200': { description: 'JSON Schema, draft 2020-12' } },
        },
      },
    },
    components: {
      schemas: {
        CbamRequest: cbamJsonSchema(),
        CbamBill: {
          type: 'object',
          required: ['format', 'locale', 'scenario', 'verdict', 'goods', 'importers', 'totals', 'flags', 'sources'],
          properties: {
            format: { const: 'landfall-cbam/1' },
            locale: { enum: ['en', 'zh'] },
            scenario: { type: 'string' },
            verdict: { type: 'string' },
            goods: { type: 'array', items: { type: 'object', required: ['id', 'verdict', 'scope', 'years'] } },
            importers: { type: 'array', items: { type: 'object', required: ['id', 'threshold', 'countedTonnes'] } },
            totals: { type: 'array', items: { type: 'object', required: ['year', 'due', 'onDefaults', 'onOwnData'] } },
            flags: { type: 'array', items: { type: 'object', required: ['id', 'text'] } },
            sources: { type: 'object', additionalProperties: { type: 'object', required: ['id', 'kind', 'title'] } },
          },
        },
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                required: ['path', 'message'],
                properties: { path: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
        Advice: {
          type: 'object',
          required: [
            'rulebook',
            'level',
            'model',
            'markets',
            'pathway',
            'risks',
            'actions',
            'support',
            'carbon',
            'robustness',
            'open',
            'counterfactuals',
            'askable',
            'evidence',
          ],
          properties: {
            rulebook: {
              type: 'object',
              required: ['version', 'hash'],
              properties: { version: { type: 'string' }, date: { type: 'string' }, hash: { type: 'string' } },
            },
            summary: { type: 'array', items: { type: 'string' } },
            level: { type: 'object', required: ['current', 'target', 'options'] },
            model: { type: 'object', required: ['recommended', 'technology', 'resource'] },
            markets: { type: 'array', items: { type: 'object', required: ['id', 'entry'] } },
            pathway: { type: 'object' },
            overrides: {
              type: 'array',
              description: 'Choices of an adviser beside those of the rule book; empty for answers sent in.',
              items: { type: 'object', required: ['decision', 'engine', 'choice', 'reason', 'state'] },
            },
            risks: { type: 'array', items: { type: 'object' } },
            actions: { type: 'array', items: { type: 'object' } },
            support: { type: 'array', items: { type: 'object' } },
            carbon: { type: ['object', 'null'] },
            robustness: { type: 'array', items: { type: 'object' } },
            open: { type: 'array', items: { type: 'object' } },
            counterfactuals: { type: 'array', items: { type: 'object' } },
            askable: { type: 'array', items: { type: 'object' } },
            evidence: { type: 'object', additionalProperties: { type: 'object' } },
          },
        },
      },
    },
  });
}
