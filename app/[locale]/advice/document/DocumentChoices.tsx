import { useTranslations } from 'next-intl';
import { TextField } from '@/app/ui/Field';
import { formats, sectionIds } from '@/lib/document/index.ts';
import { routing } from '@/lib/i18n/routing';
import { longestName, type Wish } from './fields.ts';

/** Kind of file, language and length. */
export function Kinds({ wish }: { wish: Wish }) {
  const t = useTranslations('document');
  return (
    <>
      <Choices
        legend={t('format.legend')}
        name="format"
        chosen={wish.format}
        options={formats.map((id) => [id, t(`format.${id}`)])}
      />
      <Choices
        legend={t('language')}
        name="lang"
        chosen={wish.language}
        options={routing.locales.map((id) => [id, t(`languages.${id}`)])}
      />
      <Choices
        legend={t('length.legend')}
        name="length"
        chosen={wish.length}
        options={(['full', 'brief'] as const).map((id) => [id, t(`length.${id}`)])}
      />
    </>
  );
}

/** Adviser, date and version. */
export function Marks({ wish, dateError }: { wish: Wish; dateError: string | undefined }) {
  const t = useTranslations('document');
  return (
    <>
      <TextField
        id="consultant"
        name="consultant"
        label={t('consultant')}
        defaultValue={wish.consultant}
        maxLength={longestName}
        autoComplete="organization"
      />
      <TextField
        id="date"
        name="date"
        type="date"
        label={t('date')}
        defaultValue={wish.date}
        error={dateError}
        required
      />
      <TextField
        id="version"
        name="version"
        label={t('version')}
        help={t('versionHelp')}
        defaultValue={wish.version}
        maxLength={40}
        autoComplete="off"
      />
    </>
  );
}

interface ChoicesProps {
  legend: string;
  name: string;
  chosen: string;
  options: readonly (readonly [string, string])[];
}

function Choices({ legend, name, chosen, options }: ChoicesProps) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className="acts">
        {options.map(([value, text]) => (
          <label key={value} className="inline-flex min-h-12 items-center gap-2">
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              className="size-5 accent-sea-5"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Each section with its place. Places need not be tidy: whoever moves one section leaves the others. */
export function Sections({ wish, error }: { wish: Wish; error: string | undefined }) {
  const t = useTranslations('document');
  const left = sectionIds.filter((id) => !wish.sections.includes(id));
  const placed = [...wish.sections, ...left];
  return (
    <fieldset className={error ? 'field bad' : 'field'}>
      <legend>{t('sections.legend')}</legend>
      <p className="help">{t('sections.help')}</p>
      {error && (
        <p className="emsg" id="sections-error">
          <span>{error}</span>
        </p>
      )}
      <ul className="border-line border-t">
        {sectionIds.map((id) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 border-line border-b py-1">
            <label className="inline-flex min-h-12 items-center gap-3">
              <input
                type="checkbox"
                id={`with-${id}`}
                name={`with-${id}`}
                defaultChecked={wish.sections.includes(id)}
                className="size-5 accent-sea-5"
              />
              {t(`sections.${id}`)}
            </label>
            <label className="inline-flex min-h-12 items-center gap-3 text-ink-2 text-small">
              {t('sections.place')}
              <select
                name={`place-${id}`}
                aria-label={t('sections.placeOf', { section: t(`sections.${id}`) })}
                defaultValue={placed.indexOf(id) + 1}
                className="min-h-11 rounded-control border border-rule bg-paper px-2"
              >
                {sectionIds.map((_, index) => (
                  <option key={sectionIds[index]} value={index + 1}>
                    {index + 1}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
