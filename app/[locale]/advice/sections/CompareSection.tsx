import { useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { Tag } from '@/app/ui/Tag';
import type { ComparedMarketView, ComparisonView } from '@/lib/advice/index.ts';
import { Folded } from '../parts/Folded.tsx';
import { Notes } from '../parts/Notes.tsx';
import type { View } from '../view.ts';
import { CompareReasons } from './CompareReasons.tsx';
import { CompareTable } from './CompareTable.tsx';
import './CompareSection.css';

/** Which market first: the order in a sentence, the table it comes from, what is unknown, and every mark with its reason and source. */
export function CompareSection({ view }: { view: View }) {
  const t = useTranslations('advice.compare');
  const { comparison } = view.advice;
  if (!comparison) return null;
  const weights = view.to.answer(comparison.weightsQuestion, null);
  return (
    <section className="sec" id="compare" aria-labelledby="compare-h">
      <SectionHeading
        id="compare-h"
        title={comparison.headline}
        aside={<Tag kind={comparison.settled ? 'settled' : 'open'}>{t(comparison.settled ? 'settled' : 'open')}</Tag>}
        lede={comparison.basis}
      />
      <div className="folds">
        <Folded title={t('table')} note={t('criteria', { count: comparison.criteria.length })}>
          <CompareTable comparison={comparison} />
          <p className="small">
            {t('caption')} {weights && <a href={weights}>{t('changeWeights')}</a>}
          </p>
        </Folded>
        <Folded title={t('read')} note={comparison.notes.length}>
          <Notes view={view} notes={comparison.notes} />
        </Folded>
        <Unknown view={view} comparison={comparison} />
        <CompareReasons view={view} comparison={comparison} />
      </div>
    </section>
  );
}

/** Per market, the questions whose answers would turn a range into a mark. */
function Unknown({ view, comparison }: { view: View; comparison: ComparisonView }) {
  const t = useTranslations('advice.compare');
  const withGaps = comparison.markets.filter(({ marks }) => marks.some(({ open }) => open.length > 0));
  return (
    <Folded title={t('unknown')} note={withGaps.length}>
      {withGaps.length === 0 && <p className="none">{t('nothingUnknown')}</p>}
      <ul>
        {withGaps.map((market) => (
          <li key={market.market} className="line">
            <p>
              <b>{market.label}</b>
            </p>
            <ul className="gaps">
              {gapsOf(market, comparison).map(({ question, label, criteria }) => {
                const href = view.to.answer(question, market.market);
                return (
                  <li key={question}>
                    {t('gap', { criteria: criteria.join(t('join')) })} {href ? <a href={href}>{label}</a> : label}
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </Folded>
  );
}

/** Each open question once, with the criteria that it would settle. */
function gapsOf(
  { marks }: ComparedMarketView,
  { criteria }: ComparisonView,
): { question: string; label: string; criteria: string[] }[] {
  const gaps = criteria
    .filter(({ weight }) => weight > 0)
    .flatMap(({ criterion, label }) =>
      marks.find((mark) => mark.criterion === criterion)!.open.map((open) => ({ ...open, criterion: label })),
    );
  return [...Map.groupBy(gaps, ({ question }) => question)].map(([question, group]) => ({
    question,
    label: group[0]!.label,
    criteria: group.map(({ criterion }) => criterion),
  }));
}
