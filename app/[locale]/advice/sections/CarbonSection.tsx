import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Tag } from '@/app/ui/Tag';
import { Basis } from '../parts/Basis.tsx';
import type { View } from '../view.ts';

export function CarbonSection({ view }: { view: View }) {
  const t = useTranslations('advice.carbon');
  const { cbam, risks } = view.advice;
  const related = risks.filter(({ id }) => id.startsWith('cbam') || id.startsWith('carbon'));
  const href = view.to.answer('goodsFamily', view.advice.goods[0]?.id ?? null);
  return (
    <section className="sec" id="carbon" aria-labelledby="carbon-h">
      <SectionHeading
        id="carbon-h"
        title={t(`heading.${cbam.exposure}`)}
        aside={cbam.exposure === 'unknown' ? <Tag kind="open">{t('open')}</Tag> : null}
        lede={cbam.text}
      />
      <Basis view={view} evidence={cbam.evidence} />
      {related.length > 0 && cbam.exposure !== 'none' && (
        <p>
          {t('risks')}{' '}
          {related.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && t('join')}
              <a href={`#risk-${id}`}>{name}</a>
            </span>
          ))}
        </p>
      )}
      <p className="small">
        {t('note')}{' '}
        {cbam.exposure === 'unknown' && href && view.advice.goods.length > 0 && <a href={href}>{t('answer')}</a>}
      </p>
    </section>
  );
}
