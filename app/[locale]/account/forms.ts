import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { accountsFor, type Visitor, visitor } from '@/app/access/visitor';
import type { FormState } from '@/app/ui/form-state';
import type { Accounts } from '@/lib/accounts/server.ts';
import type { Locale } from '@/lib/i18n/routing';
import { StoreError } from '@/lib/store/index.ts';
import { localeOf } from '../wizard/locale';

/** What every action of an account is given. */
export interface Acting {
  readonly locale: Locale;
  readonly sent: Headers;
  readonly accounts: Accounts;
  readonly t: Awaited<ReturnType<typeof getTranslations<'account'>>>;
  text(name: string): string;
}

/** Runs a form's work; if the store cannot be reached, says so, and nothing typed is lost but passwords. */
export async function answered(
  state: FormState | null,
  form: FormData,
  keep: readonly string[],
  work: (acting: Acting) => Promise<Omit<FormState, 'attempt' | 'values'>>,
): Promise<FormState> {
  const locale = localeOf(form);
  const t = await getTranslations({ locale, namespace: 'account' });
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const attempt = (state?.attempt ?? 0) + 1;
  const values = Object.fromEntries(keep.map((name) => [name, text(name).slice(0, 500)]));
  try {
    const sent = await headers();
    return { attempt, values, ...(await work({ locale, sent, accounts: await accountsFor(sent), t, text })) };
  } catch (error) {
    if (error instanceof StoreError) return { attempt, values, problem: t('failed') };
    throw error;
  }
}

/** Who is signed in, or on to where one signs in. */
export async function signedIn(locale: Locale): Promise<Visitor> {
  const person = await visitor();
  if (!person) redirect(`/${locale}/sign-in`);
  return person;
}
