import { getFormatter, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/ui/Button';
import { Sankey } from '@/app/ui/chart/Sankey';
import type { Locale } from '@/lib/i18n/routing';
import { chosen, endsOf, LabFolder, labFiles, type RunChoices, type Summary } from '@/lib/lab/server.ts';
import type { RuleBook } from '@/lib/rulebook/index.ts';
import type { LabEntry } from '@/lib/store/index.ts';
import { labPath } from '../place';
import { isKnownGroup, ofKey, resultLabel } from '../words';
import { Reproduce } from './Reproduce';
import { standing } from './standing';

/** What is drawn and told of each scenario. */
const told = ['level.target', 'model', 'wayIn'] as const;
/** Changes that a drawing has room for. */
const mostDrawn = 8;

interface Props {
  entry: LabEntry;
  locale: Locale;
  book: RuleBook;
}

type ScenarioSummary = Summary['scenarios'][number];

/** What a run came to: scenarios beside the baseline, then each by itself. */
export async function Results({ entry, locale, book }: Props) {
  const t = await getTranslations('lab.run');
  const format = await getFormatter();
  const summary = new LabFolder().readJson<Summary>(entry.id, labFiles.summary);
  if (!summary) return null;
  const { holdsData } = entry.choices as RunChoices;
  const scenarios = chosen(summary.scenarios);
  const whole = (value: number | null) =>
    value === null ? t('hidden') : format.number(value, { maximumFractionDigits: 0 });
  const between = (value: number | null, interval: readonly [number, number] | null | undefined) =>
    value === null
      ? t('hidden')
      : interval
        ? t('interval', { value: whole(value), low: whole(interval[0]), high: whole(interval[1]) })
        : whole(value);
  const file = (what: string) => `${labPath(locale, entry.id, 'file')}?what=${what}`;
  return (
    <>
      <div className="acts mt-6">
        {holdsData && <ButtonLink href={labPath(locale, entry.id, 'firms')}>{t('openFirms')}</ButtonLink>}
      </div>
      {summary.rules.hash !== book.hash && (
        <p className="mt-4 max-w-measure text-note">{t('otherRules', { version: summary.rules.version })}</p>
      )}
      <section className="mt-9">
        <h2 className="text-h3">{t('overview')}</h2>
        <p className="mt-1 max-w-measure text-ink-2">
          {t('movedHelp')} {t('costHelp')} {t('intervalHelp')} {!summary.holdsData && t('hiddenHelp')}
        </p>
        <table className="tbl desk-table mt-3">
          <caption className="sr-only">{t('overviewCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('scenario')}</th>
              <th scope="col" className="n">
                {t('moved')}
              </th>
              <th scope="col" className="n">
                {t('cost')}
              </th>
              <th scope="col" className="n">
                {t('costPerMove')}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('baseline')}</th>
              <td className="n" data-label={t('moved')}>
                0
              </td>
              <td className="n" data-label={t('cost')}>
                0
              </td>
              <td className="n" data-label={t('costPerMove')}>
                –
              </td>
            </tr>
            {scenarios.map((scenario) => {
              const { id, name, moved, cost, costPerMove, intervals } = scenario;
              const ends = endsOf(id);
              const [low, high] = [ends.low, ends.high].map((end) => summary.scenarios.find((one) => one.id === end));
              return (
                <tr key={id}>
                  <th scope="row">
                    <a className="link" href={`#scenario-${id}`}>
                      {name[locale]}
                    </a>
                    {low && high && (
                      <small>
                        {t('ends')}:{' '}
                        {t('endsText', {
                          low: whole(low.moved),
                          high: whole(high.moved),
                          costLow: whole(Math.min(low.cost, high.cost)),
                          costHigh: whole(Math.max(low.cost, high.cost)),
                        })}
                      </small>
                    )}
                  </th>
                  <td className="n" data-label={t('moved')}>
                    {between(moved, intervals?.moved)}
                  </td>
                  <td className="n" data-label={t('cost')}>
                    {between(cost, intervals?.cost)}
                  </td>
                  <td className="n" data-label={t('costPerMove')}>
                    {costPerMove === null ? '–' : between(costPerMove, intervals?.costPerMove)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {(['level.target', 'model'] as const).map((of) => (
          <Standing key={of} of={of} summary={summary} scenarios={scenarios} locale={locale} book={book} />
        ))}
      </section>
      {scenarios.map((scenario) => (
        <Scenario key={scenario.id} scenario={scenario} locale={locale} book={book} />
      ))}
      <section className="mt-11">
        <h2 className="text-h3">{t('files')}</h2>
        <p className="acts mt-3">
          {(['summary', 'tables', ...(holdsData ? (['results', 'csv'] as const) : [])] as const).map((what) => (
            <a key={what} className="link" href={file(what)} download>
              {t(`file.${what}`)}
            </a>
          ))}
        </p>
      </section>
      <Reproduce entry={entry} locale={locale} summary={summary} />
    </>
  );
}

interface StandingProps {
  of: 'level.target' | 'model';
  summary: Summary;
  scenarios: readonly ScenarioSummary[];
  locale: Locale;
  book: RuleBook;
}

/** How many firms stand where: the baseline beside each scenario. */
async function Standing({ of, summary, scenarios, locale, book }: StandingProps) {
  const t = await getTranslations('lab.run');
  const format = await getFormatter();
  const baseline = summary.baseline[of] ?? [];
  const columns = scenarios.map(({ id, name, transitions }) => ({
    id,
    name: name[locale],
    firms: standing(baseline, transitions[of] ?? []),
  }));
  const options = [
    ...new Set([...baseline.map(({ option }) => option), ...columns.flatMap(({ firms }) => [...firms.keys()])]),
  ];
  const number = (value: number | null | undefined) => (value === null ? t('hidden') : format.number(value ?? 0));
  return (
    <table className="tbl desk-table mt-7">
      <caption>{t('shares', { of: t(`of.${ofKey[of]}`) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('option')}</th>
          <th scope="col" className="n">
            {t('baseline')}
          </th>
          {columns.map(({ id, name }) => (
            <th key={id} scope="col" className="n">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {options.map((option) => (
          <tr key={option ?? ''}>
            <th scope="row">{resultLabel(book, of, option, locale, t('none'))}</th>
            <td className="n" data-label={t('baseline')}>
              {number(
                baseline.find((row) => row.option === option)?.firms ??
                  (baseline.some((row) => row.option === option) ? null : 0),
              )}
            </td>
            {columns.map(({ id, name, firms }) => (
              <td key={id} className="n" data-label={name}>
                {number(firms.has(option) ? firms.get(option) : 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One scenario: why nothing changed, or what did, by measures and groups. */
async function Scenario({ scenario, locale, book }: { scenario: ScenarioSummary; locale: Locale; book: RuleBook }) {
  const t = await getTranslations('lab.run');
  const { id, name, nothing, levers } = scenario;
  return (
    <section id={`scenario-${id}`} className="mt-11 border-line border-t pt-6">
      <h2>{name[locale]}</h2>
      {nothing && <p className="mt-3 max-w-measure">{nothing[locale]}</p>}
      {!nothing &&
        told.map((of) => (
          <section key={of} className="mt-7">
            <h3>{t('transition', { of: t(`of.${ofKey[of]}`) })}</h3>
            <Transitions of={of} rows={scenario.transitions[of] ?? []} locale={locale} book={book} />
          </section>
        ))}
      {levers.length > 0 && <Levers levers={levers} locale={locale} book={book} />}
      {!nothing && <Groups groups={scenario.groups} locale={locale} book={book} />}
    </section>
  );
}

interface TransitionsProps {
  of: (typeof told)[number];
  rows: ScenarioSummary['transitions'][string];
  locale: Locale;
  book: RuleBook;
}

async function Transitions({ of, rows, locale, book }: TransitionsProps) {
  const t = await getTranslations('lab.run');
  const format = await getFormatter();
  if (rows.length === 0) return <p className="mt-2 text-ink-2">{t('nothing')}</p>;
  const label = (option: string | null) => resultLabel(book, of, option, locale, t('none'));
  const flows = rows
    .flatMap(({ from, to, firms }) => (firms === null ? [] : [{ from: label(from), to: label(to), count: firms }]))
    .sort((a, b) => b.count - a.count)
    .slice(0, mostDrawn);
  const counted = t(of === 'wayIn' ? 'markets' : 'firms');
  return (
    <>
      {flows.length > 0 && (
        <div className="mt-3">
          <Sankey
            label={t('transition', { of: t(`of.${ofKey[of]}`) })}
            flows={flows}
            count={(count) => format.number(count)}
          />
          {flows.length < rows.length && <p className="mt-2 text-ink-2">{t('drawn', { shown: flows.length })}</p>}
        </div>
      )}
      <table className="tbl desk-table mt-3 max-w-[52rem]">
        <caption className="sr-only">{t('transition', { of: t(`of.${ofKey[of]}`) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
            <th scope="col" className="n">
              {counted}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, to, firms }) => (
            <tr key={`${from} ${to}`}>
              <th scope="row">{label(from)}</th>
              <td data-label={t('to')}>{label(to)}</td>
              <td className="n" data-label={counted}>
                {firms === null ? t('hidden') : format.number(firms)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const reaches = [
  ...['notOpen', 'noGap', 'cannotTell', 'unaware', 'cannotApply', 'noEffect', 'changed', 'raised'],
] as const;

/** How far firms got with each measure, and how many it moves. */
async function Levers({ levers, locale, book }: { levers: ScenarioSummary['levers']; locale: Locale; book: RuleBook }) {
  const t = await getTranslations('lab.run');
  const format = await getFormatter();
  const isDivided = levers.some(({ moves }) => moves !== null);
  const used = reaches.filter((reach) => levers.some(({ funnel }) => reach in funnel));
  const number = (value: number | null | undefined) =>
    value === undefined ? '0' : value === null ? t('hidden') : format.number(value, { maximumFractionDigits: 1 });
  return (
    <section className="mt-9">
      <h3>{t('levers')}</h3>
      {isDivided && <p className="mt-1 text-ink-2">{`${t('moves')}: ${t('movesHelp')}`}</p>}
      <table className="tbl desk-table mt-3">
        <caption className="sr-only">{t('levers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lever')}</th>
            {isDivided && (
              <th scope="col" className="n">
                {t('moves')}
              </th>
            )}
            {used.map((reach) => (
              <th key={reach} scope="col" className="n">
                {t(`reach.${reach as 'noGap'}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levers.map(({ lever, funnel, moves }) => (
            <tr key={lever}>
              <th scope="row">{book.levers[lever]?.name[locale] ?? lever}</th>
              {isDivided && (
                <td className="n" data-label={t('moves')}>
                  {number(moves)}
                </td>
              )}
              {used.map((reach) => (
                <td key={reach} className="n" data-label={t(`reach.${reach as 'noGap'}`)}>
                  {number(funnel[reach])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

async function Groups({ groups, locale, book }: { groups: ScenarioSummary['groups']; locale: Locale; book: RuleBook }) {
  const t = await getTranslations('lab.run');
  const format = await getFormatter();
  const number = (value: number | null) =>
    value === null ? t('hidden') : format.number(value, { maximumFractionDigits: 0 });
  const groupName = (group: string) => (isKnownGroup(group) ? t(`groupName.${group}`) : group);
  const valueName = (group: string, value: string | null) =>
    value === null ? t('unknown') : (book.facts[group]?.valueLabels?.[value]?.[locale] ?? value);
  return (
    <section className="mt-9">
      <h3>{t('groups')}</h3>
      <table className="tbl desk-table mt-3 max-w-[52rem]">
        <caption className="sr-only">{t('groups')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('group')}</th>
            <th scope="col">{t('groupValue')}</th>
            <th scope="col" className="n">
              {t('firms')}
            </th>
            <th scope="col" className="n">
              {t('moved')}
            </th>
            <th scope="col" className="n">
              {t('cost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, value, firms, moved, cost }) => (
            <tr key={`${group} ${value}`}>
              <th scope="row">{groupName(group)}</th>
              <td data-label={t('groupValue')}>{valueName(group, value)}</td>
              <td className="n" data-label={t('firms')}>
                {number(firms)}
              </td>
              <td className="n" data-label={t('moved')}>
                {number(moved)}
              </td>
              <td className="n" data-label={t('cost')}>
                {number(cost)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
