'use client';

import { memo, type ReactNode, useDeferredValue } from 'react';
import { Dock } from '@/app/ui/Dock';
import { Tag } from '@/app/ui/Tag';
import type { At } from '@/lib/engine/index.ts';
import { ViewLines } from '../ViewPanel';
import { dockLine } from './dock-line';
import { useLivePanel } from './LivePanel';

export interface LiveDockProps {
  /** Place and section of the question. */
  step: { readonly at: At; readonly chapter: string };
  children: ReactNode;
}

const Sheet = memo(ViewLines);

/** The dock with the line of the panel that the question is about. */
export function LiveDock({ step, children }: LiveDockProps) {
  const panel = useLivePanel();
  const { lines } = panel;
  // Closed, or about to be opened: it need not be there with the same frame.
  const { lines: later, footer } = useDeferredValue(panel);
  const { short, value, tag } = dockLine(lines, step);
  return (
    <Dock
      view={{
        label: short,
        value,
        tag: <Tag kind={tag.kind}>{tag.text}</Tag>,
        sheet: <Sheet lines={later} footer={footer} />,
      }}
    >
      {children}
    </Dock>
  );
}
