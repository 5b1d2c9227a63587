import { useLocale, useTranslations } from 'next-intl';
import { Shell } from '@/app/ui/Shell';
import { firstExample } from '../example/examples.ts';
import { StartForm } from '../landing/StartForm';

/** Nobody has begun here, or the case has gone: say so and offer a start. */
export function NoCase() {
  const t = useTranslations('advice.noCase');
  const locale = useLocale();
  return (
    <Shell>
      <div className="wrap py-10 md:py-14">
        <h1>{t('heading')}</h1>
        <p className="lede mt-3">{t('text')}</p>
        <div className="acts mt-7">
          <StartForm className="btn">{t('start')}</StartForm>
          <a className="link" href={`/${locale}/example/${firstExample}`}>
            {t('example')}
          </a>
        </div>
      </div>
    </Shell>
  );
}
