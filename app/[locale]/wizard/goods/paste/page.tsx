import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { pasteGoods } from '@/app/[locale]/wizard/actions';
import { Phrases } from '@/app/ui/Phrases';
import { Frame } from '@/app/ui/wizard/Frame';
import { PasteForm } from '@/app/ui/wizard/goods/PasteForm';
import { phrased } from '@/app/ui/wizard/names';
import { formWords } from '@/app/ui/wizard/words';
import type { Locale } from '@/lib/i18n/routing';
import { openingStep, withGoods } from '@/lib/wizard/server.ts';
import { returnPlace } from '../../place';
import { goodsCase } from '../goods-case';

interface PageProps {
  searchParams: Promise<{ return?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wizard');
  return { title: t('paste.title') };
}

const shown = [
  'label',
  'help',
  'example',
  'exampleLabel',
  'check',
  'checkAgain',
  'back',
  'read',
  'columns',
  'line',
  'good',
  'notes',
  'ok',
  'others',
] as const;

/** Goods as they stand in a spreadsheet: pasted, shown as they are read, then added. */
export default async function PastePage({ searchParams }: PageProps) {
  const locale: Locale = await getLocale();
  const found = await goodsCase(locale);
  const t = await getTranslations('wizard');
  const { compiled, record } = found;
  const returnTo = returnPlace((await searchParams).return);
  const limit = compiled.book.limits.goods;
  const room = limit - withGoods(compiled, record.profile, []).goods.length;
  const texts = Object.fromEntries(shown.map((key) => [key, t(`paste.${key}`)])) as Record<
    (typeof shown)[number],
    string
  >;
  const back = returnTo ? `/${locale}/wizard/goods` : `/${locale}/wizard/${openingStep(compiled, 'goods', 0)}`;
  return (
    <Frame found={found} step={null} position={t('goods.title')} locale={locale} t={t}>
      <div className="wrap pt-6 pb-6 lg:pt-13">
        <h1>
          <Phrases>{phrased(t('paste.title'), locale)}</Phrases>
        </h1>
        <p className="lede mt-2.5">{t('paste.text', { limit, room })}</p>
        <PasteForm
          action={pasteGoods}
          hidden={{
            locale,
            case: found.key.id,
            step: 'goods',
            revision: String(record.revision),
            ...(returnTo ? { return: returnTo } : {}),
          }}
          words={formWords(t).form}
          texts={texts}
          back={back}
        />
      </div>
    </Frame>
  );
}
