import type { Case, Locale } from '@/lib/rulebook/index.ts';

/** Names of firms that a Chinese reader knows under another name than the one in the case file. */
const chineseNames: Readonly<Record<string, string>> = {
  BYD: '比亚迪',
  CATL: '宁德时代',
  'Huayou Cobalt': '华友钴业',
  Geely: '吉利',
};

export function caseName({ firm, asOf, title }: Pick<Case, 'firm' | 'asOf' | 'title'>, locale: Locale): string {
  if (title) return title[locale];
  return `${locale === 'zh' ? (chineseNames[firm] ?? firm) : firm} ${asOf}`;
}
