import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/ui/Button';
import { Phrases } from '@/app/ui/Phrases';
import { ProgressEdge } from '@/app/ui/ProgressEdge';
import { Shell } from '@/app/ui/Shell';
import { AdviceSamples } from './AdviceSamples';
import { Basics } from './Basics';
import { ChartSamples } from './ChartSamples';
import { FormSamples } from './FormSamples';
import { PictureSamples, SquareSamples } from './PictureSamples.tsx';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('styleguide');
  return { title: t('title'), robots: { index: false, follow: false } };
}

/** Every component in its states. Linked from nowhere. */
export default function StyleguidePage() {
  const t = useTranslations('styleguide');
  const states = ['done', 'done', 'skipped', 'done', 'current', 'left', 'left'] as const;
  const minutes = [4, 5, 1, 3, 6, 4, 3];
  const names = ['firm', 'product', 'resources', 'network', 'markets', 'carbon', 'intent'] as const;
  return (
    <Shell
      nav={[{ href: '#basics', label: t('type') }]}
      actions={[{ href: '#forms', label: t('download') }]}
      below={
        <ProgressEdge
          label={t('progress')}
          position={t('position')}
          left={t('left')}
          sections={names.map((name, index) => ({
            id: name,
            label: t(`sections.${name}`),
            minutes: minutes[index] ?? 1,
            state: states[index] ?? 'left',
            progress: 0.35,
          }))}
        />
      }
    >
      <div className="wrap">
        <div className="py-10">
          <h1>
            <Phrases>{t('heading')}</Phrases>
          </h1>
          <p className="lede mt-2">{t('lede')}</p>
        </div>
        <div id="basics">
          <Basics />
        </div>
        <FormSamples />
        <div id="charts">
          <ChartSamples />
          <SquareSamples />
        </div>
        <PictureSamples />
        <AdviceSamples />
        <p className="mt-8">
          <ButtonLink href="#basics" quiet>
            {t('back')}
          </ButtonLink>
        </p>
      </div>
    </Shell>
  );
}
