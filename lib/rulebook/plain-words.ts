import type { YAMLError } from 'yaml';
import type { z } from 'zod';

/** What the YAML reader complains of, for somebody who writes rules, not programs. */
export function yamlWords({ code, message }: YAMLError): string {
  switch (code) {
    case 'BAD_INDENT':
      return message.startsWith('Flow ')
        ? 'a "{" or "[" above is not closed: add "}" or "]"'
        : 'the line is indented otherwise than its neighbours: all fields of a record, and all "-" of a list, begin in the same column';
    case 'MISSING_CHAR':
      if (message.includes('quote')) return 'a quotation mark is not closed';
      if (message.startsWith('Missing ,'))
        return 'a comma is missing: entries of { … } and [ … ] are separated by commas';
      if (message.startsWith('Missing space')) return 'a space is missing after ":"';
      if (message.startsWith('Comments')) return 'a space is missing before "#"';
      return 'a field needs ": " after its name, an entry of a list "- " before it';
    case 'BLOCK_IN_FLOW':
      return 'inside { … } and [ … ] entries are separated by commas, and a text with ": " in it stands in quotation marks';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return message.includes('sequence')
        ? 'an entry of a list ("- …") stands where a field is expected: look at the indentation'
        : 'a text with ": " in it must stand in quotation marks';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a field needs its ": " on the same line; a text that has one stands in quotation marks';
    case 'DUPLICATE_KEY':
      return 'the same field stands twice in one record';
    case 'TAB_AS_INDENT':
      return 'lines are indented with spaces, not with tabs';
    case 'BAD_SCALAR_START':
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return 'a text that begins with a sign such as @ ` % * & must stand in quotation marks';
    case 'BAD_DQ_ESCAPE':
      return 'a "\\" inside "…" must be written twice';
    case 'UNEXPECTED_TOKEN':
      return 'a sign stands where none is expected: look for a bracket, comma or quotation mark too many';
    default:
      return 'look for a bracket, comma or quotation mark that is missing or too many';
  }
}

const kinds: Readonly<Record<string, string>> = {
  array: 'a list: [ … ]',
  tuple: 'a list: [ … ]',
  object: 'a record of fields: { … }',
  record: 'a record of fields: { … }',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** What a schema complains of, in the same words; a message that stands in the schema itself goes before. */
export function schemaWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined)
        return `is missing (${kinds[issue.expected as string] ?? String(issue.expected)} expected)`;
      return `must be ${kinds[issue.expected as string] ?? String(issue.expected)}`;
    case 'invalid_value': {
      const values = (issue.values as readonly unknown[]).map(String);
      return values.length === 1 ? `must be ${values[0]}` : `allowed: ${values.join(', ')}`;
    }
    case 'too_small':
      return sizeWords(issue.origin as string, issue.inclusive ? 'at least' : 'more than', issue.minimum as number);
    case 'too_big':
      return sizeWords(issue.origin as string, issue.inclusive ? 'at most' : 'less than', issue.maximum as number);
    case 'invalid_union': {
      const alternatives = (issue.errors as readonly (readonly { readonly message: string }[])[]).flatMap(([first]) =>
        first ? [first.message.replace(/^must be /, '')] : [],
      );
      return `must be ${[...new Set(alternatives)].join(' or ')}`;
    }
    default:
      return undefined;
  }
}

function sizeWords(origin: string, bound: string, size: number): string {
  return origin === 'array'
    ? `must have ${bound} ${size} ${size === 1 ? 'entry' : 'entries'}`
    : `must be ${bound} ${size}`;
}
