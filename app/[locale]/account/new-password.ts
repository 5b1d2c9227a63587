import type { getTranslations } from 'next-intl/server';
import type { FormField } from '@/app/ui/TextForm';
import { passwordLength } from '@/lib/accounts/index.ts';

/** The field for a password that is chosen now, with the length that is allowed. */
export function newPassword(t: Awaited<ReturnType<typeof getTranslations<'account.newcomer'>>>): FormField {
  return {
    name: 'password',
    label: t('password'),
    help: t('passwordHelp', passwordLength),
    type: 'password',
    autoComplete: 'new-password',
    maxLength: passwordLength.most,
  };
}
