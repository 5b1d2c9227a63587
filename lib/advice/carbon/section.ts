import {
  type BillRows,
  billRows,
  type CbamBill,
  type CbamLaw,
  cbamBill,
  type GoodResult,
  type GoodRow,
  nextDates,
  partMark,
  type Scenario,
  type Sector,
  type Span,
  sourceText,
} from '../../cbam/index.ts';
import { firm, type Truth } from '../../engine/index.ts';
import { cnText, type Localised, territoryName } from '../../rulebook/index.ts';
import { figure } from '../answer-text.ts';
import { fill } from '../texts.ts';
import type { CarbonBillView, CarbonView } from '../types.ts';
import type { Views } from '../views.ts';
import { type CarbonChoice, type CarbonInput, carbonInput } from './request.ts';
import { carbonTexts } from './texts.ts';

/** What the carbon section needs beside the answers. */
export interface CarbonBasis extends CarbonChoice {
  readonly law: CbamLaw;
  /** YYYY-MM-DD: dates before it are over. */
  readonly today: string;
}

/** The carbon section of the advice; null for a firm that sells no goods. @param basis null: what the rules say of the answers, without a bill */
export function carbonView(views: Views, basis: CarbonBasis | null): CarbonView | null {
  if (flag(views, 'physicalOffer') === 'no') return null;
  return basis ? new Section(views, basis).view() : viewOfRules(views);
}

function viewOfRules(views: Views): CarbonView {
  const value = views.evaluation.facts.value('cbamBurden', firm);
  const may = value.is === 'choice' ? [...value.may] : [];
  const isCharged = may.length > 0 && may.every((each) => each === 'low' || each === 'high');
  const exposure = (may.length === 1 ? may[0] : isCharged ? 'open' : 'unknown') as CarbonView['exposure'];
  const key = {
    none: 'outside',
    watch: 'expected',
    low: 'charged',
    high: 'charged',
    open: 'charged',
    unknown: 'unknownGood',
  };
  return {
    exposure,
    verdict: carbonTexts[key[exposure] as 'charged'][views.locale],
    lines: [],
    evidence: views.evidence(evidence[exposure]),
    bill: null,
    dates: [],
    checklist: [],
    provisional: [],
  };
}

type Values = Readonly<Record<string, string | number>>;

class Section {
  readonly #views: Views;
  readonly #basis: CarbonBasis;
  readonly #input: CarbonInput | null;
  readonly #bill: CbamBill | null;

  constructor(views: Views, basis: CarbonBasis) {
    this.#views = views;
    this.#basis = basis;
    const touched = flag(views, 'reachesEu') === 'yes' && flag(views, 'homeInEu') !== 'yes';
    this.#input = touched ? carbonInput(views.book, views.evaluation, basis) : null;
    this.#bill = this.#input && cbamBill(basis.law, this.#input.request);
  }

  view(): CarbonView {
    const exposure = this.#exposure();
    const isTouched = exposure !== 'none' && exposure !== 'unknown';
    const bill = this.#bill?.goods.some(({ years }) => years.length > 0) ? this.#billView() : null;
    return {
      exposure,
      verdict: this.#verdict(exposure, bill),
      lines: bill ? this.#lines(bill) : [],
      evidence: this.#views.evidence(evidence[exposure]),
      bill,
      dates: isTouched ? this.#dates() : [],
      checklist: isTouched ? this.#checklist() : [],
      provisional: bill ? this.#provisional() : [],
    };
  }

  #say(key: keyof typeof carbonTexts, values: Values = {}): string {
    return fill(carbonTexts[key][this.#views.locale], values);
  }

  #text(localised: Localised): string {
    return this.#views.text(localised);
  }

  #exposure(): CarbonView['exposure'] {
    const bill = this.#bill;
    if (!bill) {
      const away = ['reachesEu', 'homeInEu'].map((fact) => flag(this.#views, fact));
      return away[0] === 'no' || away[1] === 'yes' ? 'none' : 'unknown';
    }
    switch (bill.verdict) {
      case 'liable':
        return bill.goods.every(isLight) ? 'low' : 'high';
      case 'exempt':
        return 'low';
      case 'open':
      case 'watch':
      case 'unknown':
        return bill.verdict;
      default:
        return 'none';
    }
  }

  #verdict(exposure: CarbonView['exposure'], view: CarbonBillView | null): string {
    const bill = this.#bill;
    const limit = this.#basis.law.scope.threshold.tonnes;
    if (!bill || !view) return this.#verdictWithout(exposure);
    const due = this.#path(view).totals[0]!;
    switch (bill.verdict) {
      case 'liable':
        return this.#say(
          bill.importers.some(({ threshold }) => threshold === 'liable') ? 'liable' : 'liableNoThreshold',
          {
            limit,
            due: this.#amount(due.due),
            year: due.year,
            payer: this.#payers(bill),
          },
        );
      case 'exempt': {
        const tonnes = bill.importers.reduce((sum, { countedTonnes }) => sum + countedTonnes, 0);
        const isSplit = bill.importers.length > 1;
        return this.#say(isSplit ? 'exemptSplit' : 'exempt', { limit, tonnes: this.#number(tonnes, 1) });
      }
      case 'open':
        return bill.goods.some(({ scope }) => scope.kind === 'covered' && scope.mayBeOutside)
          ? this.#say('openCode')
          : this.#say('openTonnes', { limit });
      default:
        return this.#verdictWithout(exposure);
    }
  }

  /** Where there is nothing to compute. */
  #verdictWithout(exposure: CarbonView['exposure']): string {
    const goods = this.#bill?.goods ?? [];
    if (exposure === 'watch') {
      const watched = goods.flatMap(({ scope }) => (scope.kind === 'watch' ? [scope] : []));
      const labels = watched.map(({ label }) => this.#text(label));
      // Of some kinds of goods the proposal names only some codes.
      const isNamed = watched.some(({ certainty }) => certainty === 'named');
      return this.#say(isNamed ? 'watch' : 'watchKind', { goods: [...new Set(labels)].join(this.#say('and')) });
    }
    if (exposure === 'unknown') {
      const way = flag(this.#views, 'reachesEu') === 'yes' || this.#views.profile.markets.length === 0;
      return this.#say(way ? 'unknownGood' : 'unknownWay');
    }
    if (flag(this.#views, 'reachesEu') === 'no') return this.#say('notToEu');
    if (flag(this.#views, 'homeInEu') === 'yes' || goods.some(({ verdict }) => verdict === 'notImported'))
      return this.#say('madeInEu');
    return this.#say(goods.some(({ verdict }) => verdict === 'exemptOrigin') ? 'exemptOrigin' : 'outside');
  }

  #payers({ importers }: CbamBill): string {
    const { request } = this.#input!;
    const roles = importers
      .filter(({ threshold }) => threshold !== 'exempt')
      .map(({ id }) => request.importers.find((importer) => importer.id === id)?.role ?? this.#unnamedRole());
    return [...new Set(roles)].map((role) => this.#say(payers[role])).join(this.#say('and'));
  }

  /** Importers that are not named one by one: customers, if the answers say so. */
  #unnamedRole(): 'customer' | 'open' {
    const { facts } = this.#views.evaluation;
    const customers = this.#views.profile.goods.some((_, index) => {
      const value = facts.value('importerOfRecord', { scope: 'goods', index });
      return value.is === 'choice' && value.may.size === 1 && value.may.has('customer');
    });
    return customers ? 'customer' : 'open';
  }

  #billView(): CarbonBillView {
    const { law } = this.#basis;
    const { request } = this.#input!;
    const bill = this.#bill!;
    const other = otherScenario(request.scenario);
    const rows = billRows(bill);
    const path = (scenario: Scenario, of: BillRows) => ({
      scenario,
      label: this.#text(law.schedules.factor[scenario].label),
      basis: this.#say('basis', {
        date: this.#basis.today,
        values: this.#cite(law.tables.defaultValues.cite),
        benchmarks: this.#cite(law.tables.benchmarks.cite),
        factor: this.#cite(law.schedules.factor[scenario].cite),
      }),
      ...of,
    });
    return {
      request,
      price: this.#price(),
      prices: law.schedules.planning.price,
      scenario: request.scenario,
      goods: rows.goods.map(({ id, rows: years }) => {
        const parts = bill.goods.filter((good) => wholeOf(good.id) === id);
        return {
          id,
          label: this.#goodLabel(id, parts[0]!),
          lines: years.length > 0 ? this.#goodLines(years, parts[0]!) : [],
          notes: this.#notes(parts),
        };
      }),
      paths: [path(request.scenario, rows), path(other, billRows(cbamBill(law, { ...request, scenario: other })))],
      sources: Object.values(bill.sources).map((source) => sourceText(source, this.#views.locale)),
    };
  }

  #price(): number {
    const { price } = this.#input!.request;
    return price === 'latest' ? this.#latest().eur! : Number(price);
  }

  #path(view: CarbonBillView) {
    return view.paths.find(({ scenario }) => scenario === view.scenario)!;
  }

  #latest() {
    return this.#basis.law.schedules.price.quarters.findLast(({ eur }) => eur !== undefined)!;
  }

  #goodLabel(id: string, { code, scope }: GoodResult): string {
    const { law } = this.#basis;
    const n = this.#views.profile.goods.findIndex((good) => good.id === id) + 1;
    const own = this.#input!.request.goods.find((good) => wholeOf(good.id) === id)!.name;
    const name = own ?? this.#views.say('asGood', { n });
    const sector =
      scope.kind === 'covered' ? law.scope.sectors.find((each) => each.id === scope.sectors[0]) : undefined;
    const detail = code ? cnText(code) : sector ? this.#text(sector.label) : null;
    if (!detail) return name;
    return this.#views.locale === 'zh' ? `${name}（${detail}）` : `${name} (${detail})`;
  }

  /** Remarks on the figures of a good and reasons for ranges, each once. */
  #notes(parts: readonly GoodResult[]): string[] {
    const notes = new Set<string>();
    const stop = this.#views.locale === 'zh' ? '。' : '. ';
    for (const { years } of parts)
      for (const { flags, onDefaults, onOwnData, due } of years) {
        for (const { text } of flags) notes.add(`${capital(this.#text(text))}${stop.trim()}`);
        for (const outcome of [onDefaults.costPerTonne, onOwnData?.costPerTonne, due])
          if (outcome?.kind === 'refusal')
            for (const { what, next } of outcome.reasons)
              notes.add(`${capital(this.#text(what))}${stop}${this.#text(next)}`);
      }
    return [...notes];
  }

  #lines(view: CarbonBillView): string[] {
    const { law } = this.#basis;
    const bill = this.#bill!;
    const first = this.#path(view).goods.find(({ rows }) => rows.length > 0)!;
    const isPriced = this.#path(view).goods.every(({ rows }) => rows.length === 0 || rows[0]!.shareOfPrice);
    const sectors = bill.goods.filter(({ years }) => years.length > 0).flatMap(sectorsOf);
    const isIndirect = (sector: Sector) => law.scope.sectors.find(({ id }) => id === sector)!.indirect;
    return [
      ...(isPriced ? [] : [this.#say('shareMissing')]),
      this.#otherScenarioLine(view.goods.find(({ id }) => id === first.id)!.label, first.rows, view),
      ...(sectors.every(isIndirect) ? [] : [this.#say('noGreenPower')]),
      ...(sectors.some(isIndirect) ? [this.#say('greenPower')] : []),
      ...this.#assumedLines(view),
      this.#say('estimate', { date: this.#basis.today, scenario: this.#path(view).label }),
    ];
  }

  #goodLines(rows: readonly GoodRow[], result: GoodResult): string[] {
    const [first, middle, last] = [rows[0]!, rows[4]!, rows.at(-1)!];
    const { verificationCost } = this.#basis.law.schedules.planning;
    const cost = { low: this.#number(verificationCost.low, 0), high: this.#number(verificationCost.high, 0) };
    const money = (span: Span) => this.#span(span, 0);
    const { defaults, own } = first.perTonne;
    const from = first.year;
    const isLatest = this.#input!.request.price === 'latest';
    const stop = this.#views.locale === 'zh' ? '。' : '. ';
    const reasons = result.years[0]!.onDefaults.costPerTonne;
    const share = first.shareOfPrice && this.#percent(first.shareOfPrice);
    const margin = first.shareOfMargin && this.#percent(first.shareOfMargin);
    return [
      this.#say('perTonne', {
        first: money(defaults),
        from,
        middle: money(middle.perTonne.defaults),
        between: middle.year,
        last: money(last.perTonne.defaults),
        to: last.year,
        price: this.#number(this.#price(), 2),
        priced: isLatest ? this.#say('priceLatest', { date: this.#latest().published! }) : this.#say('priceTried'),
      }),
      ...(reasons.kind === 'refusal'
        ? reasons.reasons.map(({ what, next }) =>
            this.#say('whyRange', { why: `${this.#text(what)}${stop}${this.#text(next)}` }),
          )
        : []),
      ...(own
        ? [
            this.#say(result.years[0]!.applies === 'onOwnData' ? 'ownVerified' : 'ownNotVerified', {
              own: money(own),
              from,
              defaults: money(defaults),
            }),
            first.breakEven
              ? this.#say('breakEven', { ...cost, tonnes: money(first.breakEven) })
              : this.#say('breakEvenNever', { from }),
          ]
        : [
            this.#say('noOwnData', { free: this.#span(first.free, 2), from }),
            ...(defaults.high
              ? [
                  this.#say('breakEvenAtBest', {
                    ...cost,
                    tonnes: this.#number(verificationCost.low / defaults.high, 0),
                  }),
                ]
              : []),
          ]),
      ...(share ? [this.#say(margin ? 'shareMargin' : 'share', { share, margin: margin ?? '' })] : []),
    ];
  }

  #otherScenarioLine(good: string, rows: readonly GoodRow[], view: CarbonBillView): string {
    const other = view.paths.find(({ scenario }) => scenario !== view.scenario)!;
    const index = 4;
    const same = other.goods.find(({ rows: all }) => all.length > 0)!.rows[index]!;
    return this.#say('otherScenario', {
      scenario: other.label,
      year: same.year,
      good,
      other: this.#span(same.perTonne.defaults, 0),
      chosen: this.#span(rows[index]!.perTonne.defaults, 0),
    });
  }

  #assumedLines(view: CarbonBillView): string[] {
    const { originAssumed, precursorMissing, request } = this.#input!;
    const { profile, locale } = this.#views;
    const home = profile.firm.homeCountry;
    const country = home?.state === 'given' ? territoryName(String(home.value), locale) : null;
    const differs = view.goods.filter(({ id }) => {
      const { scope } = this.#bill!.goods.find((good) => wholeOf(good.id) === id)!;
      const family = request.goods.find((good) => wholeOf(good.id) === id)?.family;
      const bySector =
        scope.kind === 'covered' ? scope.sectors : scope.kind === 'watch' ? ['downstreamMetal'] : ['other'];
      return family !== undefined && scope.kind !== 'unknown' && !(bySector as readonly string[]).includes(family);
    });
    return [
      ...(country && originAssumed.length > 0 ? [this.#say('originAssumed', { country })] : []),
      ...precursorMissing.map((id) =>
        this.#say('precursorMissing', { good: view.goods.find((good) => good.id === id)!.label }),
      ),
      ...differs.map(({ label }) => this.#say('familyDiffers', { good: label })),
      ...this.#bill!.importers.flatMap(({ flags }) => flags).flatMap(({ id, text }, i, all) =>
        all.findIndex((each) => each.id === id) === i
          ? [`${capital(this.#text(text))}${locale === 'zh' ? '。' : '.'}`]
          : [],
      ),
    ];
  }

  #dates(): CarbonView['dates'] {
    const { law, today } = this.#basis;
    const isCovered = this.#bill!.verdict !== 'watch';
    return nextDates(law, today)
      .filter(({ who }) => isCovered || who === 'exporter')
      .map(({ date, text, cite }) => ({ date, text: this.#text(text), source: this.#cite(cite) }));
  }

  #checklist(): CarbonView['checklist'] {
    const sectors = this.#bill!.goods.flatMap(sectorsOf);
    return this.#basis.law.checklist
      .filter(
        (item) => sectors.length === 0 || !item.sectors || item.sectors.some((sector) => sectors.includes(sector)),
      )
      .map(({ what, from, cite }) => ({ what: this.#text(what), from: this.#text(from), source: this.#cite(cite) }));
  }

  #cite({ act, article }: { readonly act: string; readonly article: string }): string {
    const { number, date } = this.#basis.law.acts[act]!;
    return this.#say('source', { act: number, article, date });
  }

  #provisional(): string[] {
    const { tables, schedules } = this.#basis.law;
    const paid = this.#input!.request.goods.some(({ carbonPrice }) => carbonPrice);
    return [
      tables.defaultValues.provisional.until,
      tables.benchmarks.provisional.until,
      ...(paid ? [schedules.credit.note] : []),
    ]
      .map((text) => `${capital(this.#text(text))}${this.#views.locale === 'zh' ? '。' : '.'}`)
      .concat(this.#say('priceLater'), this.#say('cscfLater', { year: schedules.planning.lastBenchmarkYear }));
  }

  #number(value: number, digits: number): string {
    return new Intl.NumberFormat(this.#views.locale, { maximumFractionDigits: digits }).format(value);
  }

  #span({ low, high }: Span, digits: number): string {
    const from = this.#number(low, digits);
    if (high === null) return low === 0 ? this.#say('notKnown') : this.#say('atLeast', { low: from });
    const to = this.#number(high, digits);
    return from === to ? from : this.#say('span', { low: from, high: to });
  }

  /** EUR a year, to three digits. */
  #amount({ low, high }: Span): string {
    const amount = (value: number) => figure(Number(value.toPrecision(3)), this.#views.locale);
    if (high === null) return low === 0 ? this.#say('notKnown') : this.#say('atLeast', { low: amount(low) });
    return amount(low) === amount(high) ? amount(low) : this.#say('span', { low: amount(low), high: amount(high) });
  }

  #percent({ low, high }: Span): string {
    const percent = (value: number) =>
      `${this.#number(100 * value, 1)}${this.#views.locale === 'zh' ? '%' : '\u00a0%'}`;
    if (high === null) return this.#say('atLeast', { low: percent(low) });
    return percent(low) === percent(high)
      ? percent(low)
      : this.#say('span', { low: percent(low), high: percent(high) });
  }
}

const payers = {
  customer: 'payerCustomer',
  ownUnit: 'payerOwn',
  indirectRepresentative: 'payerRepresentative',
  open: 'payerOpen',
} as const;

const evidence: Readonly<Record<CarbonView['exposure'], readonly string[]>> = {
  none: ['zhuliang-cbam-scope', 'outside-cbam-scope'],
  watch: ['zhuliang-cbam-extension', 'outside-cbam-downstream-proposal'],
  low: ['zhuliang-cbam-scope', 'outside-cbam-threshold'],
  high: ['zhuliang-cbam-charging', 'zhuliang-cbam-scope', 'outside-cbam-default-values', 'outside-cbam-threshold'],
  open: ['zhuliang-cbam-scope', 'outside-cbam-threshold'],
  unknown: ['zhuliang-cbam-scope', 'outside-cbam-scope'],
};

/** Owed, but at most half of what default values would cost. */
function isLight({ verdict, years }: GoodResult): boolean {
  const first = years[0];
  if (verdict !== 'liable' || !first) return true;
  const [own, defaults] = [first.onOwnData?.costPerTonne, first.onDefaults.costPerTonne];
  if (first.applies !== 'onOwnData' || !own) return false;
  const most = own.kind === 'figure' ? own.value : own.band.high;
  const least = defaults.kind === 'figure' ? defaults.value : defaults.band.low;
  return most !== null && most <= least / 2;
}

/** Id of the good that this is the whole or a part of. */
function wholeOf(id: string): string {
  return id.split(partMark)[0]!;
}

function sectorsOf({ scope }: GoodResult): readonly Sector[] {
  return scope.kind === 'covered' ? scope.sectors : [];
}

function otherScenario(scenario: Scenario): Scenario {
  return scenario === 'adopted' ? 'com-2026-616' : 'adopted';
}

function flag(views: Views, fact: string): Truth {
  const value = views.evaluation.facts.value(fact, firm);
  return value.is === 'flag' ? value.may : 'maybe';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
