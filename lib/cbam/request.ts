import { z } from 'zod';
import { cnDigits, type Localised, readSentIn } from '../rulebook/index.ts';
import { issueText } from './issue-text.ts';
import type { CbamLaw } from './law.ts';
import { processes, quarters, scenarios } from './schema.ts';
import { families } from './scope.ts';

/** Largest list that is read, in bytes. */
export const maxCbamBytes = 64 * 1024;
const maxGoods = 40;
const maxPrecursors = 10;

const firstYear = 2026;
const lastYear = 2040;

const intensity = z.number().min(0).max(1000);
const share = z.number().min(0).max(1);
const tonnes = z.number().min(0).max(1e9);
const price = z.number().positive().max(10_000);
const year = z.int().min(firstYear).max(lastYear);
const id = z.string().min(1).max(60);
const code = z.union([z.string(), z.int().transform(String)]).transform((text, context) => {
  const digits = cnDigits(text);
  if (digits === null)
    context.addIssue({
      code: 'custom',
      message: `"${text}" is no CN code; allowed: 4, 6, 8 or 10 digits`,
      params: { zh: `“${text}”不是 CN 编码，应是 4、6、8 或 10 位数字` },
    });
  return digits ?? z.NEVER;
});
const quarterly = z.partialRecord(z.enum(quarters), tonnes);

/** Emissions per tonne: direct and, where they count, indirect; or their sum where that is all that is known. */
const intensities = {
  direct: intensity.optional(),
  indirect: intensity.optional(),
  total: intensity.optional(),
};
const oneFigure = {
  message: 'needs either "direct" (with "indirect" where it counts) or "total"',
  params: { zh: '要么填 "direct"（计间接排放的再填 "indirect"），要么填 "total"' },
};
const hasOneFigure = (value: { direct?: number | undefined; total?: number | undefined }) =>
  (value.direct === undefined) !== (value.total === undefined);

const precursor = z.strictObject({
  cn: code,
  origin: z.string().optional(),
  /** Tonnes of the precursor per tonne of the good. */
  massPerTonne: z.number().min(0).max(100),
  /** Verified emissions of the precursor's producer; without them the default value with mark-up holds. */
  emissions: z.strictObject(intensities).refine(hasOneFigure, oneFigure).optional(),
  /** Specific embedded free allocation verified by the precursor's producer. */
  freeAllocation: intensity.optional(),
});

const emissions = z
  .strictObject({
    /** wholeProduct: one figure with all precursors. ownProcess: the last process alone, precursors listed. */
    boundary: z.enum(['wholeProduct', 'ownProcess']),
    ...intensities,
    verified: z.boolean().default(false),
    process: z.enum(processes).optional(),
    precursors: z.array(precursor).max(maxPrecursors).default([]),
  })
  .refine(hasOneFigure, oneFigure)
  .refine(({ boundary, precursors }) => boundary === 'ownProcess' || precursors.length === 0, {
    path: ['precursors'],
    message: 'a whole-product figure contains its precursors; allowed: boundary ownProcess',
    params: { zh: '整件产品的数值已含前体；要列前体，boundary 应为 ownProcess' },
  });

const good = z.strictObject({
  id,
  name: z.string().max(200).optional(),
  cn: code.optional(),
  family: z.enum(families).optional(),
  origin: z.string().optional(),
  importer: id.optional(),
  /** Net mass per year, or by quarter of importation. */
  tonnes: z.union([tonnes, quarterly]).optional(),
  emissions: emissions.optional(),
  carbonPrice: z
    .strictObject({
      /** Effectively paid per tonne of CO2, after free allocation and rebates. */
      eur: z.number().min(0).max(10_000),
      /** Share of the embedded emissions it was paid for. */
      coveredShare: share.default(1),
      certified: z.boolean().default(false),
    })
    .optional(),
  /** Selling price in EUR per tonne, and the margin as a share of it. */
  salesPrice: z.number().positive().max(1e9).optional(),
  margin: z.number().positive().max(1).optional(),
});

const requestSchema = z.strictObject({
  scenario: z.enum(scenarios).default('adopted'),
  years: z
    .strictObject({ from: year, to: year })
    .refine(({ from, to }) => from <= to, { message: '"from" is after "to"', params: { zh: '"from" 晚于 "to"' } })
    .default({ from: 2026, to: 2034 }),
  /** EUR per certificate: one for all years, one per year, or the latest published price. Without it: published prices only. */
  price: z.union([z.literal('latest'), price, z.record(z.string().regex(/^20\d\d$/), price)]).optional(),
  /** For years that the law does not settle; without them such years are refused with a range. */
  assumptions: z.strictObject({ cscf: share.optional(), benchmarks: z.literal('as2030').optional() }).default({}),
  /** EUR per year for verification, for the break-even. */
  verificationCost: z.number().positive().max(1e9).optional(),
  importers: z
    .array(
      z.strictObject({
        id,
        role: z.enum(['customer', 'ownUnit', 'indirectRepresentative']).optional(),
        /** Other goods of Annex I that this importer brings in during a year. */
        otherTonnes: tonnes.optional(),
      }),
    )
    .max(maxGoods)
    .default([]),
  goods: z.array(good).min(1).max(maxGoods),
});

export type CbamRequest = z.infer<typeof requestSchema>;
/** The same as people write it, before defaults are filled in. */
export type CbamInput = z.input<typeof requestSchema>;
export type RequestedGood = CbamRequest['goods'][number];
export type RequestedEmissions = NonNullable<RequestedGood['emissions']>;
export type RequestedPrecursor = RequestedEmissions['precursors'][number];

export interface CbamProblem {
  readonly path: string;
  readonly message: Localised;
}
export type ReadRequest =
  | { readonly request: CbamRequest; readonly problems: null }
  | { readonly request: null; readonly problems: readonly CbamProblem[] };

/** JSON Schema of a list of goods. */
export function cbamJsonSchema(): object {
  return z.toJSONSchema(requestSchema, { io: 'input', unrepresentable: 'any' });
}

/** Checks a list of goods; all problems at once. */
export function readCbamRequest(law: CbamLaw, input: unknown): ReadRequest {
  const result = requestSchema.safeParse(input);
  const problems = result.success
    ? crossProblems(law, result.data)
    : result.error.issues.map((issue) => ({
        path: issue.path.map(String).join('.') || 'request',
        message: issueText(issue, fieldsAt(issue.path)),
      }));
  return result.success && problems.length === 0
    ? { request: result.data, problems: null }
    : { request: null, problems };
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly propertyNames?: { readonly enum?: readonly string[] };
}

/** Names of the fields allowed at a place of the list. */
function fieldsAt(path: readonly PropertyKey[]): string[] {
  let schemas: readonly JsonSchema[] = [cbamJsonSchema() as JsonSchema];
  for (const part of path)
    schemas = schemas.flatMap((schema) => {
      const child = typeof part === 'number' ? schema.items : schema.properties?.[String(part)];
      return child ? [child, ...(child.anyOf ?? [])] : [];
    });
  return [
    ...new Set(
      schemas.flatMap((schema) => [...Object.keys(schema.properties ?? {}), ...(schema.propertyNames?.enum ?? [])]),
    ),
  ];
}

const emptyList = {
  en: 'is empty; allowed: an object such as {"goods": [{"id": "bolts", "cn": "73181588"}]}',
  zh: '是空的；应是一个对象，如 {"goods": [{"id": "bolts", "cn": "73181588"}]}',
};

/** The same for YAML or JSON text. */
export function parseCbamRequest(law: CbamLaw, content: string): ReadRequest {
  const { value, problem } = readSentIn(content, maxCbamBytes, emptyList);
  return problem ? { request: null, problems: [{ path: 'request', message: problem }] } : readCbamRequest(law, value);
}

function crossProblems(law: CbamLaw, { goods, importers }: CbamRequest): CbamProblem[] {
  const countries = new Set(law.countries);
  const country = (path: string, origin: string | undefined): CbamProblem[] =>
    origin === undefined || countries.has(origin)
      ? []
      : [
          {
            path,
            message: {
              en: `"${origin}" is no country; allowed: two letters (ISO 3166-1), such as CN`,
              zh: `“${origin}”不是国家或地区代码，应是两位字母（ISO 3166-1），如 CN`,
            },
          },
        ];
  const known = new Set(importers.map((importer) => importer.id));
  const twice = (path: string, ids: readonly string[]): CbamProblem[] =>
    ids.flatMap((one, i) =>
      ids.indexOf(one) < i
        ? [{ path: `${path}.${i}.id`, message: { en: `"${one}" is there twice`, zh: `“${one}”出现了两次` } }]
        : [],
    );
  return [
    ...twice(
      'goods',
      goods.map((entry) => entry.id),
    ),
    ...twice(
      'importers',
      importers.map((entry) => entry.id),
    ),
    ...goods.flatMap((entry, i) => [
      ...country(`goods.${i}.origin`, entry.origin),
      ...(entry.emissions?.precursors ?? []).flatMap((part, j) =>
        country(`goods.${i}.emissions.precursors.${j}.origin`, part.origin),
      ),
      ...(entry.importer === undefined || known.has(entry.importer)
        ? []
        : [
            {
              path: `goods.${i}.importer`,
              message: {
                en: `"${entry.importer}" is not among the importers`,
                zh: `进口商里没有“${entry.importer}”`,
              },
            },
          ]),
    ]),
  ];
}
