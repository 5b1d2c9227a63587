import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { type Answers, type CompiledBook, type Profile, writeProfile } from '../engine/index.ts';
import { isOverridable, type KeptOverride } from './overrides.ts';
import type { Overridable } from './types.ts';

/** A case in which an adviser decides otherwise than the rule book. */
export interface DisputedCase {
  readonly caseId: string;
  /** Taken out of the reasons. */
  readonly clientName: string | null;
  readonly profile: Profile;
  readonly overrides: readonly KeptOverride[];
}

const head = `# Candidate cases: firms of which an adviser judged otherwise than the rule book. The expectations are the adviser's.
# Names of firms and free text of their answers are left out; read the notes for what else could tell who a firm is.
# Before such a case becomes one of rules/cases: give it an id and a title in both languages, name the evidence that supports the expectation
# (source, because), and drop the expectations that none supports. A case without evidence shows a wish, not a fault of the rules.
`;

/** Cases in the format of rules/cases, to be completed by an author of rules. Choices about a market that a case no longer has are left out. */
export function candidateCases(compiled: CompiledBook, disputed: readonly DisputedCase[]): string {
  const cases = disputed.flatMap((item) => candidateOf(compiled, item) ?? []);
  return head + stringify({ cases }, { lineWidth: 120 });
}

function candidateOf(compiled: CompiledBook, { caseId, clientName, profile, overrides }: DisputedCase) {
  const ids = new Map(profile.markets.map(({ id }, index) => [id, `m${index + 1}`]));
  const known = overrides.filter(
    ({ decision, market }) =>
      isOverridable(decision) && (decision === 'entry.mode' ? market !== null && ids.has(market) : market === null),
  );
  if (known.length === 0) return null;
  const of = (decision: Overridable) => known.find((item) => item.decision === decision);
  const must = (decision: Overridable) => {
    const found = of(decision);
    return found && { must: [found.choice], mapping: 'ours' };
  };
  const level = defined({ current: must('level.current'), target: must('level.target') });
  const entry = known
    .filter(({ decision }) => decision === 'entry.mode')
    .map(({ market, choice, engine }) => {
      const before = engine.filter((option) => option !== choice);
      return [
        ids.get(market!)!,
        defined({ top3: [choice], notFirst: before.length > 0 ? before : undefined, mapping: 'ours' }),
      ];
    });
  const { firm, markets, goods } = writeProfile(withoutText(compiled, profile));
  return {
    id: `candidate-${createHash('sha256').update(caseId).digest('hex').slice(0, 8)}`,
    firm: 'A firm that an adviser judged otherwise; name withheld',
    asOf: profile.asOf,
    label: 'anonymous',
    profile: {
      firm,
      ...(markets.length > 0 ? { markets: markets.map((block, index) => ({ ...block, id: `m${index + 1}` })) } : {}),
      ...(goods.length > 0 ? { goods: goods.map((block, index) => ({ ...block, id: `g${index + 1}` })) } : {}),
    },
    expected: defined({
      level: Object.keys(level).length > 0 ? level : undefined,
      model: must('model'),
      entry: entry.length > 0 ? Object.fromEntries(entry) : undefined,
    }),
    notes: known.map((item) => noteOf(item, ids, clientName)).join('\n'),
  };
}

function noteOf(
  { decision, market, engine, choice, reason, createdAt, rulebook }: KeptOverride,
  ids: ReadonlyMap<string, string>,
  clientName: string | null,
): string {
  const place = market === null ? decision : `${decision} of ${ids.get(market)}`;
  const said = engine.length > 0 ? engine.join(', ') : 'nothing, or not now';
  return `Judgement, ${createdAt.slice(0, 10)}, ${place}: rule book ${rulebook.version} said ${said}, the adviser ${choice}. Reason: ${withoutName(reason, clientName)}`;
}

function withoutName(text: string, name: string | null): string {
  const found = name?.trim() ?? '';
  const pattern = found.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return found.length < 2 ? text : text.replaceAll(new RegExp(pattern, 'gi'), '[…]');
}

/** Without answers in free words, which may name somebody. Customs codes are no free words. */
function withoutText({ book }: CompiledBook, profile: Profile): Profile {
  const kept = (answers: Answers): Answers =>
    Object.fromEntries(
      Object.entries(answers).filter(([id]) => {
        const question = book.questions[id];
        return question !== undefined && (question.type !== 'text' || question.format === 'cnCode');
      }),
    );
  return {
    ...profile,
    firm: kept(profile.firm),
    markets: profile.markets.map((block) => ({ ...block, answers: kept(block.answers) })),
    goods: profile.goods.map((block) => ({ ...block, answers: kept(block.answers) })),
  };
}

function defined<T extends Readonly<Record<string, unknown>>>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T>;
}
