export { type Accounts, accountsAt, createAccounts } from './accounts.ts';
export { attempt, mostAttempts } from './attempts.ts';
export { addressHeader, authOptions, openPaths } from './auth.ts';
export {
  type Invitation,
  type Invited,
  invitationKey,
  invitationsOf,
  invite,
  invitedBy,
  join,
  joinAsNewcomer,
  withdraw,
} from './invitations.ts';
export { type Mail, type MailSettings, mailComplaint, mailSettings, sendMail } from './mail.ts';
export {
  changeOrganisation,
  changeRole,
  choose,
  leave,
  type Member,
  type Membership,
  membershipsOf,
  membersOf,
  removeMember,
} from './members.ts';
export {
  addFirstOwner,
  deletePerson,
  isOwnerToken,
  isPassword,
  type Newcomer,
  type NewcomerProblem,
  newcomerProblem,
  openOrganisation,
  ownerToken,
  type Person,
  personOf,
  signIn,
  signOut,
} from './people.ts';
export { resetPassword, resetToken } from './reset.ts';
export { serverSecret } from './secret.ts';
export {
  changePassword,
  endOtherSessions,
  endSession,
  type Passkey,
  passkeysOf,
  removePasskey,
  type Session,
  sessionsOf,
} from './sessions.ts';
export { tidy } from './tidy.ts';
