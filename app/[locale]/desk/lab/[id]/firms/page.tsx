import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Button } from '@/app/ui/Button';
import { TextField } from '@/app/ui/Field';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { chosen, LabFolder, labFiles, type MovedFirm, type RunChoices, work } from '@/lib/lab/server.ts';
import { DeskPage } from '../../../DeskPage';
import { actingInLab } from '../../../desk';
import { findFirm } from '../../actions';
import { Problem } from '../../Problem';
import { labPath } from '../../place';
import { ofKey, resultLabel } from '../../words';
import '../../lab.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lab.firms');
  return { title: t('title'), robots: { index: false, follow: false }, referrer: 'no-referrer' };
}

const pageSize = 25;

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Firms that a scenario of a run moves, and a way to any other. Addresses hold places in the file, not what firms are called. */
export default async function FirmsPage({ params, searchParams }: Props) {
  const locale: Locale = await getLocale();
  const { entry } = await actingInLab(locale, (await params).id, 'runLab');
  const { holdsData, scenarios: all } = (entry.choices ?? {}) as RunChoices;
  if (entry.kind !== 'run' || entry.state !== 'done' || !holdsData) redirect(labPath(locale, entry.id));
  const query = await searchParams;
  const scenarios = chosen(all);
  const at = Math.min(scenarios.length - 1, Math.max(0, Math.trunc(Number(query.scenario)) || 0));
  const from = Math.max(0, Math.trunc(Number(query.from)) || 0);
  const scenario = scenarios[at]!;
  const results = new LabFolder().file(entry.id, labFiles.results);
  const came = await work<'moved'>({ kind: 'moved', results, scenario: scenario.id, from });
  const t = await getTranslations('lab.firms');
  const found = 'result' in came ? came.result : null;
  const page = labPath(locale, entry.id, 'firms');
  const to = (start: number) => `${page}?scenario=${at}&from=${start}`;
  return (
    <DeskPage
      heading={t('title')}
      lede={found ? t('lede', { name: scenario.name[locale], count: found.count }) : t('failed')}
      at="lab"
    >
      <p className="acts mt-5">
        <a className="link" href={labPath(locale, entry.id)}>
          {t('back')}
        </a>
      </p>
      <Problem problem={query.problem} at="firm-id" />
      <div className="mt-6 flex flex-wrap items-end gap-x-9 gap-y-5">
        {scenarios.length > 1 && (
          <form action={page} className="desk-filter">
            <div className="field">
              <label htmlFor="scenario">{t('which')}</label>
              <div className="inp">
                <select id="scenario" name="scenario" defaultValue={at}>
                  {scenarios.map(({ id, name }, index) => (
                    <option key={id} value={index}>
                      {name[locale]}
                    </option>
                  ))}
                </select>
              </div>
            </div>
            <Button type="submit" quiet small>
              {t('show')}
            </Button>
          </form>
        )}
        <form action={findFirm} className="desk-filter">
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="id" value={entry.id} />
          <input type="hidden" name="scenario" value={at} />
          <TextField id="firm-id" name="firm" label={t('find')} autoComplete="off" required maxLength={1000} />
          <Button type="submit" quiet small>
            {t('findButton')}
          </Button>
        </form>
      </div>
      {found && found.firms.length > 0 && (
        <table className="tbl desk-table mt-6">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('firm')}</th>
              <th scope="col">{t('change')}</th>
            </tr>
          </thead>
          <tbody>
            {found.firms.map((firm) => (
              <tr key={firm.row}>
                <th scope="row">
                  <a className="link" href={`${labPath(locale, entry.id, 'firm')}?scenario=${at}&row=${firm.row}`}>
                    {firm.id}
                  </a>
                </th>
                <td data-label={t('change')}>
                  <Changes firm={firm} locale={locale} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found && (
        <p className="acts mt-5">
          {from > 0 && (
            <a className="link" href={to(Math.max(0, from - pageSize))}>
              {t('earlier')}
            </a>
          )}
          {from + pageSize < found.count && (
            <a className="link" href={to(from + pageSize)}>
              {t('later')}
            </a>
          )}
        </p>
      )}
    </DeskPage>
  );
}

async function Changes({ firm, locale }: { firm: MovedFirm; locale: Locale }) {
  const t = await getTranslations('lab');
  const { book } = compiledBook();
  return (
    <ul>
      {firm.changes.map(({ of, from, to }) => {
        const [, market] = /^market(\d)\./.exec(of) ?? [];
        const result = market ? 'wayIn' : (of as keyof typeof ofKey);
        const label = (option: string | null) => resultLabel(book, result, option, locale, t('run.none'));
        const name = market ? t('firms.market', { number: Number(market) }) : t(`run.of.${ofKey[result]}`);
        return <li key={of}>{t('firms.fromTo', { of: name, from: label(from), to: label(to) })}</li>;
      })}
    </ul>
  );
}
