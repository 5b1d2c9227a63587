'use server';

import { redirect } from 'next/navigation';
import { compiledBook } from '@/lib/advice/node.ts';
import { ruleBook, rulesFolder } from '@/lib/rulebook/node.ts';
import { store } from '@/lib/store/index.ts';
import { profileOf } from '@/lib/verify/index.ts';
import { readReport } from '@/lib/verify/server.ts';
import { checkPlace, resumeAt } from '@/lib/wizard/server.ts';
import { keyText } from '../../wizard/case';
import { localeOf } from '../../wizard/locale';
import { firmsOf } from './firms.ts';

/** Opens a firm of the verifier as a case of its own. Its private link asks first where this browser holds another. */
export async function openFirm(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const report = readReport(rulesFolder());
  const witness = report && firmsOf(report).get(String(form.get('firm')));
  if (!witness) redirect(`/${locale}/rules/check`);
  const compiled = compiledBook();
  const profile = profileOf(compiled, witness);
  const { version, hash } = ruleBook().book;
  const place = { step: resumeAt(compiled, profile) ?? checkPlace };
  const key = await (await store()).createCase({ profile, place, locale, rulebook: { version, hash } });
  redirect(`/${locale}/c/${keyText(key)}`);
}
