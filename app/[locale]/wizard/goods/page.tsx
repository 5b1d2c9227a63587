import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { changeBlocks } from '@/app/[locale]/wizard/actions';
import { Phrases } from '@/app/ui/Phrases';
import { BlockForm } from '@/app/ui/wizard/BlockForm';
import { Frame } from '@/app/ui/wizard/Frame';
import { GoodsTable } from '@/app/ui/wizard/goods/GoodsTable';
import { phrased } from '@/app/ui/wizard/names';
import { formWords } from '@/app/ui/wizard/words';
import type { Locale } from '@/lib/i18n/routing';
import { goodsCase } from './goods-case';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wizard');
  return { title: t('goods.title') };
}

/** All goods of the case, to add to, edit and remove. */
export default async function GoodsPage() {
  const locale: Locale = await getLocale();
  const found = await goodsCase(locale);
  const t = await getTranslations('wizard');
  const { compiled, record } = found;
  const { goods } = record.profile;
  const { limits } = compiled.book;
  return (
    <Frame found={found} step={null} position={t('goods.title')} locale={locale} t={t}>
      <div className="wrap pt-6 pb-6 lg:pt-13">
        <h1>
          <Phrases>{phrased(t('goods.title'), locale)}</Phrases>
        </h1>
        <p className="lede mt-2.5">{t('goods.text', { count: goods.length, limit: limits.goods })}</p>
        <GoodsTable found={found} step="check" returnTo="goods" locale={locale} t={t} />
        {goods.length < limits.goods && (
          <BlockForm
            action={changeBlocks}
            hidden={{ locale, case: found.key.id, step: 'check', revision: String(record.revision), return: 'goods' }}
            words={formWords(t).form}
            buttons={[{ intent: 'add-goods', label: t('more.good.add') }]}
          />
        )}
        <p className="acts mt-6">
          {goods.length < limits.goods && (
            <a className="link" href={`/${locale}/wizard/goods/paste?return=goods`}>
              {t('goods.paste')}
            </a>
          )}
          <a className="link" href={`/${locale}/check`}>
            {t('goods.toCheck')}
          </a>
          <a className="link" href={`/${locale}/advice`}>
            {t('goods.toAdvice')}
          </a>
        </p>
      </div>
    </Frame>
  );
}
