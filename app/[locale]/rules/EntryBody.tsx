import { ActionEntry } from './entries/ActionEntry.tsx';
import { CriterionEntry } from './entries/CriterionEntry.tsx';
import { DecisionEntry } from './entries/DecisionEntry.tsx';
import { FactEntry } from './entries/FactEntry.tsx';
import { NoteEntry } from './entries/NoteEntry.tsx';
import { ParameterEntry } from './entries/ParameterEntry.tsx';
import { RiskEntry } from './entries/RiskEntry.tsx';
import { RuleEntry } from './entries/RuleEntry.tsx';
import { StepEntry } from './entries/StepEntry.tsx';
import { SupportEntry } from './entries/SupportEntry.tsx';
import type { Entry } from './find.ts';

/** The part of an entry's page that differs from kind to kind. */
export function EntryBody({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'decision':
      return <DecisionEntry entry={entry} />;
    case 'rule':
      return <RuleEntry entry={entry} />;
    case 'step':
      return <StepEntry entry={entry} />;
    case 'note':
      return <NoteEntry entry={entry} />;
    case 'risk':
      return <RiskEntry entry={entry} />;
    case 'action':
      return <ActionEntry entry={entry} />;
    case 'support':
      return <SupportEntry entry={entry} />;
    case 'criterion':
      return <CriterionEntry entry={entry} />;
    case 'fact':
      return <FactEntry entry={entry} />;
    case 'parameter':
      return <ParameterEntry entry={entry} />;
  }
}
