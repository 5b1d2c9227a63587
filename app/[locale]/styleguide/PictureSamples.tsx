import { type Locale, useLocale, useTranslations } from 'next-intl';
import { DotPlot } from '@/app/ui/chart/DotPlot';
import { Squares } from '@/app/ui/chart/Squares';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { EntryFigure } from '../advice/sections/EntryFigure.tsx';
import { Leads } from '../advice/sections/Leads.tsx';
import { LevelFigure } from '../advice/sections/LevelFigure.tsx';
import { RiskFigure } from '../advice/sections/RiskFigure.tsx';
import { Roadmap } from '../advice/sections/Roadmap.tsx';
import { codedRisks } from '../advice/sections/risk-codes.ts';
import { StrengthFigure } from '../advice/sections/StrengthFigure.tsx';
import { viewOf } from '../advice/view.ts';
import { exampleAdvice } from '../example/advice.ts';
import '../advice/advice.css';

/** Integrated; to prepare first; with nearly everything open; with a market in which nothing is open. */
const edges = ['huayou-2026', 'made-up-nobody-in-charge', 'byd-2026', 'made-up-kitchen-brand'] as const;

/** The pictures of the advice at its edges, drawn from worked examples. */
export function PictureSamples() {
  const locale: Locale = useLocale();
  return edges.flatMap((id) => {
    const example = exampleAdvice(id, locale);
    return example ? [<Sample key={id} id={id} example={example} />] : [];
  });
}

function Sample({
  id,
  example: { advice, name },
}: {
  id: string;
  example: NonNullable<ReturnType<typeof exampleAdvice>>;
}) {
  const view = viewOf(advice, { id, name });
  const market = advice.markets.at(-1);
  return (
    <section className="sec">
      <SectionHeading title={name} />
      <LevelFigure view={view} />
      <div className="grid gap-11 lg:grid-cols-2">
        <StrengthFigure view={view} />
        {market && <EntryFigure market={market} />}
      </div>
      {market && <Roadmap view={view} market={market} />}
      <RiskFigure risks={codedRisks(advice.risks)} />
      <Leads view={view} />
    </section>
  );
}

export function SquareSamples() {
  const t = useTranslations('styleguide.squares');
  return (
    <section className="sec">
      <SectionHeading title={t('heading')} />
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="grid content-start gap-6">
          {[100, 93, 48].map((share) => (
            <Squares key={share} title={t('title', { share })} share={share} />
          ))}
        </div>
        <div>
          <DotPlot
            finding={t('finding')}
            rows={[
              { label: t('outlook'), now: 2, needed: 1, strong: 3, max: 4 },
              { label: t('partners'), now: 0, needed: 1, strong: 3, max: 4 },
              { label: t('team'), now: 4, needed: 1, strong: 3, max: 4 },
            ]}
          />
        </div>
      </div>
    </section>
  );
}
