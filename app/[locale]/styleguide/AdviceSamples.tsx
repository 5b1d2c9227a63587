import { type Locale, useLocale, useTranslations } from 'next-intl';
import { SectionHeading } from '@/app/ui/SectionHeading';
import { waysBeside } from '@/lib/advice/index.ts';
import { Reasons } from '../advice/parts/Reasons.tsx';
import { ActionsSection } from '../advice/sections/ActionsSection.tsx';
import { CarbonSection } from '../advice/sections/CarbonSection.tsx';
import { RisksSection } from '../advice/sections/RisksSection.tsx';
import { RuledOut } from '../advice/sections/RuledOut.tsx';
import { viewOf } from '../advice/view.ts';
import { Beside } from '../compare/Beside.tsx';
import { exampleAdvice } from '../example/advice.ts';
import { firstExample } from '../example/examples.ts';

/** Parts of the advice that are words and tables, of one worked example. */
export function AdviceSamples() {
  const t = useTranslations('styleguide');
  const locale: Locale = useLocale();
  const example = exampleAdvice(firstExample, locale)!;
  const view = viewOf(example.advice, { id: firstExample, name: example.name });
  const market = example.advice.markets[0]!;
  const { options } = market.entry;
  const best = options[0]!;
  const table = waysBeside(
    example.advice,
    market.id,
    options.slice(0, 2).map(({ mode }) => mode),
  );
  return (
    <div className="advice">
      <section className="sec">
        <SectionHeading title={t('reasons')} />
        <Reasons view={view} reasons={[...best.for, ...best.against].slice(0, 4)} />
      </section>
      <section className="sec">
        <SectionHeading title={t('excluded')} />
        <h3 className="bar">{market.label}</h3>
        <RuledOut
          view={view}
          options={options.filter(({ status }) => status === 'ruledOut').slice(0, 2)}
          decision="entry.mode"
          market={market.id}
        />
      </section>
      <CarbonSection view={view} />
      <RisksSection view={view} />
      <ActionsSection view={view} />
      <section className="sec">
        <SectionHeading title={t('beside')} />
        {table && <Beside table={table} foldEqual={false} />}
      </section>
    </div>
  );
}
