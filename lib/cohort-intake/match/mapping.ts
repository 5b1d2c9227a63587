import { z } from 'zod';
import { IntakeError, shown } from '../problem.ts';
import { delimiters, encodings } from '../source/source.ts';
import type { Targets } from './targets.ts';

const mappedColumn = z.strictObject({
  header: z.string().describe('Heading of the column in the file.'),
  to: z.string().nullable().describe('Column of the cohort file; null: not read.'),
  factor: z.number().positive().optional().describe('Times what numbers are multiplied: 10000 for a column in 万.'),
  values: z
    .record(z.string(), z.string().nullable())
    .optional()
    .describe('What a cell means, by its text: an option, a number, yes or no; null: not known.'),
});

const schema = z.strictObject({
  version: z.literal(1),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  sheet: z.string().optional(),
  headerLine: z.int().min(0).optional().describe('Line of the headings; found by what stands in it if left out.'),
  asOf: z.int().min(1900).max(2100).describe('Year that counts as today where no column says it.'),
  badCells: z
    .enum(['unknown', 'reject'])
    .describe('What a cell that cannot be read does: its answer is left unknown, or its row is left out.'),
  unknownWords: z.array(z.string()).optional().describe('Words that mean "not known" besides the usual ones.'),
  columns: z.array(mappedColumn),
});

/** How a file is read into a cohort file. Plain data: kept, edited and used again for the next file with the same headings. */
export type Mapping = Readonly<z.infer<typeof schema>>;
export type MappedColumn = Mapping['columns'][number];

/** @throws IntakeError with every problem in it */
export function parseMapping(text: string, targets: Targets): Mapping {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new IntakeError({
      en: 'the mapping is not readable as JSON; allowed: a file that was saved with --save-mapping',
      zh: '字段对应表不是有效的 JSON；允许：用 --save-mapping 保存的文件',
    });
  }
  const { success, data, error } = schema.safeParse(raw);
  if (!success)
    throw new IntakeError(
      ...error.issues.map(({ path, message }) => ({
        en: `mapping ${path.join('.') || 'as a whole'}: ${message}`,
        zh: `字段对应表 ${path.join('.') || '整体'}：${message}`,
      })),
    );
  checkTargets(data, targets);
  return data;
}

function checkTargets({ columns }: Mapping, targets: Targets): void {
  const problems = columns.flatMap(({ header, to }) => {
    if (to === null || targets.has(to)) return [];
    const near = targets.suggest(to, 1)[0];
    return [
      {
        en: `mapping of "${shown(header)}": there is no column "${shown(to)}"${near ? `; did you mean "${near}"?` : ''}`,
        zh: `“${shown(header)}”的对应：没有名为“${shown(to)}”的列${near ? `，是不是“${near}”？` : ''}`,
      },
    ];
  });
  const used = columns.flatMap(({ to }) => to?.toLowerCase() ?? []);
  const twice = [...new Set(used.filter((to, index) => used.indexOf(to) < index))].map((to) => ({
    en: `mapping: two columns go to "${shown(to)}"; allowed: one`,
    zh: `字段对应表：有两列都对应到“${shown(to)}”；只允许一列`,
  }));
  if (problems.length + twice.length > 0) throw new IntakeError(...problems, ...twice);
}
