import type { Action } from './table.ts';

/** A file of the app through which someone reaches a case, a desk or an account, and what each way into it asks. */
export interface Entrance {
  /** Below `app/[locale]`. */
  readonly file: string;
  /**
   * An action of the table; `link` for who holds the link that the address is; `self` for who is signed in, about
   * themselves; `anyone`. For a file of server actions by name.
   */
  readonly asks: Asked | Readonly<Record<string, Asked>>;
}

export type Asked = Action | 'link' | 'self' | 'anyone';

const wizardPages = ['[...step]', 'goods', 'goods/[number]', 'goods/paste', 'module/[id]', 'more', 'save'] as const;

/** Every page, route and server action that is not for anyone to read. A test looks for those that are missing. */
export const entrances: readonly Entrance[] = [
  { file: 'advice/page.tsx', asks: 'readAdvice' },
  { file: 'advice/pdf/route.ts', asks: 'readAdvice' },
  { file: 'advice/docx/route.ts', asks: 'readAdvice' },
  { file: 'advice/xlsx/route.ts', asks: 'readAdvice' },
  { file: 'advice/document/page.tsx', asks: 'readAdvice' },
  { file: 'advice/document/file/route.ts', asks: 'readAdvice' },
  { file: 'advice/download/route.ts', asks: 'readCase' },
  { file: 'advice/actions.tsx', asks: { askWhatIf: 'readAdvice' } },
  { file: 's/[key]/page.tsx', asks: 'readAdvice' },
  { file: 's/[key]/pdf/route.ts', asks: 'readAdvice' },
  { file: 's/[key]/docx/route.ts', asks: 'readAdvice' },
  { file: 's/[key]/xlsx/route.ts', asks: 'readAdvice' },
  { file: 'checklist/page.tsx', asks: 'readCase' },
  { file: 'checklist/file/route.ts', asks: 'readCase' },
  { file: 'checklist/actions.ts', asks: { saveChecklist: 'editCase' } },
  { file: 'compare/page.tsx', asks: 'readCase' },
  { file: 'check/page.tsx', asks: 'editCase' },
  { file: 'check/answers/route.ts', asks: 'exportCase' },
  ...wizardPages.map((page): Entrance => ({ file: `wizard/${page}/page.tsx`, asks: 'editCase' })),
  { file: 'wizard/delete/page.tsx', asks: 'deleteCase' },
  {
    file: 'wizard/actions.ts',
    asks: {
      startCase: 'anyone',
      saveAnswer: 'editCase',
      changeBlocks: 'editCase',
      pasteGoods: 'editCase',
      undoChange: 'editCase',
      openCase: 'link',
      deleteCase: 'deleteCase',
    },
  },
  { file: 'case/page.tsx', asks: 'editCase' },
  {
    file: 'case/actions.ts',
    asks: {
      shareCase: 'shareCase',
      revokeShare: 'shareCase',
      keepVersion: 'editCase',
      removeVersion: 'editCase',
      noteRules: 'editCase',
      openFile: 'anyone',
      openExample: 'anyone',
    },
  },
  { file: 'c/[key]/route.ts', asks: 'link' },
  { file: 'c/[key]/choose/page.tsx', asks: 'link' },
  { file: 'desk/page.tsx', asks: 'readDesk' },
  { file: 'desk/compare/page.tsx', asks: 'readDesk' },
  { file: 'desk/claim/page.tsx', asks: 'claimCase' },
  { file: 'desk/cases/[id]/page.tsx', asks: 'readDesk' },
  { file: 'desk/cases/[id]/delete/page.tsx', asks: 'deleteCase' },
  { file: 'desk/cases/[id]/judgement/page.tsx', asks: 'readNotes' },
  {
    file: 'desk/cases/[id]/judgement/actions.ts',
    asks: {
      writeNote: 'noteCase',
      changeNote: 'noteCase',
      deleteNote: 'noteCase',
      overrideDecision: 'overrideAdvice',
      withdrawOverride: 'overrideAdvice',
    },
  },
  { file: 'desk/disagreements/page.tsx', asks: 'readDisagreements' },
  { file: 'desk/candidates/route.ts', asks: 'exportDisagreements' },
  {
    file: 'desk/engagement/actions.ts',
    asks: { addEngagement: 'logEngagement', tickEngagement: 'logEngagement', deleteEngagement: 'logEngagement' },
  },
  { file: 'desk/clients/page.tsx', asks: 'readDesk' },
  { file: 'desk/clients/[id]/page.tsx', asks: 'readDesk' },
  { file: 'desk/clients/[id]/delete/page.tsx', asks: 'deleteClient' },
  { file: 'desk/clients/[id]/export/route.ts', asks: 'exportClient' },
  { file: 'desk/batches/page.tsx', asks: 'makeBatch' },
  { file: 'desk/batches/[id]/page.tsx', asks: 'makeBatch' },
  { file: 'desk/batches/[id]/file/route.ts', asks: 'makeBatch' },
  { file: 'desk/lab/page.tsx', asks: 'runLab' },
  { file: 'desk/lab/upload/route.ts', asks: 'runLab' },
  { file: 'desk/lab/[id]/page.tsx', asks: 'runLab' },
  { file: 'desk/lab/[id]/compose/page.tsx', asks: 'runLab' },
  { file: 'desk/lab/[id]/scenario/page.tsx', asks: 'runLab' },
  { file: 'desk/lab/[id]/firms/page.tsx', asks: 'runLab' },
  { file: 'desk/lab/[id]/firm/page.tsx', asks: 'runLab' },
  { file: 'desk/lab/[id]/file/route.ts', asks: 'runLab' },
  { file: 'desk/members/page.tsx', asks: 'readMembers' },
  { file: 'desk/settings/page.tsx', asks: 'rename' },
  { file: 'desk/log/page.tsx', asks: 'readAudit' },
  {
    file: 'desk/actions.ts',
    asks: {
      claimByLink: 'claimCase',
      claimPresent: 'claimCase',
      beginOnDesk: 'createCase',
      openFromDesk: 'readCase',
      fileCase: 'fileCase',
      archiveCase: 'fileCase',
      renewLink: 'renewLink',
      deleteFromDesk: 'deleteCase',
    },
  },
  {
    file: 'desk/clients/actions.ts',
    asks: {
      addClient: 'editClient',
      renameClient: 'editClient',
      archiveClient: 'editClient',
      deleteClient: 'deleteClient',
    },
  },
  {
    file: 'desk/batches/actions.ts',
    asks: {
      chooseCases: 'makeBatch',
      makeBatch: 'makeBatch',
      resumeBatch: 'makeBatch',
      cancelBatch: 'makeBatch',
      repeatBatch: 'makeBatch',
      deleteBatch: 'makeBatch',
    },
  },
  {
    file: 'desk/lab/actions.ts',
    asks: {
      drawPopulation: 'runLab',
      readPopulation: 'runLab',
      saveScenario: 'runLab',
      beginRun: 'runLab',
      resumeWork: 'runLab',
      stopWork: 'runLab',
      findFirm: 'runLab',
      deleteFromLab: 'runLab',
    },
  },
  {
    file: 'desk/members/actions.ts',
    asks: {
      inviteMember: 'invite',
      withdrawInvitation: 'invite',
      changeMember: 'changeRole',
      removeFromDesk: 'removeMember',
      leaveDesk: 'leave',
    },
  },
  {
    file: 'desk/settings/actions.ts',
    asks: {
      renameOrganisation: 'rename',
      setRetention: 'setRetention',
      openAnother: 'createOrganisation',
      chooseOrganisation: 'self',
    },
  },
  { file: 'account/page.tsx', asks: 'self' },
  { file: 'setup/[token]/page.tsx', asks: 'link' },
  { file: 'invite/[key]/page.tsx', asks: 'link' },
  { file: 'password/[token]/page.tsx', asks: 'link' },
  {
    file: 'account/actions.ts',
    asks: {
      signInWithPassword: 'anyone',
      askForReset: 'anyone',
      signOutHere: 'self',
      beginAsOwner: 'link',
      acceptAsNewcomer: 'link',
      acceptAsMember: 'link',
      setNewPassword: 'link',
      changeOwnPassword: 'self',
      endOneSession: 'self',
      endOthers: 'self',
      deleteOwnAccount: 'self',
      removeOwnPasskey: 'self',
    },
  },
];

/** Ways in that ask for an action, such as `desk/actions.ts: fileCase`. */
export function waysTo(action: Action): readonly string[] {
  return entrances.flatMap(({ file, asks }) =>
    typeof asks === 'string'
      ? asks === action
        ? [file]
        : []
      : Object.entries(asks)
          .filter(([, asked]) => asked === action)
          .map(([name]) => `${file}: ${name}`),
  );
}
