import { getFormatter, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/ui/Button';
import { Tag } from '@/app/ui/Tag';
import type { Locale } from '@/lib/i18n/routing';
import {
  type CohortPreview,
  holdsData,
  type Inspected,
  LabFolder,
  labFiles,
  type Mapping,
  type PopulationChoices,
  type ReadFirms,
} from '@/lib/lab/server.ts';
import type { RuleBook } from '@/lib/rulebook/index.ts';
import type { LabEntry } from '@/lib/store/index.ts';
import { labPath } from '../place';
import { columnWords, isKnownGroup, isSynthetic } from '../words';
import { ColumnsForm } from './ColumnsForm';

/** Columns of a preview that are listed before the fold. */
const shownColumns = 20;

interface Props {
  entry: LabEntry;
  locale: Locale;
  book: RuleBook;
}

/** How a file is read, what came of it, and what is known of the firms. */
export async function Population({ entry, locale, book }: Props) {
  const t = await getTranslations('lab');
  const folder = new LabFolder();
  const inspected = folder.readJson<Inspected>(entry.id, labFiles.proposal);
  const reading = folder.readJson<ReadFirms>(entry.id, labFiles.reading);
  const mapping = folder.readJson<Mapping>(entry.id, labFiles.mapping);
  const preview = entry.state === 'done' ? folder.readJson<CohortPreview>(entry.id, labFiles.preview) : null;
  const choices = entry.choices as PopulationChoices;
  const holds = holdsData(choices);
  const isOn = entry.state === 'waiting' || entry.state === 'running';
  const form = inspected && mapping && !isOn && (
    <ColumnsForm entry={entry} locale={locale} inspected={inspected} mapping={mapping} holds={holds} />
  );
  const file = (what: string) => `${labPath(locale, entry.id, 'file')}?what=${what}`;
  return (
    <>
      {isSynthetic(choices) && (
        <p className="mt-4">
          <Tag kind="plain">{t('synthetic')}</Tag>
        </p>
      )}
      {entry.state === 'done' && (
        <>
          <div className="acts mt-6">
            <ButtonLink href={labPath(locale, entry.id, 'compose')}>{t('population.compose')}</ButtonLink>
            {holds && (
              <a className="link" href={file('firms')} download>
                {t('population.firmsFile')}
              </a>
            )}
          </div>
          {!isSynthetic(choices) && (
            <p className="mt-4 text-ink-2">{t(holds ? 'population.holds' : 'population.notHolds')}</p>
          )}
        </>
      )}
      {reading && !isOn && (
        <Reading entry={entry} locale={locale} reading={reading} book={book} report={file('problems')} />
      )}
      {entry.state !== 'done' && form}
      {preview && <Preview preview={preview} locale={locale} book={book} holds={holds} />}
      {entry.state === 'done' && form && (
        <details className="more mt-9">
          <summary>
            <span className="link">{t('columns.again')}</span>
          </summary>
          {form}
        </details>
      )}
    </>
  );
}

async function Reading({
  locale,
  reading: { counts, notes, unread },
  book,
  report,
}: Props & { reading: ReadFirms; report: string }) {
  const t = await getTranslations('lab.read');
  const words = await wordsOf(book, locale);
  return (
    <section className="mt-9 max-w-[52rem]">
      <h2 className="text-h3">{t('title')}</h2>
      <p className="mt-2">
        {t('kept', { kept: counts.kept, rows: counts.rows, rejected: counts.rejected, bad: counts.badCells })}
      </p>
      {notes.length > 0 && (
        <ul className="mt-2 list-disc ps-6 text-note [overflow-wrap:anywhere]">
          {notes.map((note) => (
            <li key={note.en}>{note[locale]}</li>
          ))}
        </ul>
      )}
      {counts.badCells > 0 && (
        <p className="acts mt-3">
          <a className="link" href={report} download>
            {t('report')}
          </a>
        </p>
      )}
      {unread.length > 0 && (
        <table className="tbl desk-table mt-5">
          <caption>{t('unread')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('unreadColumn')}</th>
              <th scope="col">{t('unreadValue')}</th>
              <th scope="col" className="n">
                {t('unreadCells')}
              </th>
            </tr>
          </thead>
          <tbody>
            {unread.map(({ header, to, value, cells }) => (
              <tr key={`${header} ${value}`}>
                <th scope="row">
                  {header} <small>{words(to).label}</small>
                </th>
                <td data-label={t('unreadValue')}>{value}</td>
                <td className="n" data-label={t('unreadCells')}>
                  {cells}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

async function Preview({
  preview,
  locale,
  book,
  holds,
}: Omit<Props, 'entry'> & { preview: CohortPreview; holds: boolean }) {
  const t = await getTranslations('lab.preview');
  const [first, rest] = [preview.columns.slice(0, shownColumns), preview.columns.slice(shownColumns)];
  return (
    <section className="mt-9">
      <h2 className="text-h3">{t('title')}</h2>
      {!holds && <p className="mt-1 text-ink-2">{t('help')}</p>}
      <Distributions columns={first} firms={preview.firms} locale={locale} book={book} caption={t('caption')} />
      {rest.length > 0 && (
        <details className="more mt-3">
          <summary>
            <span className="link">{t('more', { count: rest.length })}</span>
          </summary>
          <Distributions columns={rest} firms={preview.firms} locale={locale} book={book} caption={t('caption')} />
        </details>
      )}
    </section>
  );
}

interface DistributionsProps {
  columns: CohortPreview['columns'];
  firms: number;
  locale: Locale;
  book: RuleBook;
  caption: string;
}

async function Distributions({ columns, firms, locale, book, caption }: DistributionsProps) {
  const t = await getTranslations('lab.preview');
  const format = await getFormatter();
  const words = await wordsOf(book, locale);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? t('hidden') : format.number(value);
  return (
    <table className="tbl desk-table mt-3">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column')}</th>
          <th scope="col" className="n">
            {t('known', { firms })}
          </th>
          <th scope="col">{t('spread')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, known, values, others, quantiles }) => {
          const { label, value } = words(name);
          const most = Math.max(1, ...(values ?? []).map(({ count }) => count ?? 0));
          const [a, b, c, d, e] = (quantiles ?? []).map(([, at]) => number(at));
          return (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td className="n" data-label={t('known', { firms })}>
                {number(known)}
              </td>
              <td data-label={t('spread')}>
                {values && (
                  <ul className="lab-bars">
                    {values.map((one) => (
                      <li key={one.value}>
                        <span>{value(one.value)}</span>
                        <b>{number(one.count)}</b>
                        <i style={{ inlineSize: `${(100 * (one.count ?? 0)) / most}%` }} />
                      </li>
                    ))}
                  </ul>
                )}
                {values && others !== undefined && others !== null && others > 0 && (
                  <small>{t('others', { count: number(others) })}</small>
                )}
                {quantiles && t('quantiles', { a: a!, b: b!, c: c!, d: d!, e: e! })}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

async function wordsOf(book: RuleBook, locale: Locale) {
  const t = await getTranslations('lab.preview');
  const own = await getTranslations('lab.run');
  const words = {
    group: (name: string) => t('group', { name: isKnownGroup(name) ? own(`groupName.${name}`) : name }),
    market: (number: number) => t('market', { number }),
    good: (number: number) => t('good', { number }),
    yes: t('yes'),
    no: t('no'),
  };
  return (name: string) => columnWords(book, name, locale, words);
}
