import type { Entry } from '@/lib/explain/index.ts';
import { ActionEntry } from './entries/ActionEntry.tsx';
import { CaseEntry } from './entries/CaseEntry.tsx';
import { CriterionEntry } from './entries/CriterionEntry.tsx';
import { DecisionEntry } from './entries/DecisionEntry.tsx';
import { EvidenceEntry } from './entries/EvidenceEntry.tsx';
import { FactEntry } from './entries/FactEntry.tsx';
import { FrameworkEntry } from './entries/FrameworkEntry.tsx';
import { NoteEntry } from './entries/NoteEntry.tsx';
import { OptionEntry } from './entries/OptionEntry.tsx';
import { ParameterEntry } from './entries/ParameterEntry.tsx';
import { QuestionEntry } from './entries/QuestionEntry.tsx';
import { RiskEntry } from './entries/RiskEntry.tsx';
import { RuleEntry } from './entries/RuleEntry.tsx';
import { SourceEntry } from './entries/SourceEntry.tsx';
import { StepEntry } from './entries/StepEntry.tsx';
import { SupportEntry } from './entries/SupportEntry.tsx';

/** The part of a record's page that differs from kind to kind. */
export function EntryBody({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'decision':
      return <DecisionEntry entry={entry} />;
    case 'option':
      return <OptionEntry entry={entry} />;
    case 'rule':
      return <RuleEntry entry={entry} />;
    case 'step':
      return <StepEntry entry={entry} />;
    case 'question':
      return <QuestionEntry entry={entry} />;
    case 'fact':
      return <FactEntry entry={entry} />;
    case 'parameter':
      return <ParameterEntry entry={entry} />;
    case 'risk':
      return <RiskEntry entry={entry} />;
    case 'action':
      return <ActionEntry entry={entry} />;
    case 'support':
      return <SupportEntry entry={entry} />;
    case 'note':
      return <NoteEntry entry={entry} />;
    case 'evidence':
      return <EvidenceEntry entry={entry} />;
    case 'source':
      return <SourceEntry entry={entry} />;
    case 'framework':
      return <FrameworkEntry entry={entry} />;
    case 'case':
      return <CaseEntry entry={entry} />;
    case 'term':
      return null;
    case 'criterion':
      return <CriterionEntry entry={entry} />;
  }
}
