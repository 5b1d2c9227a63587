import { type Action, may, type Party } from '@/lib/access/index.ts';
import { type CaseHome, store } from '@/lib/store/index.ts';

/** In which capacity someone has a case before them. */
export interface Standing {
  readonly party: Party;
  /** Id of the user; null for who came by a link. */
  readonly actor: string | null;
  /** Null for a case that belongs to no organisation. */
  readonly home: CaseHome | null;
}

/** What the log of an organisation says of its cases: each time, or once while the same person goes on with it. */
const noted: Partial<Record<Action, 'each' | 'once'>> = {
  readAdvice: 'once',
  readCase: 'once',
  editCase: 'once',
  shareCase: 'each',
  exportCase: 'each',
  deleteCase: 'each',
};

/**
 * Whether this may be done with a case; what is done goes into the log of its organisation.
 * @throws StoreError
 */
export async function ask({ party, actor, home }: Standing, caseId: string, action: Action): Promise<boolean> {
  if (!may(party, action)) return false;
  const how = home && noted[action];
  if (!how) return true;
  const { audit } = await store();
  const event = { actor, party, event: action, subject: 'case', subjectId: caseId } as const;
  await (how === 'each' ? audit.note(home.organisation, event) : audit.noteOnce(home.organisation, event));
  return true;
}
