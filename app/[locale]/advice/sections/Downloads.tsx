import { useTranslations } from 'next-intl';
import { routing } from '@/lib/i18n/routing';
import { askedKey, type View } from '../view.ts';

/** The same document as files: PDF, Word and Excel for everyone who sees it, made to measure, as Markdown and JSON for its owner. */
export function Downloads({ view }: { view: View }) {
  const t = useTranslations('advice.download');
  const { locale } = view.advice;
  const asked = askedKey(view.advice);
  const bill = view.advice.carbon?.bill;
  // The files say what the page says, what is being tried included.
  const tried = {
    ...(asked === null ? {} : { whatif: asked }),
    ...(bill && bill.request.price !== 'latest' ? { price: String(bill.request.price) } : {}),
    ...(bill && bill.scenario !== 'adopted' ? { law: bill.scenario } : {}),
  };
  const address = (format: 'md' | 'json') => `/${locale}/advice/download?${new URLSearchParams({ format, ...tried })}`;
  const file = (format: string, choice: Record<string, string>) =>
    `${view.to.files}/${format}?${new URLSearchParams({ ...choice, ...tried })}`;
  return (
    <div className="acts" id="keep">
      <b>{t('heading')}</b>
      {routing.locales.flatMap((lang) =>
        (['full', 'brief'] as const).map((length) => (
          <a key={`${lang} ${length}`} className="link" href={file('pdf', { lang, length })} hrefLang={lang} download>
            {t(`pdf.${lang}.${length}`)}
          </a>
        )),
      )}
      {(['docx', 'xlsx'] as const).map((format) => (
        <a key={format} className="link" href={file(format, { lang: locale })} download>
          {t(format)}
        </a>
      ))}
      {view.editable && (
        <>
          <a className="link" href={`${view.to.document}?${new URLSearchParams(tried)}`}>
            {t('document')}
          </a>
          <a className="link" href={address('md')} download>
            {t('md')}
          </a>
          <a className="link" href={address('json')} download>
            {t('json')}
          </a>
        </>
      )}
      <span className="small">{t('print')}</span>
    </div>
  );
}
