import { useTranslations } from 'next-intl';
import { LeadBar } from '@/app/ui/chart/LeadBar';
import { LevelMap } from '@/app/ui/chart/LevelMap';
import { TwoStrengthMap } from '@/app/ui/chart/TwoStrengthMap';
import { Phrases } from '@/app/ui/Phrases';
import { SectionHeading } from '@/app/ui/SectionHeading';

export function ChartSamples() {
  return (
    <>
      <LevelMaps />
      <Strengths />
      <Leads />
    </>
  );
}

function LevelMaps() {
  const t = useTranslations('styleguide.map');
  const e = useTranslations('landing.example');
  const zones = {
    prepare: { label: t('prepare'), note: t('prepareNote') },
    product: { label: e('product'), note: e('productNote') },
    brand: { label: e('brand'), note: e('brandNote') },
    integrated: { label: e('integrated'), note: e('integratedNote') },
  };
  return (
    <section className="sec">
      <SectionHeading title={t('heading')} />
      <div className="grid gap-8">
        <div>
          <LevelMap
            finding={t('finding')}
            zones={zones}
            now={{ zone: 'product', label: e('now') }}
            next={{ zone: 'brand', label: e('next') }}
            later
            hallmarks={{
              title: t('hallmarks'),
              items: [
                { label: t('h1'), state: 'not' },
                { label: t('h2'), state: 'not' },
                { label: t('h3'), state: 'open' },
                { label: t('h4'), state: 'not' },
              ],
            }}
          />
        </div>
        <LevelMap
          finding={t('findingStay')}
          zones={zones}
          now={{ zone: 'integrated', label: e('now') }}
          next={{ zone: 'integrated', label: t('stay') }}
          hallmarks={{
            title: t('hallmarksStay'),
            items: [
              { label: t('h1'), state: 'met' },
              { label: t('h2'), state: 'met' },
              { label: t('h3'), state: 'open' },
              { label: t('h4'), state: 'met' },
            ],
          }}
        />
        <LevelMap
          finding={t('findingPrepare')}
          zones={zones}
          now={{ zone: 'prepare', label: e('now') }}
          next={{ zone: 'product', label: e('next') }}
        />
        <LevelMap
          finding={t('finding')}
          zones={zones}
          now={{ zone: 'brand', label: e('now') }}
          next={{ zone: 'integrated', label: e('next') }}
          hallmarks={{
            title: t('hallmarks'),
            items: [
              { label: t('h1'), state: 'not' },
              { label: t('h3'), state: 'open' },
            ],
          }}
        />
      </div>
    </section>
  );
}

function Strengths() {
  const t = useTranslations('styleguide.strengths');
  return (
    <section className="sec">
      <SectionHeading title={<Phrases>{t('heading')}</Phrases>} />
      <TwoStrengthMap
        finding={t('finding')}
        min={0}
        max={10}
        cut={5}
        you={{
          label: t('you'),
          technology: 2.2,
          resources: 3,
          technologyRange: [1.5, 3.1],
          resourcesRange: [1.9, 4.2],
        }}
        references={[
          { label: t('byd'), technology: 8.6, resources: 4.1 },
          { label: t('catl'), technology: 8.2, resources: 6.3 },
          { label: t('geely26'), technology: 6.8, resources: 6.9 },
          { label: t('geely10'), technology: 2.4, resources: 7.6 },
          { label: t('huayou'), technology: 3.6, resources: 8.7 },
        ]}
        axes={{ technology: t('technology'), resources: t('resources') }}
        quadrants={{
          buildFirst: t('buildFirst'),
          ruleExport: t('ruleExport'),
          chainIntegration: t('chain'),
          convergent: t('convergent'),
        }}
      />
    </section>
  );
}

function Leads() {
  const t = useTranslations('styleguide');
  const scale = { min: -4, max: 8 };
  return (
    <section className="sec max-w-[30rem]">
      <h3 className="bar">{t('lead.heading')}</h3>
      <LeadBar
        label={t('lead.level')}
        tag={t('settled')}
        settled
        words={t('lead.fromTo', { now: '+4', low: '+2', high: '+6' })}
        lead={{ now: 4, low: 2, high: 6 }}
        scale={scale}
      />
      <LeadBar
        label={t('lead.germany')}
        tag={t('lead.oneOpen')}
        settled={false}
        words={t('lead.fromTo', { now: '+2', low: '−1', high: '+4' })}
        lead={{ now: 2, low: -1, high: 4 }}
        scale={scale}
      />
    </section>
  );
}
