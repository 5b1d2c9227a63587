// What the files under rules/data/cbam/ may contain.
import { z } from 'zod';

export const sectors = ['cement', 'fertilisers', 'ironSteel', 'aluminium', 'hydrogen', 'electricity'] as const;
export const scenarios = ['adopted', 'com-2026-616'] as const;
export const quarters = ['Q1', 'Q2', 'Q3', 'Q4'] as const;
export const processes = [
  'greyClinker',
  'whiteClinker',
  'blastFurnace',
  'directReduction',
  'scrapElectric',
  'primaryAluminium',
  'secondaryAluminium',
] as const;

const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is no date; allowed: YYYY-MM-DD');
const year = z.int().min(2026).max(2100);
const digits = z.string().regex(/^\d{2,10}$/, 'is no beginning of a CN code; allowed: 2 to 10 digits in quotes');
const cite = z.strictObject({ act: z.string(), article: z.string().min(1) });
const provisional = z.strictObject({ from: year, until: text });
const share = z.number().min(0).max(1);
const sector = z.enum(sectors);
const years = z.array(z.strictObject({ from: year, to: year.optional(), value: z.number().min(0) })).min(1);

export const fileSchemas = {
  'acts.yaml': z.strictObject({
    acts: z.array(
      z.strictObject({
        id: z.string(),
        number: z
          .string()
          .regex(
            /^(?:(?:Implementing |Delegated )?(?:Regulation|Decision) \(EU\) 20\d\d\/\d{1,4}|Directive 20\d\d\/\d+\/EC|COM\(20\d\d\) \d{1,3})$/,
            'is no number of a published act; allowed: for example "Implementing Regulation (EU) 2025/2620" or "COM(2026) 616"',
          ),
        date: day,
        status: z.enum(['inForce', 'proposal']),
        read: z.boolean(),
        title: text,
      }),
    ),
  }),
  'scope.yaml': z.strictObject({
    scope: z.strictObject({
      cite,
      indirectCite: cite,
      exemptCite: cite,
      sectors: z.array(
        z.strictObject({
          id: sector,
          label: text,
          include: z.array(digits),
          exclude: z.array(digits),
          indirect: z.boolean(),
          indirectExcept: z.array(digits).default([]),
          threshold: z.boolean(),
          gases: z.array(z.enum(['CO2', 'N2O', 'PFC'])),
        }),
      ),
      partly: z.array(z.strictObject({ cn: digits, only: text })),
      taric: z.array(z.strictObject({ cn: digits.length(10), label: text })),
      threshold: z.strictObject({
        tonnes: z.number().positive(),
        watchShare: share,
        cite,
        watchCite: cite,
        representativeCite: cite,
        splittingCite: cite,
      }),
    }),
    watch: z.strictObject({
      from: year,
      cite,
      goods: z.array(
        z.strictObject({
          family: z.string(),
          certainty: z.enum(['named', 'family']),
          codes: z.array(digits),
          label: text,
        }),
      ),
    }),
  }),
  'schedules.yaml': z.strictObject({
    factor: z.record(z.enum(scenarios), z.strictObject({ label: text, cite, years })),
    cscf: z.strictObject({ cite, years }),
    markup: z.strictObject({ cite, sectors: z.array(z.strictObject({ sectors: z.array(sector), years })) }),
    price: z.strictObject({
      cite,
      laterCite: cite,
      quarters: z.array(
        z.strictObject({
          year,
          quarter: z.enum(quarters),
          eur: z.number().positive().optional(),
          published: day.optional(),
          due: day.optional(),
        }),
      ),
    }),
    credit: z.strictObject({ cite, note: text }),
    planning: z.strictObject({
      price: z.strictObject({ low: z.number().positive(), high: z.number().positive() }),
      verificationCost: z.strictObject({ low: z.number().positive(), high: z.number().positive() }),
      lastBenchmarkYear: year,
    }),
  }),
  'tables.yaml': z.strictObject({
    defaultValues: z.strictObject({
      cite,
      from: year,
      provisional,
      checked: z.array(z.strictObject({ country: z.string(), except: z.array(digits) })),
      other: z.string(),
      sheets: z.strictObject({ names: z.record(z.string(), z.string()), without: z.array(z.string()) }),
    }),
    benchmarks: z.strictObject({
      cite,
      periods: z.record(z.enum(['all', '1', '2']), z.tuple([year, year])),
      provisional,
    }),
    routes: z.array(z.strictObject({ id: z.string().regex(/^[A-Z]$/), process: z.enum(processes), label: text })),
  }),
  'checklist.yaml': z.strictObject({
    checklist: z.array(
      z.strictObject({ id: z.string(), what: text, from: text, sectors: z.array(sector).min(1).optional(), cite }),
    ),
  }),
  'dates.yaml': z.strictObject({
    dates: z.array(
      z.strictObject({
        id: z.string(),
        date: day,
        yearly: z.boolean(),
        who: z.enum(['importer', 'exporter', 'authority']),
        share: share.optional(),
        cite,
        text,
      }),
    ),
  }),
};

export type YamlName = keyof typeof fileSchemas;
