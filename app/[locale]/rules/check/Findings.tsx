import { type Locale, useLocale, useTranslations } from 'next-intl';
import { entryId, entryTitle } from '@/lib/explain/index.ts';
import type { Localised } from '@/lib/rulebook/index.ts';
import { type Finding, findingKinds } from '@/lib/verify/index.ts';
import { entryAddress } from '../address.ts';
import { openBook } from '../book.ts';
import { openFirm } from './actions.ts';
import { firmName } from './firms.ts';

type Shown = Finding & { readonly why?: Localised };

/** Findings by kind: the record, what is the matter, why it is meant, and the firms that show it. */
export function Findings({ list }: { list: readonly Shown[] }) {
  const t = useTranslations('rules.check');
  return findingKinds.map((kind) => {
    const own = list.filter((finding) => finding.kind === kind);
    return (
      own.length > 0 && (
        <div key={kind} className="finding-kind">
          <h3>{t(`kind.${kind}`)}</h3>
          <p className="small">{t(`meaning.${kind}`)}</p>
          <ul className="claims">
            {own.map((finding) => (
              <FindingItem key={firmName(finding, 0)} finding={finding} />
            ))}
          </ul>
        </div>
      )
    );
  });
}

function FindingItem({ finding }: { finding: Shown }) {
  const t = useTranslations('rules.check');
  const locale: Locale = useLocale();
  const { record, text, why, firms } = finding;
  const entry = openBook().entries.all.find((item) => item.kind === record.kind && entryId(item) === record.id);
  return (
    <li>
      <p>
        {entry ? <a href={entryAddress(locale, entry)}>{entryTitle(entry, locale)}</a> : <code>{record.id}</code>}{' '}
        <code>{record.id}</code>
      </p>
      <p>{text[locale]}</p>
      {why && (
        <p>
          <b>{t('why')}</b> {why[locale]}
        </p>
      )}
      {firms.map((_, index) => (
        <form key={firmName(finding, index)} action={openFirm}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="firm" value={firmName(finding, index)} />
          <button type="submit" className="link">
            {firms.length > 1 ? t('openOne', { number: index + 1 }) : t('open')}
          </button>
        </form>
      ))}
    </li>
  );
}
