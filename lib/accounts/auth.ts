import { passkey } from '@better-auth/passkey';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { nextCookies } from 'better-auth/next-js';
import { organization } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { may, type Role, roles } from '../access/index.ts';
import { newKey, type Store } from '../store/index.ts';
import { passwordLength, sessionDays } from './limits.ts';

/** The header in which our server says where a request comes from; it overwrites what a client sends (scripts/serve.mjs). */
export const addressHeader = 'x-landfall-address';

/** Addresses of the library that browsers call: a passkey needs a script. All else goes through server actions. */
export const openPaths = [
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
];

const controlled = {
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
} as const;

/** The library checks too, by what lib/access says. */
function roleFor(access: ReturnType<typeof createAccessControl<typeof controlled>>, role: Role) {
  return access.newRole({
    organization: may(role, 'rename') ? ['update'] : [],
    member: [
      ...(may(role, 'changeRole') ? (['update'] as const) : []),
      ...(may(role, 'removeMember') ? (['delete'] as const) : []),
    ],
    invitation: may(role, 'invite') ? ['create', 'cancel'] : [],
  });
}

interface Settings {
  readonly store: Pick<Store, 'database'>;
  readonly secret: string;
  /** Where this server is reached, such as `https://advice.example.org`. */
  readonly origin: string;
  /** Takes the token of a link that sets a new password. */
  readonly onReset?: (userId: string, token: string) => Promise<void>;
}

export function authOptions({ store, secret, origin, onReset }: Settings) {
  const access = createAccessControl(controlled);
  const verified = (userVerified: boolean) => {
    // The device alone is not enough: whoever holds it must have shown that it is theirs.
    if (!userVerified) throw new APIError('UNAUTHORIZED', { message: 'user verification is required' });
  };
  return {
    appName: 'Landfall',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [origin],
    database: store.database,
    telemetry: { enabled: false },
    // Its messages name e-mail addresses.
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      // Accounts come from the first owner's link and from invitations only.
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 24 * 3600,
      sendResetPassword: async ({ user, token }) => onReset?.(user.id, token),
    },
    user: { modelName: 'users' },
    account: { modelName: 'credentials' },
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    session: {
      modelName: 'sessions',
      expiresIn: sessionDays * 24 * 3600,
      // A page cannot set a cookie: sessions end when they were said to end.
      disableSessionRefresh: true,
    },
    rateLimit: { enabled: true, storage: 'database', modelName: 'rate_limits', window: 60, max: 30 },
    advanced: {
      cookiePrefix: 'landfall',
      database: { generateId: () => newKey().id },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      organization({
        creatorRole: 'owner' satisfies Role,
        ac: access,
        roles: Object.fromEntries(roles.map((role) => [role, roleFor(access, role)])),
        membershipLimit: 500,
        invitationExpiresIn: 7 * 24 * 3600,
        cancelPendingInvitationsOnReInvite: true,
        // An invitation is bound to an address and its link is signed; there may be no mail server to verify with.
        requireEmailVerificationOnInvitation: false,
        schema: {
          organization: {
            modelName: 'organisations',
            additionalFields: { keepMonths: { type: 'number', required: false, input: false } },
          },
          member: { modelName: 'members' },
          invitation: { modelName: 'invitations' },
        },
      }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: 'Landfall',
        origin,
        schema: { passkey: { modelName: 'passkeys' } },
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: async ({ verification }) => verified(verification.registrationInfo?.userVerified ?? false),
        },
        authentication: {
          afterVerification: async ({ verification }) => verified(verification.authenticationInfo.userVerified),
        },
      }),
      nextCookies(),
    ],
  } satisfies BetterAuthOptions;
}

export function createAuth(settings: Settings) {
  return betterAuth(authOptions(settings));
}

export type Auth = ReturnType<typeof createAuth>;
