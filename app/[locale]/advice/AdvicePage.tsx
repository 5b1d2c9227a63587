import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Shell } from '@/app/ui/Shell';
import { may, type Party } from '@/lib/access/index.ts';
import type { Advice } from '@/lib/advice/index.ts';
import './advice.css';
import { Contents } from './Contents.tsx';
import { AdviserNotes } from './parts/AdviserNotes.tsx';
import { EvidenceInPlace } from './parts/EvidenceInPlace.tsx';
import { ActionsSection } from './sections/ActionsSection.tsx';
import { AnswersSection } from './sections/AnswersSection.tsx';
import { BasisSection } from './sections/BasisSection.tsx';
import { CarbonSection } from './sections/CarbonSection.tsx';
import { ChangeSection } from './sections/ChangeSection.tsx';
import { CompareSection } from './sections/CompareSection.tsx';
import { EntrySection } from './sections/EntrySection.tsx';
import { FirstScreen } from './sections/FirstScreen.tsx';
import { LevelSection } from './sections/LevelSection.tsx';
import { ModelSection } from './sections/ModelSection.tsx';
import { PathwaySection } from './sections/PathwaySection.tsx';
import { ReadinessSection } from './sections/ReadinessSection.tsx';
import { RisksSection } from './sections/RisksSection.tsx';
import { SupportSection } from './sections/SupportSection.tsx';
import { SureSection } from './sections/SureSection.tsx';
import { type ExampleCase, type Judgement, viewOf } from './view.ts';

interface AdvicePageProps {
  advice: Advice;
  /** A worked example: its case. Without it the advice is the reader's own, whose answers can be changed and which can be taken away. */
  example?: ExampleCase;
  /** The reader came by a link that only shows the case: its key. */
  sharedKey?: string;
  /** In which capacity the reader has the case; who may not change it gets no ways to. */
  party?: Party;
  /** What members of the case's organisation wrote, for one of them. */
  judgement?: Judgement | null;
  /** Stands over the first sentence: what kind of advice this is, if it is not the reader's own. */
  above?: ReactNode;
}

/** The whole advice as a story. Everything it says stands in the document; the page only puts it in order. */
export function AdvicePage({
  advice,
  example,
  sharedKey,
  party = 'privateLink',
  judgement = null,
  above,
}: AdvicePageProps) {
  const t = useTranslations('advice');
  const view = viewOf(advice, example ?? null, sharedKey, may(party, 'editCase'), judgement);
  const actions = view.editable
    ? [
        { href: `/${advice.locale}/check`, label: t('header.answers') },
        { href: `/${advice.locale}/checklist`, label: t('header.checklist') },
        { href: `/${advice.locale}/case`, label: t('header.keep') },
      ]
    : party !== 'privateLink' && may(party, 'readCase') && !example && !sharedKey
      ? [{ href: `/${advice.locale}/checklist`, label: t('header.checklist') }]
      : [];
  return (
    <Shell wide actions={actions}>
      <div className="wrap wide advice">
        <Contents advice={advice} />
        <div>
          <FirstScreen view={view} above={above} />
          <AdviserNotes view={view} section="general" />
          <LevelSection view={view} />
          <AdviserNotes view={view} section="level" />
          <ModelSection view={view} />
          <AdviserNotes view={view} section="model" />
          <CompareSection view={view} />
          <EntrySection view={view} />
          <CarbonSection view={view} />
          {advice.carbon && <AdviserNotes view={view} section="carbon" />}
          <ReadinessSection view={view} />
          <RisksSection view={view} />
          <AdviserNotes view={view} section="risks" />
          <ActionsSection view={view} />
          <AdviserNotes view={view} section="actions" />
          <SupportSection view={view} />
          {advice.support.length > 0 && <AdviserNotes view={view} section="support" />}
          <PathwaySection view={view} />
          <AdviserNotes view={view} section="roadmap" />
          <SureSection view={view} />
          <ChangeSection view={view} />
          <AnswersSection view={view} />
          <BasisSection view={view} />
          <EvidenceInPlace />
        </div>
      </div>
    </Shell>
  );
}
