import { type Locale, useLocale, useTranslations } from 'next-intl';
import { Tag } from '@/app/ui/Tag';
import { type Entry, evidenceEntry, whereText } from '@/lib/explain/index.ts';
import { contradictions } from '@/lib/rulebook/index.ts';
import { openBook } from '../book.ts';
import { Claims } from '../parts/Claims.tsx';
import { Part } from '../parts/Part.tsx';

/** A piece of evidence: the claim, how far it reaches, how strong it is, and what other sources say against it. */
export function EvidenceEntry({ entry: { item } }: { entry: Entry & { kind: 'evidence' } }) {
  const t = useTranslations('rules.evidencePage');
  const locale: Locale = useLocale();
  const { book } = openBook();
  const { claim, scope, strength, cap, where, designChoice } = evidenceEntry(book, item, locale);
  const against = contradictions(book, item.id);
  const numbers = Object.entries(item.numbers ?? {});
  return (
    <>
      <p className="claim">{claim}</p>
      {against.length > 0 && (
        <p>
          <Tag kind="divided">
            <a href="#against">{t('divided', { count: against.length })}</a>
          </Tag>
        </p>
      )}
      <Part title={t('weight')}>
        <dl className="pairs">
          {!designChoice && (
            <div>
              <dt>{t('place')}</dt>
              <dd>{whereText(where, locale)}</dd>
            </div>
          )}
          <div>
            <dt>{t('scope')}</dt>
            <dd>{scope}</dd>
          </div>
          <div>
            <dt>{t('grade')}</dt>
            <dd>{t('gradeIs', { strength, cap })}</dd>
          </div>
          {item.outside && (
            <div>
              <dt>{t('outside')}</dt>
              <dd>{t('outsideIs')}</dd>
            </div>
          )}
          {numbers.length > 0 && (
            <div>
              <dt>{t('numbers')}</dt>
              <dd>
                {numbers
                  .map(([, value]) => (typeof value === 'number' && value < 0 ? `−${-value}` : value))
                  .join(t('join'))}
              </dd>
            </div>
          )}
          {item.unused && (
            <div>
              <dt>{t('unused')}</dt>
              <dd>{item.unused[locale]}</dd>
            </div>
          )}
        </dl>
      </Part>
      {against.length > 0 && (
        <section className="part" id="against">
          <h2 className="bar">{t('against')}</h2>
          <Claims ids={against} plain />
        </section>
      )}
    </>
  );
}
