import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/app/ui/form-state';
import type { Locale } from '@/lib/i18n/routing';
import { longest, StoreError } from '@/lib/store/index.ts';
import { localeOf } from '../wizard/locale';

export interface Form {
  readonly locale: Locale;
  readonly t: Awaited<ReturnType<typeof getTranslations<'desk'>>>;
  text(name: string): string;
}

/** Runs a form's work; if the store cannot be reached, says so, and nothing typed is lost. */
export async function answered(
  state: FormState | null,
  form: FormData,
  keep: readonly string[],
  work: (form: Form) => Promise<Omit<FormState, 'attempt' | 'values'>>,
): Promise<FormState> {
  const locale = localeOf(form);
  const t = await getTranslations({ locale, namespace: 'desk' });
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const attempt = (state?.attempt ?? 0) + 1;
  const values = Object.fromEntries(keep.map((name) => [name, text(name).slice(0, 2 * longest.note)]));
  try {
    const done = await work({ locale, t, text });
    // What was done leaves an empty form, or the page as it is now.
    return { attempt, ...(done.problem ? { values } : {}), ...done };
  } catch (error) {
    if (error instanceof StoreError) return { attempt, values, problem: t('failed') };
    throw error;
  }
}

/** Whether a text can be the name of a client or an organisation. */
export function isName(text: string): boolean {
  return text !== '' && text.length <= longest.name && !text.includes('\0');
}

/** The client that a choice names; null for none. */
export function chosenClient(form: FormData): string | null {
  const value = form.get('client');
  return typeof value === 'string' && value !== '' ? value : null;
}
