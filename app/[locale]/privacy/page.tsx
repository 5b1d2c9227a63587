import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article, ArticleSection } from '@/app/ui/Article';
import { publicMetadata } from '@/app/ui/metadata';
import { Points } from '@/app/ui/Points';

export async function generateMetadata(): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const t = await getTranslations('pages.privacy');
  return publicMetadata(locale, '/privacy', { title: t('title'), description: t('description') });
}

export default function PrivacyPage() {
  const t = useTranslations('pages.privacy');
  const kept = ['case', 'session', 'desk', 'locale', 'document', 'theme', 'fonts'] as const;
  return (
    <Article heading={t('heading')} lede={t('lede')}>
      <ArticleSection title={t('stored.title')}>
        <Points items={[t('stored.answers'), t('stored.key'), t('stored.kept'), t('stored.not')]} />
      </ArticleSection>
      <ArticleSection title={t('where.title')}>
        <Points items={[t('where.server'), t('where.link'), t('where.operator')]} />
      </ArticleSection>
      <ArticleSection title={t('accounts.title')}>
        <Points items={[t('accounts.stored'), t('accounts.desk'), t('accounts.log'), t('accounts.keep')]} />
      </ArticleSection>
      <ArticleSection title={t('delete.title')}>
        <p>{t('delete.text')}</p>
      </ArticleSection>
      <ArticleSection title={t('browser.title')}>
        <table className="tbl">
          <caption className="sr-only">{t('browser.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('browser.name')}</th>
              <th scope="col">{t('browser.purpose')}</th>
            </tr>
          </thead>
          <tbody>
            {kept.map((item) => (
              <tr key={item}>
                <th scope="row">{t(`browser.${item}Name`)}</th>
                <td>
                  {t(`browser.${item}Purpose`)}
                  <span className="block text-ink-2">{t(`browser.${item}Until`)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ArticleSection>
    </Article>
  );
}
