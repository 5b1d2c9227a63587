import type { Locale } from '../rulebook/index.ts';

/** Place in a source. The sections keep the words of the source; line numbers are put into the reader's language. */
export function whereText(where: string, locale: Locale): string {
  const ranges = where.replace(/(\d)-(\d)/g, '$1–$2');
  if (locale === 'en') return ranges;
  return ranges
    .replace(/^design choice$/, '本工具的设定')
    .replace(/^abstract$/, '摘要')
    .replace(/^general knowledge of the field$/, '领域常识')
    .replace(/,? ?\blines? ((?:\d+(?:–\d+)?(?:, | and )?)+)/g, (_, numbers: string) => {
      const trailing = /(, | and )$/.exec(numbers)?.[0] ?? '';
      const list = numbers.slice(0, numbers.length - trailing.length).split(/, | and /);
      return `，第 ${list.join('、')} 行${trailing ? '，' : ''}`;
    })
    .replace(/^，/, '');
}
