import type { CompiledBook, Decisions, Profile } from '../../../lib/engine/index.ts';
import type { Condition, Decision, Fact, Note, Question, Rule, RuleBook } from '../../../lib/rulebook/index.ts';
import type { Finding } from '../../../lib/verify/index.ts';
import type { CheckName } from '../../../lib/verify/node.ts';

/** A copy of the book in which records can be changed. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };
export type Draft = Mutable<RuleBook>;

export interface Reading {
  readonly compiled: CompiledBook;
  readonly firms: readonly Profile[];
  /** What the interpreter says of each firm. */
  readonly read: readonly Decisions[];
}

/** One kind of fault: how it gets into the book, the finding it must give, and what the finding's firm must show. */
export interface Fault {
  readonly what: string;
  readonly sow: (book: Draft) => void;
  readonly finding: Pick<Finding, 'kind' | 'record'> & { readonly about?: string };
  readonly shows: (reading: Reading) => boolean;
  /** For faults that would hide others: seen with these checks alone. */
  readonly only?: readonly CheckName[];
}

const firm = { scope: 'firm' } as const;
const market = { scope: 'market', index: 0 } as const;
const text = { en: 'Sown by a test.', zh: '测试用。' };

const decisionOf = (book: Draft, id: string) => book.decisions[id] as Mutable<Decision>;
const ruleOf = (book: Draft, decision: string, id: string) =>
  decisionOf(book, decision).rules.find((rule) => rule.id === id)!;
function sowRule(book: Draft, decision: string, rule: Partial<Rule> & Pick<Rule, 'id' | 'when'>, first = false): void {
  const whole = { because: ['zhuliang-model-chain'], text, ...rule } as Mutable<Rule>;
  const { rules } = decisionOf(book, decision);
  if (first) rules.unshift(whole);
  else rules.push(whole);
}

const holds = ({ compiled, read }: Reading, when: Condition, at: typeof firm | typeof market, index = 0) =>
  read[index]!.facts.condition(compiled.condition(when), at) === 'yes';
/** In whichever market of the firm it is. */
const holdsSomewhere = ({ compiled, read }: Reading, when: Condition) =>
  read[0]!.facts.places('market').some((at) => read[0]!.facts.condition(compiled.condition(when), at) === 'yes');
const rule = (id: string) => ({ kind: 'rule', id }) as const;

export const faults: readonly Fault[] = [
  {
    what: 'a rule that its own tests exclude, through the definition of a fact',
    sow: (book) =>
      sowRule(book, 'entry.mode', {
        id: 'sown-dead-by-fact',
        when: { foreignStaff: '< 0.1', directMarketsByStaff: '>= 1' },
        for: { alliance: 1 },
      }),
    finding: { kind: 'deadCondition', record: rule('sown-dead-by-fact') },
    // All of its tests but one.
    shows: (reading) =>
      holds(reading, { foreignStaff: '< 0.1' }, market) !== holds(reading, { directMarketsByStaff: '>= 1' }, market),
  },
  {
    what: 'a rule that reads an answer which is never asked of the firms it speaks of',
    sow: (book) =>
      sowRule(book, 'entry.mode', {
        id: 'sown-dead-by-ask-if',
        when: { offerMaturity: ['prototype'], exportExperience: ['regularOver20'] },
        for: { alliance: 1 },
      }),
    finding: { kind: 'deadCondition', record: rule('sown-dead-by-ask-if') },
    shows: (reading) =>
      holds(reading, { offerMaturity: ['prototype'] }, market) !==
      holds(reading, { exportExperience: ['regularOver20'] }, market),
  },
  {
    what: 'a rule that waits for a result which a decision cannot give to such firms',
    sow: (book) =>
      sowRule(book, 'pathway.ahead', {
        id: 'sown-dead-by-decision',
        when: { levelCurrent: ['prepareFirst'], activitiesAbroad: ['production'] },
        for: { stepByStep: 1 },
      }),
    finding: { kind: 'deadCondition', record: rule('sown-dead-by-decision') },
    shows: (reading) =>
      holds(reading, { levelCurrent: ['prepareFirst'] }, firm) !==
      holds(reading, { activitiesAbroad: ['production'] }, firm),
  },
  {
    what: 'a question that is never asked',
    sow: (book) => {
      (book.questions.riskAttitude as Mutable<Question>).askIf = {
        onlyReactive: true,
        proactiveMotives: '>= 1',
      };
    },
    finding: { kind: 'deadCondition', record: { kind: 'question', id: 'riskAttitude' } },
    shows: (reading) =>
      holds(reading, { onlyReactive: true }, firm) !== holds(reading, { proactiveMotives: '>= 1' }, firm),
  },
  {
    what: 'an entry of a list that no firm gets',
    sow: (book) => {
      const { note } = { note: book.notes[0] as Mutable<Note> };
      (book.notes as Mutable<Note>[]).push({
        ...note,
        id: 'sown-dead-note',
        when: { exportExperience: ['none'], ownBrandShare: ['most'] },
      });
    },
    finding: { kind: 'deadCondition', record: { kind: 'note', id: 'sown-dead-note' }, about: 'condition 1' },
    shows: (reading) =>
      holds(reading, { exportExperience: ['none'] }, firm) !== holds(reading, { ownBrandShare: ['most'] }, firm),
  },
  {
    what: 'a row of a fact that a row above it always takes',
    sow: (book) => {
      const fact = book.facts.innovationOrder as Mutable<Fact>;
      fact.choose!.splice(1, 0, { ...fact.choose![0]! });
    },
    finding: { kind: 'rowNeverDecides', record: { kind: 'fact', id: 'innovationOrder' }, about: 'condition 2' },
    shows: (reading) => holds(reading, reading.compiled.book.facts.innovationOrder!.choose![1]!.when!, firm),
  },
  {
    what: 'a rule whose alternatives leave nobody out',
    sow: (book) =>
      sowRule(book, 'model', {
        id: 'sown-always',
        when: [{ rdIntensity: '< 4' }, { rdIntensity: '>= 4' }],
        for: { technology: 1 },
      }),
    finding: { kind: 'alwaysHolds', record: rule('sown-always') },
    shows: (reading) => holds(reading, [{ rdIntensity: '< 4' }, { rdIntensity: '>= 4' }], firm),
  },
  {
    what: 'the same rule twice, once said in other words',
    sow: (book) =>
      sowRule(book, 'model', {
        id: 'sown-duplicate',
        when: { paybackHorizon: 'not("under2", "from2to5")' },
        for: { resource: 1 },
        because: ['wang-standards-chain'],
      }),
    finding: { kind: 'duplicate', record: rule('resource-patient-money'), about: 'sown-duplicate' },
    shows: (reading) => holds(reading, { paybackHorizon: ['over5'] }, firm),
  },
  {
    what: 'a special case that counts the evidence of the general one again',
    sow: (book) =>
      sowRule(book, 'entry.mode', {
        id: 'sown-subsumed',
        when: { firstContact: ['localIntermediary'], employees: '< 50' },
        for: { agentDistributor: 1 },
        because: ['senik-sales-partner-access'],
      }),
    finding: { kind: 'countedTwice', record: rule('sown-subsumed'), about: 'local-intermediary-is-the-door' },
    shows: (reading) => holdsSomewhere(reading, { firstContact: ['localIntermediary'], employees: '< 50' }),
  },
  {
    what: 'a gate that closes nothing another does not close',
    sow: (book) =>
      sowRule(book, 'entry.mode', {
        id: 'sown-idle-gate',
        when: { canLicense: false, employees: '>= 100' },
        ruleOut: ['licensing'],
        opens: text,
      }),
    finding: { kind: 'idleGate', record: rule('sown-idle-gate'), about: 'nothing-to-license' },
    shows: (reading) => holdsSomewhere(reading, { canLicense: false, employees: '>= 100' }),
  },
  {
    what: 'two gates that together leave no option',
    sow: (book) => {
      sowRule(book, 'entry.strategy', {
        id: 'sown-half',
        when: { employees: '>= 100' },
        ruleOut: ['transitional', 'indirect', 'combined'],
        opens: text,
      });
      sowRule(book, 'entry.strategy', {
        id: 'sown-other-half',
        when: { riskAttitude: '<= 2' },
        ruleOut: ['combined', 'composite', 'none'],
        opens: text,
      });
    },
    finding: { kind: 'gatesCloseAll', record: rule('sown-half'), about: 'sown-other-half' },
    // The question was taken away by another fault of this suite, so this one is seen alone.
    only: ['rules'],
    shows: ({ read }) => read[0]!.result('entry.strategy', market).options.every(({ open }) => open === 'no'),
  },
  {
    what: 'a row that demands what a gate forbids',
    sow: (book) =>
      sowRule(book, 'model.lean', {
        id: 'sown-gate-on-row',
        when: ruleOf(book, 'model.lean', 'lean-technology-closed').when as Condition,
        ruleOut: ['technology'],
        opens: text,
      }),
    finding: { kind: 'gateForbidsRow', record: rule('lean-technology-closed'), about: 'sown-gate-on-row' },
    shows: ({ read }) =>
      read[0]!.result('model.lean').options.find(({ option }) => option === 'technology')!.open === 'no',
  },
  {
    what: 'a row of a table that a row above it always takes',
    sow: (book) =>
      sowRule(book, 'pathway', {
        id: 'sown-late',
        when: { exportExperience: ['none'], employees: '< 10' },
        choose: 'open',
      }),
    finding: { kind: 'rowNeverDecides', record: rule('sown-late') },
    shows: (reading) =>
      holds(reading, { exportExperience: ['none'], employees: '< 10' }, firm) &&
      reading.read[0]!.result('pathway').row?.id !== 'sown-late',
  },
  {
    what: 'an option that no rule leads to',
    sow: (book) => {
      const style = decisionOf(book, 'adviceStyle');
      style.rules = style.rules.filter(({ choose }) => choose !== 'visionary');
    },
    finding: { kind: 'optionNeverWins', record: { kind: 'option', id: 'adviceStyle.visionary' } },
    shows: ({ read }) => read[0]!.result('adviceStyle', market).shown !== 'visionary',
  },
  {
    what: 'an option that a gate closes for everybody it would suit',
    sow: (book) =>
      sowRule(book, 'entry.mode', {
        id: 'sown-shut',
        when: [{ employees: '< 100' }, { employees: '>= 100' }],
        ruleOut: ['piggyback'],
        opens: text,
      }),
    finding: { kind: 'optionNeverWins', record: { kind: 'option', id: 'entry.mode.piggyback' } },
    shows: ({ read }) => read[0]!.result('entry.mode', market).shown !== 'piggyback',
  },
  {
    what: 'a table without its last row',
    sow: (book) => {
      const today = decisionOf(book, 'level.current');
      today.rules = today.rules.filter(({ id }) => id !== 'stands-at-home');
    },
    finding: { kind: 'gap', record: { kind: 'decision', id: 'level.current' } },
    only: ['decisions'],
    shows: ({ read }) => read[0]!.result('level.current').shown === null,
  },
  {
    what: 'a ranking in which a gate leaves nothing',
    sow: (book) =>
      sowRule(book, 'entry.next', {
        id: 'sown-nothing-left',
        when: { employees: '>= 1000' },
        ruleOut: ['stay', 'earnFirst', 'step'],
        opens: text,
      }),
    finding: { kind: 'gap', record: { kind: 'decision', id: 'entry.next' } },
    shows: ({ read }) => read[0]!.result('entry.next', market).options.every(({ open }) => open === 'no'),
  },
  {
    what: 'a declared range that no firm fills',
    sow: (book) => {
      (book.facts.proactiveMotives as Mutable<Fact>).range = [0, 8];
    },
    finding: { kind: 'boundOutOfReach', record: { kind: 'fact', id: 'proactiveMotives' }, about: '8' },
    shows: ({ read }) =>
      JSON.stringify(read[0]!.facts.value('proactiveMotives', firm)) !== '{"is":"number","lo":8,"hi":8}',
  },
  {
    what: 'a threshold that no sum reaches',
    sow: (book) => {
      (book.parameters.technologyStrongFrom as { value: number }).value = 60;
    },
    finding: { kind: 'boundOutOfReach', record: { kind: 'decision', id: 'model' }, about: 'technology' },
    only: ['bounds'],
    shows: ({ read }) =>
      read[0]!.result('model').strengths.every(({ sum, strongFrom }) => sum < strongFrom || strongFrom < 60),
  },
  {
    what: 'a question that nothing reads',
    sow: (book) => {
      (book.questions as Record<string, unknown>).sownUnread = {
        ...book.questions.riskAttitude,
        id: 'sownUnread',
        askIf: undefined,
      };
      const section = book.sections.find(({ id }) => id === book.questions.riskAttitude!.section)!;
      (section.questions as string[]).push('sownUnread');
    },
    finding: { kind: 'unread', record: { kind: 'question', id: 'sownUnread' } },
    shows: ({ firms }) =>
      firms.length === 2 &&
      firms[0]!.firm.sownUnread?.state === 'given' &&
      firms[1]!.firm.sownUnread?.state === 'unsure',
  },
  {
    what: 'a rule that breaks a promise about a sum',
    sow: (book) =>
      sowRule(book, 'model', { id: 'sown-against', when: { rdIntensity: '>= 20' }, for: { technology: -2 } }),
    finding: {
      kind: 'brokenPromise',
      record: { kind: 'decision', id: 'model' },
      about: 'more-research-never-against-technology',
    },
    shows: ({ read, firms }) => {
      const [less, more] = read.map(
        (one) => one.result('model').strengths.find(({ strength }) => strength === 'technology')!.sum,
      );
      const [from, to] = firms.map((one) => (one.firm.rdIntensity as { value: number }).value);
      return more! < less! && to! > from!;
    },
  },
  {
    what: 'a gate that breaks a promise',
    sow: (book) =>
      sowRule(book, 'entry.mode', {
        id: 'sown-shuts-the-rich-out',
        when: { affordableLoss: ['over10'], sizeClass: ['large'] },
        ruleOut: ['greenfield'],
        opens: text,
      }),
    finding: {
      kind: 'brokenPromise',
      record: { kind: 'decision', id: 'entry.mode' },
      about: 'more-to-lose-never-against-heavy-ways',
    },
    shows: ({ read }) => {
      const open = read.map(
        (one) => one.result('entry.mode', market).options.find(({ option }) => option === 'greenfield')!.open,
      );
      return open[0] !== 'no' && open[1] === 'no';
    },
  },
  {
    what: 'a rule that breaks a promise never to raise',
    sow: (book) =>
      sowRule(book, 'entry.mode', { id: 'sown-for', when: { marketDifference: '>= 5' }, for: { acquisition: 3 } }),
    finding: {
      kind: 'brokenPromise',
      record: { kind: 'decision', id: 'entry.mode' },
      about: 'difference-never-for-going-alone',
    },
    shows: ({ read }) => {
      const [less, more] = read.map(
        (one) => one.result('entry.mode', market).options.find(({ option }) => option === 'acquisition')!.sum,
      );
      return more! > less!;
    },
  },
  {
    what: 'a weight that its evidence does not carry',
    sow: (book) =>
      sowRule(book, 'model', {
        id: 'sown-heavy',
        when: { employees: '>= 500' },
        for: { resource: 2 },
        because: ['design-service-as-local-making'],
      }),
    finding: { kind: 'weightAboveEvidence', record: rule('sown-heavy') },
    shows: (reading) => holds(reading, { employees: '>= 500' }, firm),
  },
  {
    what: 'an exception for something that is not found',
    sow: (book) => {
      ruleOf(book, 'model', 'technology-rd-high').accepted = [{ finding: 'deadCondition', why: text }];
    },
    finding: { kind: 'staleException', record: rule('technology-rd-high'), about: 'deadCondition' },
    // Nothing is wrong with any firm.
    shows: ({ firms }) => firms.length === 0,
  },
];
