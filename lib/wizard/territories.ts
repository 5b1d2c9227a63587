import { type Locale, type RuleBook, territoryName } from '../rulebook/index.ts';

export interface TerritoryName {
  readonly id: string;
  readonly name: string;
}
export interface TerritoryGroup {
  /** First letter of the name, in Chinese of its pinyin; null for the group of those often chosen. */
  readonly letter: string | null;
  readonly territories: readonly TerritoryName[];
}

/** Where the users of this tool sell most, so that few of them have to search the list. */
const common = 'CN US DE JP KR SG VN TH ID MY MX BR AE SA RU GB FR NL HU PL'.split(' ');

/** First character of each pinyin initial in the collation of CLDR; no word begins with I, U or V. */
const pinyin = 'A阿B八C嚓D咑E妸F发G旮H哈J丌K咔L垃M妈N拿O噢P妑Q七R呥S仨T他W屲X夕Y丫Z帀';
const initials = [...pinyin.matchAll(/([A-Z])(.)/g)].map(([, letter, first]) => ({ letter: letter!, first: first! }));

/** All territories in the page's language: those often chosen first, then everything by name. */
export function territoryGroups(book: Pick<RuleBook, 'territories'>, locale: Locale): readonly TerritoryGroup[] {
  const tag = locale === 'zh' ? 'zh-Hans-CN-u-co-pinyin' : 'en';
  const collator = new Intl.Collator(tag);
  const named = (id: string): TerritoryName => ({ id, name: territoryName(id, locale) });
  const all = Object.keys(book.territories)
    .map(named)
    .sort((a, b) => collator.compare(a.name, b.name));
  const letterOf = ({ name }: TerritoryName) =>
    locale === 'zh'
      ? (initials.findLast(({ first }) => collator.compare(first, name) <= 0)?.letter ?? 'A')
      : name.normalize('NFD').charAt(0).toUpperCase();
  const first = common.filter((id) => Object.hasOwn(book.territories, id)).map(named);
  return [
    { letter: null, territories: first },
    ...[...Map.groupBy(all, letterOf)].map(([letter, territories]) => ({ letter, territories })),
  ];
}
