import { nearestNames } from '../../rulebook/index.ts';

/** What is wrong with a cohort file, where, and what is allowed. */
export interface FileProblem {
  readonly column: string;
  readonly message: { readonly en: string; readonly zh: string };
}

/** A cohort file that cannot be used; every problem that was found. */
export class CohortFileError extends Error {
  readonly problems: readonly FileProblem[];

  constructor(problems: readonly FileProblem[]) {
    super(problems.map(({ column, message }) => (column ? `${column}: ${message.en}` : message.en)).join('\n'));
    this.problems = problems;
  }
}

const mostListed = 12;

export const problems = {
  unreadable: (): FileProblem => ({
    column: '',
    message: {
      en: 'cannot be read as Parquet; allowed: a whole Parquet file as docs/cohort-files.md describes it',
      zh: '无法按 Parquet 读取；允许：一个完整的 Parquet 文件，格式见 docs/cohort-files.md',
    },
  }),
  missing: (column: string): FileProblem => ({
    column,
    message: { en: 'the column is missing; every firm needs it', zh: '缺少此列；每家企业都必须有' },
  }),
  unknownColumn: (column: string, allowed: readonly string[]): FileProblem => {
    const [near] = nearestNames(column, allowed, 1);
    return {
      column,
      message: {
        en: `no question has this name${near ? `; did you mean "${near}"?` : ''} Own columns begin with "group."`,
        zh: `没有叫这个名字的问题${near ? `，是不是“${near}”？` : '。'}自定义列名须以“group.”开头`,
      },
    };
  },
  wrongType: (column: string, found: string, wanted: string): FileProblem => ({
    column,
    message: { en: `is of type ${found}; allowed: ${wanted}`, zh: `类型为 ${found}；允许：${wanted}` },
  }),
  notAllowed: (column: string, value: string, options: readonly string[]): FileProblem => {
    const some = options.slice(0, mostListed).join(', ') + (options.length > mostListed ? ', …' : '');
    const [near] = nearestNames(value, options, 1);
    return {
      column,
      message: {
        en: `"${value}" is not allowed${near ? `; did you mean "${near}"?` : ''} Allowed: ${some}`,
        zh: `不允许“${value}”${near ? `，是不是“${near}”？` : '；'}允许：${some}`,
      },
    };
  },
  outOfRange: (column: string, value: number, low: number, high: number): FileProblem => ({
    column,
    message: {
      en: `${value} is out of range; allowed: ${low} to ${high}`,
      zh: `${value} 超出范围；允许：${low} 至 ${high}`,
    },
  }),
  notUnique: (column: string, value: string): FileProblem => ({
    column,
    message: {
      en: `"${value}" stands in more than one row; every firm has its own`,
      zh: `“${value}”出现在多行；每家企业的编号必须唯一`,
    },
  }),
  empty: (column: string): FileProblem => ({
    column,
    message: { en: 'is empty in some row; every firm needs it', zh: '有的行为空；每家企业都必须填写' },
  }),
};
