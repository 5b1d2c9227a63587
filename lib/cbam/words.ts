// A bill in words of one language: as plain data, and as Markdown.
import type { Locale, Localised } from '../rulebook/index.ts';
import type { CbamBill, GoodResult, GoodVerdict } from './bill.ts';
import type { CbamLaw } from './law.ts';
import type { Source } from './sources.ts';
import type { Outcome, Refusal } from './term.ts';

/** The same value with every text in one language. */
type In<T> = T extends Localised ? string : T extends object ? { readonly [K in keyof T]: In<T[K]> } : T;

export function inLocale<T>(value: T, locale: Locale): In<T> {
  if (typeof value !== 'object' || value === null) return value as In<T>;
  if (Array.isArray(value)) return value.map((each) => inLocale(each, locale)) as In<T>;
  const keys = Object.keys(value);
  if (keys.length === 2 && 'en' in value && 'zh' in value) return (value as Record<Locale, string>)[locale] as In<T>;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inLocale(each, locale)])) as In<T>;
}

/** What the command line and the API give out as JSON. */
export function cbamDocument(bill: CbamBill, locale: Locale) {
  return { format: 'landfall-cbam/1', locale, ...inLocale(bill, locale) };
}

const verdicts: Readonly<Record<GoodVerdict, Localised>> = {
  liable: { en: 'Covered, and certificates are owed.', zh: '在范围内，须缴纳证书。' },
  exempt: {
    en: 'Covered, but the importer stays within the threshold: nothing is owed.',
    zh: '在范围内，但进口商未超过门槛，无须缴纳。',
  },
  open: {
    en: 'Covered at least in part; what is missing decides whether anything is owed.',
    zh: '至少部分在范围内，是否须缴纳取决于尚缺的信息。',
  },
  watch: {
    en: 'Not covered today; a proposal would cover such goods from 2028',
    zh: '目前不在范围内；有提案拟自 2028 年起纳入此类货物',
  },
  outside: { en: 'Not covered.', zh: '不在范围内。' },
  notImported: { en: 'Made in the EU, so not imported into it.', zh: '产自欧盟，不属进口。' },
  exemptOrigin: { en: 'From a country that is exempt.', zh: '原产国获豁免。' },
  unknown: { en: 'Nothing can be said without a code or a product family.', zh: '没有编码或产品大类，无法判断。' },
};

const words = {
  title: { en: 'CBAM estimate', zh: 'CBAM 测算' },
  year: { en: 'year', zh: '年份' },
  onDefaults: { en: 'default values, EUR/t', zh: '按默认值（欧元/吨）' },
  onOwnData: { en: 'own data, EUR/t', zh: '按自有数据（欧元/吨）' },
  due: { en: 'owed in the year, EUR', zh: '当年应缴（欧元）' },
  free: { en: 'costs nothing up to, tCO2e/t', zh: '免费部分，低于此不付钱（吨二氧化碳当量/吨）' },
  share: { en: 'share of the price', zh: '占售价比例' },
  breakEven: { en: 'verification pays from, t a year', zh: '核查回本吨数（吨/年）' },
  total: { en: 'All goods', zh: '全部货物' },
  totalDefaults: { en: 'on default values, EUR', zh: '全按默认值（欧元）' },
  totalOwn: { en: 'with own data where given, EUR', zh: '有自有数据则采用（欧元）' },
  importers: { en: 'Importers', zh: '进口商' },
  importer: { en: 'importer', zh: '进口商' },
  threshold: { en: 'threshold', zh: '门槛' },
  remarks: { en: 'remarks', zh: '说明' },
  counted: { en: 'counted tonnes', zh: '计入吨数' },
  open: { en: 'Why a range', zh: '为何只有区间' },
  sources: { en: 'Sources', zh: '依据' },
  notNamed: { en: 'not named', zh: '未列明' },
  provisional: { en: 'provisional', zh: '暂定' },
  textNotRead: { en: 'as cited by others', zh: '据他人引用' },
  liable: { en: 'over the threshold', zh: '超过门槛' },
  exempt: { en: 'within the threshold', zh: '未超过门槛' },
  undecided: { en: 'open', zh: '未定' },
  atLeast: { en: 'at least ', zh: '至少 ' },
} satisfies Record<string, Localised>;

/** A bill for people to read. */
export function cbamMarkdown(law: CbamLaw, bill: CbamBill, locale: Locale): string {
  const say = (text: Localised) => text[locale];
  const lines = [
    `# ${say(words.title)}`,
    '',
    ...bill.flags.map(({ text }) => `> ${say(text)}  `),
    `> ${say(law.schedules.factor[bill.scenario].label)}`,
    ...bill.goods.flatMap((good) => goodLines(good, locale)),
    ...importerLines(bill, locale),
    ...totalLines(bill, locale),
    '',
    `## ${say(words.sources)}`,
    '',
    ...Object.values(bill.sources).map((source) => `- ${sourceText(source, locale)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function goodLines(good: GoodResult, locale: Locale): string[] {
  const say = (text: Localised) => text[locale];
  const { years } = good;
  const own = years.some(({ onOwnData }) => onOwnData !== null);
  const priced = years.some(({ onDefaults }) => onDefaults.shareOfPrice.kind === 'figure');
  const columns = [
    words.year,
    words.onDefaults,
    ...(own ? [words.onOwnData, words.breakEven] : []),
    ...(priced ? [words.share] : []),
    words.free,
    words.due,
  ];
  const rows = years.map((entry) => [
    String(entry.year),
    shownAs(entry.onDefaults.costPerTonne, locale),
    ...(own
      ? [
          entry.onOwnData ? shownAs(entry.onOwnData.costPerTonne, locale) : '–',
          entry.breakEven ? shownAs(span(entry.breakEven.low, entry.breakEven.high), locale) : '–',
        ]
      : []),
    ...(priced ? [shownAs(entry[entry.applies]?.shareOfPrice ?? entry.onDefaults.shareOfPrice, locale)] : []),
    shownAs((entry[entry.applies] ?? entry.onDefaults).freeAllocation, locale),
    shownAs(entry.due, locale),
  ]);
  const stop = locale === 'zh' ? '。' : '.';
  const watched = good.scope.kind === 'watch' ? `${locale === 'zh' ? '：' : ': '}${say(good.scope.label)}${stop}` : '';
  return [
    '',
    `## ${good.name ?? good.id}${good.code ? ` · ${good.code}` : ''}`,
    '',
    `${say(verdicts[good.verdict])}${watched}`,
    ...(rows.length > 0 ? ['', ...table(columns.map(say), rows)] : []),
    ...noteLines(good, locale),
  ];
}

/** Remarks and reasons for ranges, each once with the years it concerns. */
function noteLines({ years }: GoodResult, locale: Locale): string[] {
  const notes = new Map<string, number[]>();
  const note = (text: string, year: number) => notes.set(text, [...(notes.get(text) ?? []), year]);
  for (const { year, flags, onDefaults, onOwnData, due } of years) {
    for (const { text } of flags) note(text[locale], year);
    for (const reason of new Set([onDefaults.costPerTonne, onOwnData?.costPerTonne, due].flatMap(reasonsOf)))
      note(`${reason.what[locale]}${locale === 'zh' ? '。' : '. '}${reason.next[locale]}`, year);
  }
  if (notes.size === 0) return [];
  return ['', ...[...notes].map(([text, all]) => `- ${yearsText([...new Set(all)], years.length)}${text}`)];
}

function reasonsOf(outcome: Outcome | undefined): readonly Refusal[] {
  return outcome?.kind === 'refusal' ? outcome.reasons : [];
}

/** Nothing if the remark concerns every year, otherwise the years as ranges. */
function yearsText(years: readonly number[], all: number): string {
  if (years.length === all) return '';
  const ranges: [number, number][] = [];
  for (const year of years) {
    const last = ranges.at(-1);
    if (last?.[1] === year - 1) last[1] = year;
    else ranges.push([year, year]);
  }
  return `${ranges.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(', ')}: `;
}

function importerLines({ importers }: CbamBill, locale: Locale): string[] {
  if (importers.length === 0) return [];
  const say = (text: Localised) => text[locale];
  const number = new Intl.NumberFormat(locale);
  const rows = importers.map(({ id, threshold, countedTonnes, limit, flags }) => [
    id ?? say(words.notNamed),
    `${number.format(countedTonnes)} / ${number.format(limit)}`,
    say(threshold === 'open' ? words.undecided : words[threshold]),
    flags.map(({ text }) => say(text)).join(locale === 'zh' ? '；' : '; '),
  ]);
  return [
    '',
    `## ${say(words.importers)}`,
    '',
    ...table([words.importer, words.counted, words.threshold, words.remarks].map(say), rows),
  ];
}

function totalLines({ goods, totals }: CbamBill, locale: Locale): string[] {
  if (goods.every(({ years }) => years.length === 0)) return [];
  const say = (text: Localised) => text[locale];
  const rows = totals.map(({ year, due, onDefaults, onOwnData }) => [
    String(year),
    ...[due, onDefaults, onOwnData].map((outcome) => shownAs(outcome, locale)),
  ]);
  const columns = [words.year, words.due, words.totalDefaults, words.totalOwn];
  return ['', `## ${say(words.total)}`, '', ...table(columns.map(say), rows)];
}

/** From the least of one outcome to the greatest of the other. */
function span(from: Outcome, to: Outcome): Outcome {
  const low = from.kind === 'figure' ? from.value : from.band.low;
  const high = to.kind === 'figure' ? to.value : to.band.high;
  return { kind: 'refusal', unit: from.unit, reasons: [], band: { low, high }, sources: [] };
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), `|${'---:|'.repeat(columns.length)}`, ...rows.map(line)];
}

function shownAs(outcome: Outcome, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, {
    ...(outcome.unit === 'ratio' ? { style: 'percent' } : {}),
    maximumFractionDigits:
      outcome.unit === 'tCO2e/t' ? 3 : outcome.unit === 'EUR/t' || outcome.unit === 'ratio' ? 1 : 0,
  });
  if (outcome.kind === 'figure') return format.format(outcome.value);
  const { low, high } = outcome.band;
  if (high === null) return low === 0 ? '?' : `${words.atLeast[locale]}${format.format(low)}`;
  return `${format.format(low)} – ${format.format(high)}`;
}

/** Act, article and date of a source, with what is provisional about it. */
export function sourceText({ act, article, date, title, textRead, provisional }: Source, locale: Locale): string {
  if (!act) return title[locale];
  const remarks = [
    ...(provisional ? [`${words.provisional[locale]}: ${provisional[locale]}`] : []),
    ...(textRead ? [] : [words.textNotRead[locale]]),
  ];
  return `${act}, ${article} (${date}): ${title[locale]}${remarks.length > 0 ? ` [${remarks.join('; ')}]` : ''}`;
}
