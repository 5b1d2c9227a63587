import { useTranslations } from 'next-intl';
import { ChecklistRow } from '@/app/ui/ChecklistRow';
import { ExcludedOption } from '@/app/ui/ExcludedOption';
import { KeyFacts } from '@/app/ui/KeyFacts';
import { Phrases } from '@/app/ui/Phrases';
import { Reason } from '@/app/ui/Reason';
import { SectionHeading } from '@/app/ui/SectionHeading';

export function AdviceSamples() {
  return (
    <>
      <Reasons />
      <Excluded />
      <Figures />
      <Checklist />
    </>
  );
}

function Reasons() {
  const t = useTranslations('styleguide.reasons');
  return (
    <section className="sec">
      <SectionHeading title={t('heading')} lede={t('lede')} />
      <div className="grid gap-x-11 gap-y-6 lg:grid-cols-2">
        <div>
          <h3 className="bar">
            <span>{t('for')}</span>
            <span>+4</span>
          </h3>
          <ul>
            <Reason weight={3} sources={[{ label: 'Brouthers et al. 2008', grade: t('oneGrade') }]}>
              {t('one')}
            </Reason>
            <Reason
              weight={1}
              sources={[
                {
                  label: 'Vedel & Servais 2017',
                  grade: t('twoGrade'),
                  drawer: {
                    title: t('drawerTitle'),
                    claim: t('claim'),
                    rows: [
                      { term: t('where'), value: t('whereValue') },
                      { term: t('scope'), value: t('scopeValue') },
                      { term: t('answer'), value: t('answerValue'), href: '#forms' },
                      { term: t('rule'), value: 'entry.distributor.outsider', href: '#basics' },
                    ],
                  },
                },
              ]}
            >
              {t('two')}
            </Reason>
          </ul>
        </div>
        <div>
          <h3 className="bar">
            <span>{t('against')}</span>
            <span>−1</span>
          </h3>
          <ul>
            <Reason weight={-1} sources={[{ label: 'Hill, Hwang & Kim 1990', grade: t('twoGrade'), href: '#basics' }]}>
              {t('three')}
            </Reason>
          </ul>
        </div>
      </div>
    </section>
  );
}

function Excluded() {
  const t = useTranslations('styleguide.excluded');
  return (
    <section className="sec">
      <SectionHeading title={<Phrases>{t('heading')}</Phrases>} />
      <ul className="border-t border-ink">
        <ExcludedOption name={t('plant')} ruledOutBy={[t('plantWhy')]} opens={[t('plantOpen')]} />
        <ExcludedOption name={t('acquisition')} ruledOutBy={[t('acquisitionWhy')]} opens={[t('acquisitionOpen')]} />
      </ul>
    </section>
  );
}

function Figures() {
  const t = useTranslations('styleguide.facts');
  return (
    <section className="sec">
      <SectionHeading title={t('heading')} />
      <KeyFacts
        facts={[
          { label: t('without'), value: t('withoutValue'), unit: t('unit'), note: t('withoutNote') },
          { label: t('with'), value: t('withValue'), unit: t('unit'), note: t('withNote') },
          { label: t('tonnes'), value: t('tonnesValue'), unit: t('tonnesUnit') },
        ]}
      />
    </section>
  );
}

function Checklist() {
  const t = useTranslations('styleguide.checklist');
  return (
    <section className="sec max-w-[40rem]">
      <h3 className="bar">{t('heading')}</h3>
      <ul>
        <ChecklistRow id="g1" name="done" code="G1" text={t('one')} detail={t('oneDetail')} due="2027-02-20" />
        <ChecklistRow id="f1" name="done" code="F1" text={t('two')} detail={t('twoDetail')} due={t('due')} done />
      </ul>
    </section>
  );
}
