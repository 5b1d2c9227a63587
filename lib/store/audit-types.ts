/** What happened, to what. Ids only. */
export interface AuditEvent {
  /** Id of the user, or null: a link's holder, or the server itself. */
  readonly actor: string | null;
  /** In which capacity: a role, `privateLink`, `readLink`, or `server`. */
  readonly party: string;
  readonly event: string;
  readonly subject: 'case' | 'client' | 'member' | 'invitation' | 'organisation' | 'population' | 'scenario' | 'run';
  readonly subjectId: string;
}

export interface AuditEntry extends AuditEvent {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** Who did what in an organisation. Entries are only added, and end with the organisation's retention. */
export interface Audit {
  /** @throws StoreError `unavailable` */
  note(organisation: string, event: AuditEvent): Promise<void>;
  /** The same, unless this actor did just that to it within the last quarter of an hour: pages are read many times. */
  noteOnce(organisation: string, event: AuditEvent): Promise<void>;
  /**
   * Newest first.
   * @param before the last entry of the page before
   */
  list(organisation: string, most: number, before?: Pick<AuditEntry, 'at' | 'id'>): Promise<readonly AuditEntry[]>;
}
