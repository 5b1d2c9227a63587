import type { Store } from '../store/index.ts';
import type { Accounts } from './accounts.ts';
import { createAuth } from './auth.ts';
import { isRefusal } from './refusal.ts';

/** A token with which the owner of an account sets a new password, good for a day; null if the address has no account. */
export async function resetToken(store: Store, secret: string, email: string): Promise<string | null> {
  let made: string | null = null;
  const auth = createAuth({
    store,
    secret,
    origin: 'http://localhost',
    onReset: async (_, token) => {
      made = token;
    },
  });
  await auth.api.requestPasswordReset({ body: { email: email.trim().toLowerCase() } });
  return made;
}

/** Sets the password and ends every session. @returns false if the token is used, out of date, or never was one */
export async function resetPassword({ auth }: Accounts, token: string, password: string): Promise<boolean> {
  try {
    await auth.api.resetPassword({ body: { token, newPassword: password } });
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}
