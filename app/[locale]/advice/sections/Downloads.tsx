import { useTranslations } from 'next-intl';
import type { View } from '../view.ts';

/** The same document as files. A worked example has none: it can be had with the rule book. */
export function Downloads({ view }: { view: View }) {
  const t = useTranslations('advice.download');
  const { locale } = view.advice;
  if (!view.editable) return null;
  return (
    <div className="acts" id="keep">
      <b>{t('heading')}</b>
      <a className="link" href={`/${locale}/advice/download?format=md`} download>
        {t('md')}
      </a>
      <a className="link" href={`/${locale}/advice/download?format=json`} download>
        {t('json')}
      </a>
      <span className="small">{t('print')}</span>
    </div>
  );
}
