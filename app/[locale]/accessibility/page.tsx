import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article, ArticleSection } from '@/app/ui/Article';
import { publicMetadata } from '@/app/ui/metadata';
import { Points } from '@/app/ui/Points';

export async function generateMetadata(): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const t = await getTranslations('pages.accessibility');
  return publicMetadata(locale, '/accessibility', { title: t('title'), description: t('description') });
}

export default function AccessibilityPage() {
  const t = useTranslations('pages.accessibility');
  const checked = ['axe', 'keyboard', 'zoom', 'colours', 'names', 'script'] as const;
  const known = ['people', 'browsers', 'nav', 'terms'] as const;
  const works = ['keyboard', 'script', 'zoom', 'charts', 'modes', 'time'] as const;
  return (
    <Article heading={t('heading')} lede={t('lede')}>
      <ArticleSection title={t('works.title')}>
        <Points items={works.map((item) => t(`works.${item}`))} />
      </ArticleSection>
      <ArticleSection title={t('checked.title')}>
        <p>{t('checked.note')}</p>
        <Points items={checked.map((item) => t(`checked.${item}`))} />
      </ArticleSection>
      <ArticleSection title={t('known.title')}>
        <Points items={known.map((item) => t(`known.${item}`))} />
      </ArticleSection>
    </Article>
  );
}
