import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import NotFound from '@/app/[locale]/not-found';
import { Article } from '@/app/ui/Article';
import { Button } from '@/app/ui/Button';
import type { Locale } from '@/lib/i18n/routing';
import { openExample } from '../../../case/actions';
import { PresentCase } from '../../../case/PresentCase';
import { exampleAdvice } from '../../advice.ts';

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const example = exampleAdvice((await params).id, locale);
  const t = await getTranslations('advice.example');
  return example ? { title: t('useTitle', { name: example.name }) } : {};
}

/** A case that begins with the answers of a worked example. */
export default async function StartFromExamplePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const locale: Locale = await getLocale();
  const example = exampleAdvice(id, locale);
  if (!example) return <NotFound />;
  const t = await getTranslations('advice.example');
  const count = example.advice.answers.flatMap(({ rows }) => rows).length;
  return (
    <Article heading={t('useTitle', { name: example.name })} lede={t('useText', { count })}>
      <PresentCase locale={locale} />
      <form action={openExample} className="acts mt-7">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="id" value={id} />
        <Button type="submit">{t('useOpen')}</Button>
        <a className="link" href={`/${locale}/example/${id}`}>
          {t('useBack')}
        </a>
      </form>
    </Article>
  );
}
