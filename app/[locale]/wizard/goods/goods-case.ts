import { redirect } from 'next/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { coreSteps } from '@/lib/wizard/server.ts';
import { type CurrentCase, caseFor, resumePath } from '../case';

/** The case of this browser, if goods matter to it; else leads back to where its owner was. */
export async function goodsCase(locale: Locale): Promise<CurrentCase> {
  const found = await caseFor(locale, 'editCase');
  const asked = coreSteps(found.compiled, found.record.profile).some(({ at }) => at.scope === 'goods');
  if (!asked) redirect(resumePath(locale, found.step));
  return found;
}
