import type { Engagement } from './desk-work-types.ts';
import type { CaseContent, CaseExport, CaseHome, CaseKey } from './types.ts';

export interface Client {
  readonly id: string;
  readonly name: string;
  /** ISO 8601 in UTC, or null. */
  readonly archivedAt: string | null;
  readonly createdAt: string;
  /** How many cases it has, archived ones too. */
  readonly cases: number;
}

/** What a case is listed by. */
export interface DeskCase extends Pick<CaseContent, 'rulebook' | 'outcome'>, Omit<CaseHome, 'organisation'> {
  readonly id: string;
  readonly clientName: string | null;
  /** Overrides in force. */
  readonly overrides: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface DeskQuery {
  /** Part of the client's name or of the label; case does not matter. */
  readonly search?: string;
  readonly client?: string;
  readonly archived?: boolean;
  /** From 1. */
  readonly page?: number;
}

/** Everything stored of a client. */
export interface ClientExport {
  readonly format: 'landfall-client/1';
  readonly client: Omit<Client, 'cases'>;
  readonly cases: readonly (CaseExport & Pick<CaseHome, 'label' | 'archivedAt'>)[];
  /** Of the client and of its cases. */
  readonly engagements: readonly Engagement[];
}

/** Rows on a page of cases. */
export const deskPage = 50;

/** Most clients of an organisation. */
export const mostClients = 2000;

/**
 * Clients and cases of one organisation. Every method takes the organisation first, and what belongs to another looks
 * like what does not exist.
 */
export interface Desk {
  /** @throws StoreError `invalid` if the name is empty or too long */
  addClient(organisation: string, name: string): Promise<string | 'full'>;
  /** By name. */
  clients(organisation: string, archived?: boolean): Promise<readonly Client[]>;
  client(organisation: string, id: string): Promise<Client | null>;
  /** @throws StoreError `invalid` */
  renameClient(organisation: string, id: string, name: string): Promise<boolean>;
  archiveClient(organisation: string, id: string, archived: boolean): Promise<boolean>;
  /** Removes the client with its cases and everything kept with them. */
  deleteClient(organisation: string, id: string): Promise<boolean>;
  /** @throws StoreError `corrupt` */
  exportClient(organisation: string, id: string): Promise<ClientExport | null>;

  /** Last changed first, a page at a time, and how many there are in all. */
  cases(
    organisation: string,
    query: DeskQuery,
  ): Promise<{ readonly cases: readonly DeskCase[]; readonly count: number }>;
  /** The organisation that a case belongs to, and what it keeps about it; null if it belongs to none or does not exist. */
  homeOf(id: string): Promise<CaseHome | null>;
  /** The same for the case behind a read-only link. */
  homeOfShare(shareId: string): Promise<(CaseHome & { readonly caseId: string }) | null>;
  /** A new case of the organisation, which no link opens. `unknown`: no such client. */
  createCase(organisation: string, content: CaseContent, client: string | null): Promise<string | 'unknown'>;
  /**
   * Takes a case into the organisation; its private link goes on working.
   * @returns `taken` if it belongs to another organisation, `unknown` if the key opens nothing or there is no such client
   */
  claim(organisation: string, key: CaseKey, client: string | null): Promise<'claimed' | 'taken' | 'unknown'>;
  /** @throws StoreError `invalid` */
  fileCase(organisation: string, id: string, client: string | null, label: string): Promise<boolean>;
  archiveCase(organisation: string, id: string, archived: boolean): Promise<boolean>;
  /** A new private link; the one before ends. */
  renewLink(organisation: string, id: string): Promise<CaseKey | null>;

  /** How many cases the organisation's retention deletes at its next turn. */
  due(organisation: string, now: Date): Promise<number>;
  /**
   * Deletes cases, clients without cases, and entries of the audit log that were not changed since each organisation's
   * retention, counted from `now`.
   */
  expire(now: Date): Promise<readonly Expired[]>;
}

/** What the retention of an organisation deleted. */
export interface Expired {
  readonly organisation: string;
  readonly cases: readonly string[];
  readonly clients: readonly string[];
  readonly entries: number;
}
