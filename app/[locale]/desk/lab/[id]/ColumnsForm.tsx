import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/ui/Button';
import { Field, TextField } from '@/app/ui/Field';
import type { Locale } from '@/lib/i18n/routing';
import type { Inspected, Mapping } from '@/lib/lab/server.ts';
import type { LabEntry } from '@/lib/store/index.ts';
import { readPopulation } from '../actions';
import { mostColumnsShown } from '../mapping-form';
import { labPath } from '../place';

interface Props {
  entry: LabEntry;
  locale: Locale;
  inspected: Inspected;
  mapping: Mapping;
  holds: boolean;
}

/** What each column of a file is read as. Without scripts it is a form like any other; browsers offer the list of names while one types. */
export async function ColumnsForm({ entry, locale, inspected, mapping, holds }: Props) {
  const t = await getTranslations('lab.columns');
  const upload = await getTranslations('lab.upload');
  const shown = mapping.columns.slice(0, mostColumnsShown);
  const label = new Map(inspected.targets.map((target) => [target.name, target.label[locale]]));
  const matched = new Map(inspected.columns.map((column) => [column.header, column]));
  return (
    <section id="columns" className="mt-9">
      <h2 className="text-h3">{t('title')}</h2>
      <p className="mt-1 max-w-measure text-ink-2">
        {t('help', {
          known: mapping.columns.filter(({ to }) => to !== null).length,
          count: mapping.columns.length,
        })}
      </p>
      {inspected.notes.length > 0 && (
        <>
          <h3 className="mt-4">{t('notes')}</h3>
          <ul className="mt-1 list-disc ps-6 [overflow-wrap:anywhere]">
            {inspected.notes.map((note) => (
              <li key={note.en}>{note[locale]}</li>
            ))}
          </ul>
        </>
      )}
      <form action={readPopulation} className="mt-4">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="id" value={entry.id} />
        <datalist id="column-names">
          {inspected.targets.map((target) => (
            <option key={target.name} value={`${target.name} | ${target.label[locale]}`} />
          ))}
        </datalist>
        <table className="tbl desk-table">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('header')}</th>
              <th scope="col">{t('to')}</th>
              <th scope="col">{t('factor')}</th>
              <th scope="col">{t('by')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ header, to, factor }, index) => {
              const { by = null, suggestions = [] } = matched.get(header) ?? {};
              return (
                <tr key={header}>
                  <th scope="row">{header}</th>
                  <td data-label={t('to')}>
                    <div className="inp">
                      <input
                        name={`to-${index}`}
                        list="column-names"
                        autoComplete="off"
                        aria-label={t('toOf', { header })}
                        defaultValue={to === null ? '' : label.has(to) ? `${to} | ${label.get(to)}` : to}
                      />
                    </div>
                  </td>
                  <td data-label={t('factor')}>
                    <div className="inp">
                      <input
                        name={`factor-${index}`}
                        inputMode="decimal"
                        autoComplete="off"
                        size={8}
                        aria-label={t('factorOf', { header })}
                        defaultValue={factor ?? ''}
                      />
                    </div>
                  </td>
                  <td data-label={t('by')}>
                    {t(`found.${by ?? 'none'}`)}
                    {suggestions.length > 0 && (
                      <small>
                        {t('suggested', {
                          names: suggestions.map((name) => label.get(name) ?? name).join(locale === 'zh' ? '、' : ', '),
                        })}
                      </small>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {mapping.columns.length > shown.length && (
          <p className="mt-2">{t('more', { count: mapping.columns.length - shown.length })}</p>
        )}
        <div className="mt-6 grid max-w-[42rem] gap-5">
          <TextField
            id="columns-year"
            name="asOf"
            label={t('asOf')}
            inputMode="numeric"
            maxLength={4}
            defaultValue={String(mapping.asOf)}
          />
          <Field id="columns-bad" label={t('bad')}>
            <div className="inp">
              <select id="columns-bad" name="badCells" defaultValue={mapping.badCells}>
                <option value="unknown">{t('unknown')}</option>
                <option value="reject">{t('reject')}</option>
              </select>
            </div>
          </Field>
          <label className="lab-tick">
            <input type="checkbox" name="holds" value="on" defaultChecked={holds} />
            <span>{upload('holds')}</span>
          </label>
          <details className="more">
            <summary>
              <span className="link">{t('pasted')}</span>
            </summary>
            <Field id="columns-pasted" label={t('pasted')} help={t('pastedHelp')}>
              <div className="inp">
                <textarea id="columns-pasted" name="pasted" rows={6} aria-describedby="columns-pasted-help" />
              </div>
            </Field>
          </details>
          <div className="acts">
            <Button type="submit" quiet={entry.state === 'done'}>
              {t('read')}
            </Button>
            <a className="link" href={`${labPath(locale, entry.id, 'file')}?what=mapping`} download>
              {t('download')}
            </a>
          </div>
        </div>
      </form>
    </section>
  );
}
