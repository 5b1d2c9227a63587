/** What our own statements read of the tables that the account library writes. A time is text in SQLite, a `Date` in PostgreSQL. */
export interface AccountTables {
  users: { id: string; name: string; email: string; createdAt: string | Date };
  sessions: {
    id: string;
    token: string;
    userId: string;
    userAgent: string | null;
    createdAt: string | Date;
    expiresAt: string | Date;
  };
  credentials: { id: string; userId: string; providerId: string; password: string | null };
  passkeys: { id: string; userId: string; name: string | null; createdAt: string | Date | null };
  /** Tries to sign in: a hash, how many, since when in ms. */
  attempts: { key: string; count: number; since: number };
  rate_limits: { id: string; lastRequest: number };
  verifications: { id: string; expiresAt: string | Date };
  organisations: { id: string; name: string; createdAt: string | Date; keepMonths: number | null };
  members: { id: string; organizationId: string; userId: string; role: string; createdAt: string | Date };
  invitations: {
    id: string;
    organizationId: string;
    inviterId: string;
    email: string;
    role: string | null;
    status: string;
    expiresAt: string | Date;
    createdAt: string | Date;
  };
}
