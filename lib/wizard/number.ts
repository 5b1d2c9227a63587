/** What stands in the way of reading a figure. Every code has a message in both languages. */
export type NumberFault = 'notNumber' | 'separators' | 'span' | 'percent' | 'currency';

export type NumberReading =
  | {
      readonly ok: true;
      readonly value: number /** Power of ten the figure was read with. */;
      readonly exponent: number;
    }
  | {
      readonly ok: false;
      readonly fault: NumberFault /** The two ends, when a span was typed into a field for one figure. */;
      readonly span?: readonly [number, number];
    };

export interface NumberForm {
  /** Power of ten of the unit chosen beside the field; a step typed with the figure (亿, million) goes before it. */
  readonly exponent?: number;
  readonly percent?: boolean;
  /** `none`: not money. `home`: the firm's own currency, whichever that is. */
  readonly currency?: 'none' | 'CNY' | 'EUR' | 'home';
}

/** Longest first, so that 百万 is not read as 百. `w` is how many people in China type 万. */
const steps: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['百亿', 10],
  ['十亿', 9],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['億', 8],
  ['万', 4],
  ['萬', 4],
  ['千', 3],
  ['百', 2],
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['mio', 6],
  ['mn', 6],
  ['bn', 9],
  ['k', 3],
  ['m', 6],
  ['b', 9],
  ['w', 4],
];
const stepPattern = steps.map(([word]) => word).join('|');

/** Words for "roughly": every figure may be rough, so they say nothing more. */
const roughly = /^(?:大约|大概|约为|约|approximately|approx\.?|about|around|circa|ca\.?|~|≈)\s*|\s*(?:左右|上下)$/g;
/** What is counted; the question has already named it. */
const counted =
  /(?<=[\d\s亿億万萬千百kmbnwo])\s*(?:people|persons?|staff|employees|full-time equivalents|fte|countries|tonnes?|tons?|t|years?|吨|人|名|个国家|个|国|家|年)$/;
const currencies: readonly (readonly [RegExp, 'CNY' | 'EUR' | 'other' | 'any'])[] = [
  [/人民币|rmb|cny/g, 'CNY'],
  [/欧元|€|eur(?:os?)?(?![a-z])/g, 'EUR'],
  [/美元|港元|港币|日元|日圆|英镑|韩元|加元|澳元|瑞士法郎|卢布|卢比|新台币|usd|hkd|jpy|gbp|us\$|\$|£/g, 'other'],
  [/(?<![a-z])(?:chf|krw|aud|cad|sgd|twd|inr|rub|sek|dkk|nok|pln|czk)(?![a-z])/g, 'other'],
  [/yuan|¥|元|块钱|块|圆/g, 'any'],
];

const amount = `(?:\\d[\\d,.' ]*|\\.\\d+)`;
const segment = new RegExp(`^(${amount}?)\\s*(${stepPattern})?(?![a-z])`);
const spanPattern = new RegExp(
  `^(-?${amount}\\s*(?:${stepPattern})?)\\s*(?:-|–|—|~|至|到|\\bto\\b)\\s*(${amount}\\s*(?:${stepPattern})?)$`,
);
const bound =
  /^(?:<|>|≤|≥|不到|超过|少于|多于|至少|最多|under|over|less than|more than|at least|at most)|(?:以上|以下|多|\+)$/;

/**
 * Reads a figure as people type it: `1.2亿`, `7800万`, `120m`, `12,000`, `１２０００`, `3.5%`, `1亿2000万`.
 * What could be read in two ways is not guessed.
 */
export function readNumber(text: string, form: NumberForm = {}): NumberReading {
  let rest = normalise(text);
  const foreign = currencyFault(rest, form.currency ?? 'none');
  if (foreign) return { ok: false, fault: 'currency' };
  for (const [pattern] of currencies) rest = rest.replace(pattern, '').trim();
  rest = rest.replace(roughly, '').replace(counted, '').trim();
  if (rest.endsWith('%')) {
    if (!form.percent) return { ok: false, fault: 'percent' };
    rest = rest.slice(0, -1).trim();
  }
  const span = spanPattern.exec(rest.replaceAll('%', ''));
  if (span) return spanReading(span, form.exponent ?? 0);
  if (bound.test(rest)) return { ok: false, fault: 'span' };
  const negative = /^[-+]/.exec(rest)?.[0];
  return readSegments(negative ? rest.slice(1).trim() : rest, negative === '-', form.exponent ?? 0);
}

/** Full-width forms become plain ones; 。 between digits is what a Chinese keyboard gives for the decimal point. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?<=\d)。(?=\d)/g, '.')
    .replace(/[−‐‑]/g, '-')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function currencyFault(text: string, wanted: NonNullable<NumberForm['currency']>): boolean {
  const named = currencies.flatMap(([pattern, currency]) => {
    // 元 inside 欧元 or 美元 belongs to those.
    const found =
      currency === 'any' ? text.replace(/[欧美港日韩加澳]元|港币|日圆/g, '').match(pattern) : text.match(pattern);
    return found ? [currency] : [];
  });
  if (named.length === 0 || wanted === 'home') return false;
  if (wanted === 'none') return true;
  return named.some((currency) => currency !== wanted && !(currency === 'any' && wanted === 'CNY'));
}

/** How a currency other than the euro is named in a text, such as a heading; null: none is. */
export function foreignCurrency(text: string): string | null {
  const words = normalise(text).replaceAll('欧元', '');
  for (const [pattern, currency] of currencies)
    if (currency !== 'EUR') {
      const named = words.match(pattern);
      if (named) return named[0];
    }
  return null;
}

function readSegments(text: string, negative: boolean, unit: number): NumberReading {
  let rest = text;
  let value = 0;
  let exponent = unit;
  let last = Number.POSITIVE_INFINITY;
  let count = 0;
  while (rest !== '') {
    const match = segment.exec(rest);
    const [whole, figure, word] = match ?? ['', '', undefined];
    if (whole === '' || !figure?.trim()) return { ok: false, fault: 'notNumber' };
    const digits = plainDigits(figure);
    if (digits === null) return { ok: false, fault: 'separators' };
    const power = word === undefined ? null : steps.find(([name]) => name === word)![1];
    // 1亿2000 may mean 1.2亿 or 1亿 and 2,000.
    if (count > 0 && (power === null || power >= last)) return { ok: false, fault: 'notNumber' };
    exponent = count === 0 ? (power ?? unit) : exponent;
    last = power ?? 0;
    value += Number(`${digits}e${power ?? unit}`);
    rest = rest.slice(whole.length).trim();
    count += 1;
    if (power === null && rest !== '') return { ok: false, fault: 'notNumber' };
  }
  if (count === 0 || !Number.isFinite(value)) return { ok: false, fault: 'notNumber' };
  return { ok: true, value: negative && value !== 0 ? -value : value, exponent };
}

/** Digits with at most one decimal point, or null if the separators do not stand where thousands stand. */
function plainDigits(figure: string): string | null {
  const text = figure.trim();
  if (/^(?:\d+\.?\d*|\.\d+)$/.test(text)) return text;
  const separator = /^\d{1,3}([, '])\d{3}/.exec(text)?.[1];
  if (separator && new RegExp(`^\\d{1,3}(?:${separator}\\d{3})+(?:\\.\\d+)?$`).test(text))
    return text.replaceAll(separator, '');
  return null;
}

function spanReading([, from, to]: RegExpExecArray, unit: number): NumberReading {
  const high = readNumber(to!, { exponent: unit });
  // In 100-200万 both ends are 万.
  const low = readNumber(from!, {
    exponent: high.ok && !new RegExp(`(?:${stepPattern})\\s*$`).test(from!) ? high.exponent : unit,
  });
  if (!low.ok || !high.ok || low.value > high.value) return { ok: false, fault: 'span' };
  return { ok: false, fault: 'span', span: [low.value, high.value] };
}

/**
 * A stored number as text for a field whose unit is 10^exponent, with thousands separators. The decimal point is moved in the text, so the figure is
 * read back exactly.
 */
export function fieldText(value: number, exponent = 0, grouped = true): string {
  const [, sign = '', lead = '0', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const digits = `${lead}${fraction}`;
  const point = lead.length + Number(power) - exponent;
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const rest = `${'0'.repeat(Math.max(0, -point))}${digits.slice(Math.max(0, point))}`.replace(/0+$/, '');
  const plain = whole.replace(/^0+(?=\d)/, '');
  return `${sign}${grouped ? plain.replace(/\B(?=(\d{3})+$)/g, ',') : plain}${rest ? `.${rest}` : ''}`;
}
