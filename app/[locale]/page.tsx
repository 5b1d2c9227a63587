import type { Metadata } from 'next';
import { type Locale, useLocale, useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { preload } from 'react-dom';
import { facesOf } from '@/app/fonts/faces';
import { publicMetadata } from '@/app/ui/metadata';
import { Phrases } from '@/app/ui/Phrases';
import { Points } from '@/app/ui/Points';
import { Shell } from '@/app/ui/Shell';
import { Doors } from './landing/Doors';
import { Example } from './landing/Example';
import { StartForm } from './landing/StartForm';

export async function generateMetadata(): Promise<Metadata> {
  const locale: Locale = await getLocale();
  const t = await getTranslations('landing');
  return publicMetadata(locale, '', { title: t('title'), description: t('description') });
}

export default function LandingPage() {
  const t = useTranslations('landing');
  const locale = useLocale();
  for (const file of facesOf(locale).landing)
    preload(file, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
  return (
    <Shell>
      <div className="wrap">
        <section className="hero">
          <div>
            <h1 className="text-hero">
              <Phrases>{t('heading')}</Phrases>
            </h1>
            <p className="mt-4 max-w-[31rem] text-[1.15rem] text-ink-2">{t('lede')}</p>
            <div className="acts mt-7">
              <StartForm className="btn">{t('start')}</StartForm>
              <a className="link" href={`/${locale}/wizard`}>
                {t('continue')}
              </a>
              <a className="link" href={`/${locale}/case/open`}>
                {t('open')}
              </a>
            </div>
            <div className="mt-5">
              <Points oneLine items={[t('facts.account'), t('facts.pause'), t('facts.unsure')]} />
            </div>
          </div>
          <Example />
        </section>
        <Doors />
        <Trust />
      </div>
    </Shell>
  );
}

function Trust() {
  const t = useTranslations('landing.trust');
  const locale = useLocale();
  return (
    <section className="trust">
      {(['basis', 'data', 'limits'] as const).map((part) => (
        <div key={part}>
          <h2>{t(`${part}.title`)}</h2>
          <p>
            {t(`${part}.text`)} {part === 'data' && <a href={`/${locale}/privacy`}>{t('data.more')}</a>}
          </p>
        </div>
      ))}
    </section>
  );
}
