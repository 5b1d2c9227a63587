'use server';

import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { counterfactual, parseAim } from '@/lib/advice/index.ts';
import { currentCaseFor } from '../wizard/case.ts';
import { ChangeCards } from './sections/ChangeCards.tsx';
import { answerAddress } from './view.ts';

/** What would have to be true for an option (`AskableGroup`), ready to be shown; null if this browser's firm has no such option. */
export async function askWhatIf(key: string): Promise<ReactNode> {
  const [locale, found] = await Promise.all([getLocale(), currentCaseFor('readAdvice')]);
  if (!found) return null;
  const { compiled, record } = found;
  const aim = parseAim(compiled, record.profile, key);
  if (!aim) return null;
  const item = counterfactual(compiled, record.profile, locale, aim);
  return <ChangeCards items={[item]} answer={answerAddress(locale, record.profile)} />;
}
