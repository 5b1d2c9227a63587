import { type Locale, useLocale, useTranslations } from 'next-intl';
import type { Entry } from '@/lib/explain/index.ts';
import { openBook } from '../book.ts';
import { OptionRules } from '../parts/OptionRules.tsx';
import { Part } from '../parts/Part.tsx';

/** An option of a decision: what it means, where it stands on the scales, and what the rules do to it. */
export function OptionEntry({ entry }: { entry: Entry & { kind: 'option' } }) {
  const t = useTranslations('rules.option');
  const locale: Locale = useLocale();
  const { scales } = openBook().book;
  const { define, attributes } = entry.item;
  return (
    <>
      {define && <p className="lede">{define[locale]}</p>}
      {attributes && (
        <>
          <Part title={t('attributes')}>
            <dl className="pairs">
              <div>
                <dt>{t('branch')}</dt>
                <dd>{scales.branch?.[attributes.branch]?.[locale]}</dd>
              </div>
              {(['commitment', 'control', 'reversibility', 'speed'] as const).map((key) => (
                <div key={key}>
                  <dt>{t(key)}</dt>
                  <dd>{t('of', { value: attributes[key] })}</dd>
                </div>
              ))}
            </dl>
            <p className="small">{t('ours')}</p>
          </Part>
          <Part title={t('outlay')}>
            <p>
              <b>{t('tangible')}</b> {attributes.outlay.tangible.map((text) => text[locale]).join(t('join'))}
            </p>
            <p>
              <b>{t('intangible')}</b> {attributes.outlay.intangible.map((text) => text[locale]).join(t('join'))}
            </p>
          </Part>
        </>
      )}
      <OptionRules entry={entry} />
    </>
  );
}
