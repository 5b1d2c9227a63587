import { useTranslations } from 'next-intl';
import { askedKey, type View } from '../view.ts';

/** The same document as files. A worked example has none: it can be had with the rule book. */
export function Downloads({ view }: { view: View }) {
  const t = useTranslations('advice.download');
  const { locale } = view.advice;
  if (!view.editable) return null;
  const asked = askedKey(view.advice);
  const bill = view.advice.carbon?.bill;
  // The files say what the page says, what is being tried included.
  const tried = {
    ...(asked === null ? {} : { whatif: asked }),
    ...(bill && bill.request.price !== 'latest' ? { price: String(bill.request.price) } : {}),
    ...(bill && bill.scenario !== 'adopted' ? { law: bill.scenario } : {}),
  };
  const address = (format: 'md' | 'json') => `/${locale}/advice/download?${new URLSearchParams({ format, ...tried })}`;
  return (
    <div className="acts" id="keep">
      <b>{t('heading')}</b>
      <a className="link" href={address('md')} download>
        {t('md')}
      </a>
      <a className="link" href={address('json')} download>
        {t('json')}
      </a>
      <span className="small">{t('print')}</span>
    </div>
  );
}
