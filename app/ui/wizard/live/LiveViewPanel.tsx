'use client';

import { ViewPanel } from '../ViewPanel';
import { useLivePanel } from './LivePanel';

/** The side panel that follows the form. */
export function LiveViewPanel({ title }: { title: string }) {
  return <ViewPanel title={title} panel={useLivePanel()} />;
}
