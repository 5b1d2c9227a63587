import { type CbamRequest, partMark, type RequestedGood, type Scenario } from '../../cbam/index.ts';
import { type Answer, type AnswerValue, type At, answersAt, type Evaluation, firm } from '../../engine/index.ts';
import { cnDigits, type RuleBook } from '../../rulebook/index.ts';

/** What the reader may try: a certificate price in EUR and a scenario of the law. */
export interface CarbonChoice {
  readonly price?: number | undefined;
  readonly scenario?: Scenario | undefined;
}

/** Reads what a reader tries, as it stands in an address; what is no price within 1 to 1,000 or no scenario is left out. */
export function carbonChoice(price: unknown, scenario: unknown): CarbonChoice {
  const value = typeof price === 'string' && /^\d{1,4}(\.\d{1,2})?$/.test(price) ? Number(price) : 0;
  return {
    ...(value >= 1 && value <= 1000 ? { price: value } : {}),
    ...(scenario === 'adopted' || scenario === 'com-2026-616' ? { scenario } : {}),
  };
}

/** A list of goods for the bill, and what had to be assumed to make one of the answers. */
export interface CarbonInput {
  readonly request: CbamRequest;
  /** Ids of goods whose origin was not given: the home country stands for it. */
  readonly originAssumed: readonly string[];
  /** Ids of goods with a figure for the own process alone whose precursor is not known: it cannot be used. */
  readonly precursorMissing: readonly string[];
}

/**
 * The goods of a firm as a list that `cbamBill` computes; null where there is nothing to compute. Answers to questions that do not apply are left out.
 * Tonnes that several importers share become one part of the good per importer, because the threshold runs per importer.
 */
export function carbonInput(book: RuleBook, evaluation: Evaluation, choice: CarbonChoice): CarbonInput | null {
  const { profile } = evaluation;
  const goods = profile.goods.map(({ id }, index) => new Answered(book, evaluation, { scope: 'goods', index }, id));
  if (goods.length === 0) return null;
  const home = text(new Answered(book, evaluation, firm, '').value('homeCountry'));
  const margin = marginOf(book, evaluation);
  const importers: CbamRequest['importers'] = [];
  const rows = goods.flatMap((good) => rowsOf(good, home, margin, importers));
  return {
    request: {
      scenario: choice.scenario ?? 'adopted',
      years: carbonYears,
      price: choice.price ?? 'latest',
      assumptions: {},
      importers,
      goods: rows,
    },
    originAssumed: goods.filter((good) => home !== undefined && !text(good.value('originCountry'))).map(({ id }) => id),
    precursorMissing: goods.filter((good) => isOwnProcess(good) && !precursorOf(good, home)).map(({ id }) => id),
  };
}

const carbonYears = { from: 2026, to: 2034 };

/** The given answers about one good; what does not apply counts as not given. */
class Answered {
  readonly id: string;
  readonly #book: RuleBook;
  readonly #evaluation: Evaluation;
  readonly #at: At;

  constructor(book: RuleBook, evaluation: Evaluation, at: At, id: string) {
    this.id = id;
    this.#book = book;
    this.#evaluation = evaluation;
    this.#at = at;
  }

  value(question: string): AnswerValue | undefined {
    const { profile, facts } = this.#evaluation;
    const answer: Answer | undefined = answersAt(profile, this.#at)[question];
    const definition = this.#book.questions[question];
    if (answer?.state !== 'given' || !definition || facts.applies(definition, this.#at) === 'no') return undefined;
    return answer.value;
  }
}

function rowsOf(
  good: Answered,
  home: string | undefined,
  margin: number | undefined,
  importers: CbamRequest['importers'],
): RequestedGood[] {
  const { id } = good;
  const tonnes = number(good.value('tonnesToEu'));
  const row: RequestedGood = {
    id,
    ...defined({
      name: text(good.value('goodsName')),
      cn: digits(good.value('cnCode')),
      family: text(good.value('goodsFamily')) as RequestedGood['family'],
      origin: text(good.value('originCountry')) ?? home,
      tonnes,
      emissions: emissionsOf(good, home),
      salesPrice: positive(good.value('goodsPrice')),
      margin,
      carbonPrice: carbonPriceOf(good),
    }),
  };
  const role = importerRoles[text(good.value('importerOfRecord')) ?? ''];
  const importedBy = (importer: string): RequestedGood[] => {
    if (!importers.some((each) => each.id === importer)) importers.push({ id: importer, ...defined({ role }) });
    return [{ ...row, importer }];
  };
  if (role && role !== 'customer') return importedBy(role);
  const split = list(good.value('euImporters'));
  const all = split.reduce((sum, each) => sum + each, 0);
  // However it is written: capitals, width and spaces make no other importer.
  const named = text(good.value('importerName'))?.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  if (tonnes === undefined || all === 0) return named ? importedBy(named) : [row];
  // What an importer takes of this good, in proportion; the rest of what it brings in are other goods.
  return split.map((each, index) => {
    const part = `${id}${partMark}${index + 1}`;
    const share = Math.min((each / all) * tonnes, each);
    importers.push({ id: part, otherTonnes: each - share, ...defined({ role }) });
    return { ...row, id: part, importer: part, tonnes: (each / all) * tonnes };
  });
}

const importerRoles: Readonly<Record<string, NonNullable<CbamRequest['importers'][number]['role']>>> = {
  customer: 'customer',
  ownUnit: 'ownUnit',
  weDelivered: 'indirectRepresentative',
};

/**
 * Direct and indirect emissions together where both count. A figure of which nobody says what it covers is taken for the whole product; one for the
 * own process alone needs its precursor.
 */
function emissionsOf(good: Answered, home: string | undefined): RequestedGood['emissions'] {
  const total = number(good.value('emissionsIntensity'));
  if (total === undefined) return undefined;
  const ownProcess = isOwnProcess(good);
  const precursor = precursorOf(good, home);
  if (ownProcess && !precursor) return undefined;
  return {
    boundary: ownProcess ? 'ownProcess' : 'wholeProduct',
    total,
    verified: text(good.value('emissionsData')) === 'productVerified',
    precursors: ownProcess ? [precursor!] : [],
    ...defined({ process: text(good.value('productionRoute')) as NonNullable<RequestedGood['emissions']>['process'] }),
  };
}

function isOwnProcess(good: Answered): boolean {
  return text(good.value('emissionsBoundary')) === 'ownProcess';
}

/** The main precursor, as a rule bought where the good is made; without data of its maker it carries its default value. */
function precursorOf(
  good: Answered,
  home: string | undefined,
): NonNullable<RequestedGood['emissions']>['precursors'][number] | undefined {
  const cn = digits(good.value('precursorCode'));
  const massPerTonne = number(good.value('precursorShare'));
  if (cn === undefined || massPerTonne === undefined) return undefined;
  return { cn, massPerTonne, ...defined({ origin: text(good.value('originCountry')) ?? home }) };
}

function carbonPriceOf(good: Answered): RequestedGood['carbonPrice'] {
  const eur = positive(good.value('carbonPricePaid'));
  return eur === undefined ? undefined : { eur, coveredShare: 1, certified: true };
}

/** Share of the price that is left in the EU markets, if the firm has worked it out for one of them. */
function marginOf(book: RuleBook, evaluation: Evaluation): number | undefined {
  const { profile, facts } = evaluation;
  for (let index = 0; index < profile.markets.length; index++) {
    const at: At = { scope: 'market', index };
    const inEu = facts.value('targetInEu', at);
    const left = positive(new Answered(book, evaluation, at, '').value('unitMargin'));
    if (inEu.is === 'flag' && inEu.may === 'yes' && left !== undefined) return left / 100;
  }
  return undefined;
}

function text(value: AnswerValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: AnswerValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function positive(value: AnswerValue | undefined): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

function list(value: AnswerValue | undefined): number[] {
  return Array.isArray(value) ? value.map(Number).filter((each) => each > 0) : [];
}

/** Digits of a customs code; a text that is none is left out, so that the family counts. */
function digits(value: AnswerValue | undefined): string | undefined {
  return cnDigits(text(value) ?? '') ?? undefined;
}

function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
