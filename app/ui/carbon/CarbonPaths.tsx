'use client';

import { type ChangeEvent, type ReactNode, useId, useRef, useState } from 'react';
import { YearBands } from '@/app/ui/chart/YearBands';
import type { CarbonPathView } from '@/lib/advice/index.ts';
import type { CbamLaw, CbamRequest, GoodRow, Scenario, Span } from '@/lib/cbam/index.ts';

export interface CarbonPathsProps {
  locale: 'en' | 'zh';
  goods: readonly { readonly id: string; readonly label: string }[];
  paths: readonly CarbonPathView[];
  /** Scenario and EUR per certificate of the rows above. */
  scenario: Scenario;
  price: number;
  prices: { readonly low: number; readonly high: number };
  request: CbamRequest;
  /** What the bill needs of the law, to compute it here for another price; null: the server does it when the form is sent. */
  law: CbamLaw | null;
  /** Kept in the address when the form is sent without scripts. */
  whatif: string | null;
  words: CarbonWords;
}

export interface CarbonWords {
  readonly controls: string;
  readonly price: string;
  readonly priceUnit: string;
  readonly law: string;
  readonly send: string;
  readonly unit: string;
  readonly table: string;
  readonly chart: string;
  readonly defaults: string;
  readonly own: string;
  readonly free: string;
  readonly year: string;
  readonly perYear: string;
  readonly due: string;
  readonly total: string;
  readonly open: string;
  readonly more: string;
  readonly atLeast: string;
  readonly unknown: string;
}

/** The bill year by year as a drawing and a table, with a price and a scenario to try: at once in the browser, as a form without scripts. */
export function CarbonPaths(props: CarbonPathsProps) {
  const { goods, prices, law, words, locale, whatif } = props;
  const [price, setPrice] = useState(props.price);
  const [scenario, setScenario] = useState(props.scenario);
  const [paths, setPaths] = useState(props.paths);
  const latest = useRef(0);
  const id = useId();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });

  const onPrice = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = Number(event.target.value);
    setPrice(chosen);
    if (!law) return;
    latest.current++;
    const asked = latest.current;
    const computed = await computePaths(law, props, chosen);
    // Of several moves only the last one is drawn.
    if (asked === latest.current) setPaths(computed);
  };
  const path = paths.find((each) => each.scenario === scenario) ?? paths[0]!;
  const max = scaleOf(props, law ? Math.max(prices.high, price) : price);
  const shown = path.goods.filter(({ rows }) => rows.length > 0);
  const labelOf = (good: string) => goods.find((each) => each.id === good)?.label ?? good;
  const [first, ...others] = shown;
  const send = (
    <button type="submit" className="btn sm quiet">
      {words.send}
    </button>
  );
  return (
    <>
      <form className="carbon-try" action="#carbon" aria-label={words.controls}>
        {whatif && <input type="hidden" name="whatif" value={whatif} />}
        <p>
          <label htmlFor={`${id}p`}>{words.price}</label>{' '}
          <output htmlFor={`${id}p`}>
            {number.format(price)} {words.priceUnit}
          </output>
          <input
            id={`${id}p`}
            type="range"
            name="price"
            min={prices.low}
            max={prices.high}
            step={1}
            defaultValue={Math.round(props.price)}
            onChange={onPrice}
            aria-valuetext={`${number.format(price)} ${words.priceUnit}`}
          />
        </p>
        <fieldset>
          <legend>{words.law}</legend>
          {props.paths.map((each) => (
            <label key={each.scenario}>
              <input
                type="radio"
                name="law"
                value={each.scenario}
                defaultChecked={each.scenario === props.scenario}
                onChange={() => setScenario(each.scenario)}
              />{' '}
              {each.label}
            </label>
          ))}
        </fieldset>
        {law ? <noscript>{send}</noscript> : send}
      </form>
      {first && (
        <Good label={labelOf(first.id)} rows={first.rows} max={max} basis={path.basis} locale={locale} words={words} />
      )}
      {others.length > 0 && (
        <>
          <Totals path={path} locale={locale} words={words} />
          <Folded label={words.more}>
            {others.map(({ id: good, rows }) => (
              <Good
                key={good}
                label={labelOf(good)}
                rows={rows}
                max={max}
                basis={path.basis}
                locale={locale}
                words={words}
              />
            ))}
          </Folded>
        </>
      )}
    </>
  );
}

async function computePaths(
  law: CbamLaw,
  { request, paths }: CarbonPathsProps,
  price: number,
): Promise<CarbonPathView[]> {
  const { billRows, cbamBill } = await import('@/lib/cbam/index.ts');
  return paths.map((path) => ({
    ...path,
    ...billRows(cbamBill(law, { ...request, price, scenario: path.scenario })),
  }));
}

/** One scale for all prices, so that a moved slider shows: the bill rises in proportion to the price. */
function scaleOf({ paths, price }: CarbonPathsProps, highest: number): number {
  const all = paths.flatMap(({ goods }) =>
    goods.flatMap(({ rows }) =>
      rows.flatMap(({ perTonne: { defaults, own } }) => (own ? [defaults, own] : [defaults])),
    ),
  );
  const most = (Math.max(1, ...all.map(({ low, high }) => high ?? low)) * highest) / price;
  const step = 10 ** Math.floor(Math.log10(most));
  return Math.ceil(most / step) * step;
}

interface Shown {
  rows: readonly GoodRow[];
  locale: string;
  words: CarbonWords;
}

function Good(props: Shown & { label: string; max: number; basis: string }) {
  const { label, rows, max, basis, locale, words } = props;
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const hasOwn = rows.some(({ perTonne }) => perTonne.own !== null);
  const isOpen = rows.some(({ perTonne: { defaults } }) => defaults.high !== defaults.low);
  const heads = [words.year, words.defaults, hasOwn ? words.own : words.free, words.perYear, words.due];
  return (
    <figure className="carbon-good">
      <figcaption>{label}</figcaption>
      <ul className="carbon-key">
        <li className="k-default">{words.defaults}</li>
        {hasOwn && <li className="k-own">{words.own}</li>}
        {isOpen && <li className="k-open">{words.open}</li>}
      </ul>
      <YearBands
        title={words.chart.replace('[good]', label)}
        unit={words.unit}
        years={rows.map(({ year, perTonne }) => ({ year, top: perTonne.defaults, bottom: perTonne.own }))}
        max={max}
        format={(value) => whole.format(value)}
      />
      <Folded label={words.table}>
        <table className="tbl carbon-table" aria-label={label}>
          <Head titles={heads} />
          <tbody>
            {rows.map(({ year, perTonne, perYear, due, free }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td className="n">{text(perTonne.defaults, whole, words)}</td>
                <td className="n">
                  {perTonne.own ? text(perTonne.own, whole, words) : hasOwn ? '–' : text(free, fine, words)}
                </td>
                <td className="n">{text(perYear.defaults, whole, words)}</td>
                <td className="n">{text(due, whole, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="small">{basis}</p>
      </Folded>
    </figure>
  );
}

function Head({ titles }: { titles: readonly string[] }) {
  return (
    <thead>
      <tr>
        {titles.map((title, column) => (
          <th key={title} scope="col" className={column > 0 ? 'n' : undefined}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Folded({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="more">
      <summary>
        <span className="link">{label}</span>
      </summary>
      {children}
    </details>
  );
}

function Totals({ path, locale, words }: { path: CarbonPathView; locale: string; words: CarbonWords }) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return (
    <table className="tbl carbon-table">
      <caption>{words.total}</caption>
      <Head titles={[words.year, words.perYear, words.due]} />
      <tbody>
        {path.totals.map(({ year, defaults, due }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td className="n">{text(defaults, whole, words)}</td>
            <td className="n">{text(due, whole, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function text({ low, high }: Span, format: Intl.NumberFormat, { atLeast, unknown }: CarbonWords): string {
  if (high === null) return low === 0 ? unknown : `${atLeast} ${format.format(low)}`;
  const [from, to] = [format.format(low), format.format(high)];
  return from === to ? from : `${from}–${to}`;
}
