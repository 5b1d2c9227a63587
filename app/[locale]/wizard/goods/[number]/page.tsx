import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { Phrases } from '@/app/ui/Phrases';
import { answerWords, codeWords } from '@/app/ui/wizard/answer-words';
import { Frame } from '@/app/ui/wizard/Frame';
import { coveredBy } from '@/app/ui/wizard/goods/coverage';
import { phrased, placeName } from '@/app/ui/wizard/names';
import { answersAt } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { answerAt, goodsSteps } from '@/lib/wizard/server.ts';
import { goodsCase } from '../goods-case';

interface PageProps {
  params: Promise<{ number: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wizard');
  return { title: t('goods.oneTitle') };
}

/** Everything asked about one good, answered or not. */
export default async function GoodPage({ params }: PageProps) {
  const locale: Locale = await getLocale();
  const found = await goodsCase(locale);
  const t = await getTranslations('wizard');
  const { compiled, record } = found;
  const { profile } = record;
  const index = Number((await params).number) - 1;
  const good = profile.goods[index];
  if (!good) redirect(`/${locale}/wizard/goods`);
  const name = placeName(compiled, profile, { scope: 'goods', index }, locale, t);
  return (
    <Frame found={found} step={null} position={t('goods.title')} locale={locale} t={t}>
      <div className="wrap max-w-[60rem] pt-6 pb-6 lg:pt-13">
        <p className="lab">{t('goods.number', { number: index + 1, count: profile.goods.length })}</p>
        <h1 className="mt-2">
          <Phrases>{phrased(name, locale)}</Phrases>
        </h1>
        <p className="lede mt-2.5">{t(`goods.coveredText.${coveredBy(good.answers)}`)}</p>
        <dl className="mt-6">
          {(goodsSteps(compiled, profile).get(index) ?? []).map((step) => {
            const { question, at } = step;
            const answer = answerAt(profile, step);
            const code = question.settledBy ? answersAt(profile, at)[question.settledBy] : undefined;
            return (
              <div
                key={step.id}
                className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-0.5 border-line border-b py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_4rem] md:items-baseline"
              >
                <dt className="text-ink-2 text-small">{question.label[locale]}</dt>
                <dd className={answer ? 'col-start-1 font-medium md:col-auto' : 'col-start-1 text-note md:col-auto'}>
                  {answer ? answerWords(found, question, answer, locale, t) : t('check.notAnswered')}
                  {code?.state === 'given' && (
                    <span className="block font-normal">{codeWords(String(code.value), locale)}</span>
                  )}
                </dd>
                <dd className="col-start-2 row-span-2 row-start-1 self-center md:col-auto md:row-auto md:self-auto">
                  <a
                    className="link inline-flex min-h-11 items-center text-small md:min-h-0"
                    href={`/${locale}/wizard/${step.id}?return=goods`}
                    aria-label={`${t(answer ? 'check.change' : 'check.answer')}: ${question.label[locale]}`}
                  >
                    {t(answer ? 'check.change' : 'check.answer')}
                  </a>
                </dd>
              </div>
            );
          })}
        </dl>
        <p className="acts mt-8">
          <a className="btn" href={`/${locale}/wizard/goods`}>
            {t('goods.all')}
          </a>
        </p>
      </div>
    </Frame>
  );
}
