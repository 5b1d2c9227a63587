import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { openCase } from '@/app/[locale]/wizard/actions';
import {
  answerCount,
  type CurrentCase,
  caseOf,
  keyText,
  ownCase,
  privateLink,
  resumePath,
} from '@/app/[locale]/wizard/case';
import { Article, ArticleSection } from '@/app/ui/Article';
import { Button, ButtonLink } from '@/app/ui/Button';
import { CopyLink } from '@/app/ui/wizard/CopyLink';
import type { Locale } from '@/lib/i18n/routing';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wizard.link');
  return { title: t('chooseTitle'), referrer: 'no-referrer', robots: { index: false } };
}

/** A private link in a browser that holds another case: which one to go on with. Nothing is replaced before the answer. */
export default async function ChooseCasePage({ params }: { params: Promise<{ key: string }> }) {
  const locale: Locale = await getLocale();
  const { key } = await params;
  const [present, linked] = await Promise.all([ownCase(), caseOf(key)]);
  if (!linked || !present || present.key.id === linked.key.id) redirect(`/${locale}/c/${key}`);
  const t = await getTranslations('wizard.link');
  return (
    <Article heading={t('chooseTitle')} lede={t('chooseText')}>
      <ArticleSection title={t('present', { count: answerCount(present) })}>
        <Address found={present} locale={locale} />
        <p>{t('presentNote')}</p>
        <p>
          <ButtonLink quiet href={resumePath(locale, present.step)}>
            {t('keep')}
          </ButtonLink>
        </p>
      </ArticleSection>
      <ArticleSection title={t('linked', { count: answerCount(linked) })}>
        <Address found={linked} locale={locale} />
        <form action={openCase}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="key" value={keyText(linked.key)} />
          <Button type="submit">{t('open')}</Button>
        </form>
      </ArticleSection>
    </Article>
  );
}

async function Address({ found, locale }: { found: CurrentCase; locale: Locale }) {
  const t = await getTranslations('wizard.save');
  return (
    <CopyLink
      link={(await privateLink(found, locale)) ?? ''}
      texts={{ label: t('link'), copy: t('copy'), copied: t('copied') }}
    />
  );
}
