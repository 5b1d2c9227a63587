import type { z } from 'zod';
import { type Localised, nearestName } from '../rulebook/index.ts';

type Issue = z.core.$ZodIssue;

/** Words for what a schema expects. */
const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '对象',
  record: '对象',
};
const kind = (expected: string) => kinds[expected] ?? expected;

/**
 * What is wrong with a list of goods and what is allowed, in both languages.
 * @param fields names of the fields allowed at the place of the issue
 */
export function issueText(issue: Issue, fields: readonly string[]): Localised {
  const en = issue.message;
  switch (issue.code) {
    case 'unrecognized_keys':
      return joined(issue.keys.map((key) => unknownField(key, fields)));
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? { en: `is missing (${issue.expected} expected)`, zh: `缺这一项（应是${kind(issue.expected)}）` }
        : { en, zh: `类型不对，应是${kind(issue.expected)}` };
    case 'invalid_value':
      return { en, zh: `只能填：${issue.values.map((value) => JSON.stringify(value)).join('、')}` };
    case 'too_small':
      return { en, zh: amount(issue.origin, Number(issue.minimum), issue.inclusive ? '不能小于' : '要大于', '至少') };
    case 'too_big':
      return { en, zh: amount(issue.origin, Number(issue.maximum), issue.inclusive ? '不能大于' : '要小于', '最多') };
    case 'invalid_union': {
      const firsts = issue.errors.flatMap(([first]) => first ?? []);
      const types = firsts.flatMap((first) => (first.code === 'invalid_type' ? [first.expected] : []));
      if (types.length > 0 && types.length === firsts.length)
        return {
          en: `expected ${types.join(' or ')}`,
          zh: `类型不对，应是${types.map(kind).join('或')}`,
        };
      const branches = firsts.map((first) => issueText(first, fields));
      return branches.length === 0
        ? { en, zh: '内容不对' }
        : {
            en: branches.map((branch) => branch.en).join(', or '),
            zh: branches.map((branch) => branch.zh).join('，或者'),
          };
    }
    case 'invalid_key':
      return { en: `is no name that can stand here: ${en}`, zh: '这里不能用这个名称' };
    case 'custom':
      return { en, zh: String(issue.params?.zh ?? en) };
    default:
      return { en, zh: '写法不对' };
  }
}

function unknownField(key: string, fields: readonly string[]): Localised {
  const near = nearestName(key, fields);
  return {
    en: `unknown field "${key}"${near ? `; did you mean "${near}"?` : ''} (allowed: ${fields.join(', ')})`,
    zh: `没有字段“${key}”${near ? `，是不是“${near}”？` : ''}（可用：${fields.join('、')}）`,
  };
}

function joined(texts: readonly Localised[]): Localised {
  return { en: texts.map(({ en }) => en).join('; '), zh: texts.map(({ zh }) => zh).join('；') };
}

/** A bound of a number, or of how many characters or entries there may be. */
function amount(origin: string, bound: number, ofNumber: string, ofLength: string): string {
  if (origin === 'string') return `${ofLength} ${bound} 个字符`;
  if (origin === 'array') return `${ofLength} ${bound} 项`;
  return `${ofNumber} ${bound}`;
}
