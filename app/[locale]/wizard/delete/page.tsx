import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Article } from '@/app/ui/Article';
import { Button } from '@/app/ui/Button';
import type { Locale } from '@/lib/i18n/routing';
import { deleteCase } from '../actions';
import { answerCount, caseFor, resumePath } from '../case';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wizard');
  return { title: t('delete.title') };
}

export default async function DeletePage() {
  const locale: Locale = await getLocale();
  const found = await caseFor(locale, 'deleteCase');
  const t = await getTranslations('wizard');
  return (
    <Article heading={t('delete.title')} lede={t('delete.text', { count: answerCount(found) })}>
      <form action={deleteCase} className="acts mt-8">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="case" value={found.key.id} />
        <Button type="submit">{t('delete.yes')}</Button>
        <a className="link" href={`/${locale}/check/answers`}>
          {t('delete.export')}
        </a>
        <a className="link" href={resumePath(locale, found.step)}>
          {t('delete.no')}
        </a>
      </form>
    </Article>
  );
}
