import { type Locale, useLocale, useTranslations } from 'next-intl';
import type { Entry } from '@/lib/explain/index.ts';
import { Condition } from '../parts/Condition.tsx';
import { EntryLinks } from '../parts/EntryLinks.tsx';
import { Part } from '../parts/Part.tsx';

/** A kind of help to ask for. */
export function SupportEntry({ entry: { item } }: { entry: Entry & { kind: 'support' } }) {
  const t = useTranslations('rules.support');
  const locale: Locale = useLocale();
  return (
    <>
      <Part title={t('what')}>
        <p>
          <b>{t('ask')}</b> {item.ask[locale]}
        </p>
        <p>
          <b>{t('first')}</b> {item.first[locale]}
        </p>
        {item.named && <p>{t('named', { name: item.named.name[locale], since: item.named.since })}</p>}
        {item.eases.length > 0 && (
          <p>
            {t('eases')} <EntryLinks ids={item.eases} />
          </p>
        )}
        <p className="small">{t('caveat')}</p>
      </Part>
      <Part title={t('when')}>
        <Condition when={item.when} />
      </Part>
    </>
  );
}
