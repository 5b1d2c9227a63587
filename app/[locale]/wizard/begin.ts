import { redirect } from 'next/navigation';
import type { CompiledBook, Profile } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import { checkPlace, resumeAt } from '@/lib/wizard/server.ts';
import { holdCase, resumePath } from './case';
import { contentOf } from './content';

/**
 * A new case with these answers for this browser, and on to its first open question.
 * @throws StoreError
 */
export async function beginCase(compiled: CompiledBook, profile: Profile, locale: Locale): Promise<never> {
  const step = resumeAt(compiled, profile);
  const key = await (await store()).createCase(contentOf(locale, profile, { step: step ?? checkPlace }));
  await holdCase(key);
  redirect(resumePath(locale, step));
}
