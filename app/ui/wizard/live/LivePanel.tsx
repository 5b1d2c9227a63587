'use client';

import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import type { At, Profile } from '@/lib/engine/index.ts';
import { type Beside, recordAnswers } from '@/lib/wizard/index.ts';
import type { Panel } from '../panel';
import { prepareToRead } from '../read-answer';
import { engine } from './engine';

/** Shows what would be said with these answers at the place of the question; null: with what is saved. */
export type Propose = (answers: Beside | null) => void;

// Two of them: a form that only proposes is not drawn anew with the panel.
const PanelContext = createContext<Panel | null>(null);
const ProposeContext = createContext<Propose | null>(null);

export function useLivePanel(): Panel {
  return inside(useContext(PanelContext));
}

export function usePropose(): Propose {
  return inside(useContext(ProposeContext));
}

function inside<T>(value: T | null): T {
  if (value === null) throw new Error('there is no LivePanel around this');
  return value;
}

export interface LivePanelProps {
  /** As the server says it, for the saved answers. */
  panel: Panel;
  profile: Profile;
  at: At;
  /** Address of what the engine decides by. */
  address: string;
  children: ReactNode;
}

/** Keeps the side panel and the dock up to date with what stands in the form: by the engine in the browser where it is there, else when the server has saved. */
export function LivePanel({ panel, profile, at, address, children }: LivePanelProps) {
  const [proposed, setProposed] = useState<{ readonly saved: Panel; readonly panel: Panel } | null>(null);
  useEffect(() => {
    engine.open(address, profile, () => void prepareToRead().catch(() => undefined));
    return () => engine.drop();
  }, [address, profile]);
  const propose = useCallback<Propose>(
    (answers) => {
      if (answers) {
        engine.ask(recordAnswers(profile, at, answers), (next) => setProposed({ saved: panel, panel: next }));
        return;
      }
      engine.drop();
      setProposed(null);
    },
    [panel, profile, at],
  );
  // What was proposed for answers saved before this page says nothing about it.
  const shown = proposed?.saved === panel ? proposed.panel : panel;
  return (
    <ProposeContext value={propose}>
      <PanelContext value={shown}>{children}</PanelContext>
    </ProposeContext>
  );
}
