import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import { ButtonLink } from '@/app/ui/Button';
import { CopyLink } from '@/app/ui/wizard/CopyLink';
import { may } from '@/lib/access/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { caseFor, privateLink, resumePath } from '../case';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wizard');
  return { title: t('save.title') };
}

/** "Save and leave": nothing is left to save; here is the link to come back with. */
export default async function SavePage() {
  const locale: Locale = await getLocale();
  const found = await caseFor(locale, 'editCase');
  const t = await getTranslations('wizard');
  const link = await privateLink(found, locale);
  return (
    <Article heading={t('save.title')} lede={link ? t('save.text') : t('save.desk')}>
      <section className="mt-9 max-w-[42rem]">
        {link && (
          <>
            <h2 className="text-h3">{t('save.link')}</h2>
            <CopyLink link={link} texts={{ label: t('save.link'), copy: t('save.copy'), copied: t('save.copied') }} />
            <p className="mt-2 text-ink-2 text-small">{t('save.warning')}</p>
          </>
        )}
        <p className="acts mt-8">
          <ButtonLink href={resumePath(locale, found.step)}>{t('save.goOn')}</ButtonLink>
          <a className="link" href={`/${locale}/case`}>
            {t('save.keep')}
          </a>
          <a className="link" href={`/${locale}/check/answers?format=yaml`} download>
            {t('save.export')}
          </a>
          {may(found.party, 'deleteCase') && (
            <a className="link" href={`/${locale}/wizard/delete`}>
              {t('save.delete')}
            </a>
          )}
        </p>
      </section>
    </Article>
  );
}
