import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { may } from '@/lib/access/index.ts';
import { buildAdvice, carbonChoice, parseAim } from '@/lib/advice/index.ts';
import { carbonBasis } from '@/lib/advice/node.ts';
import { DeskNote } from '../case/DeskNote.tsx';
import { RulesChanged } from '../case/RulesChanged.tsx';
import { currentCaseFor } from '../wizard/case.ts';
import { AdvicePage } from './AdvicePage.tsx';
import { NoCase } from './NoCase.tsx';
import { judgementOf, withOwnViews } from './own-view.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('advice');
  return { title: t('title'), robots: { index: false, follow: false, nocache: true } };
}

interface Props {
  searchParams: Promise<{ whatif?: string | string[]; price?: string | string[]; law?: string | string[] }>;
}

/** The advice for the case that the reader's cookie opens. `?whatif=` asks what would have to be true for an option; `?price=` and `?law=` try a carbon price and a scenario. */
export default async function Page({ searchParams }: Props) {
  const locale: Locale = await getLocale();
  const found = await currentCaseFor('readAdvice');
  if (!found) return <NoCase />;
  const { compiled, record } = found;
  const { whatif, price, law } = await searchParams;
  // An option that this firm does not have (any more) is not asked about.
  const asked = typeof whatif === 'string' ? parseAim(compiled, record.profile, whatif) : null;
  const plain = buildAdvice(compiled, record.profile, locale, asked, carbonBasis(carbonChoice(price, law)));
  const advice = await withOwnViews(found, plain);
  return (
    <AdvicePage
      advice={advice}
      party={found.party}
      judgement={await judgementOf(found, locale)}
      above={
        <>
          <DeskNote found={found} locale={locale} />
          {may(found.party, 'editCase') && <RulesChanged found={found} locale={locale} />}
        </>
      }
    />
  );
}
