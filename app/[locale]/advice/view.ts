import type { ReactNode } from 'react';
import type { Advice, AdviserNote, AnswerView, EvidenceView, ReasonView } from '@/lib/advice/index.ts';
import { ruleAddress } from '../rules/address.ts';
import { evidenceAddress } from '../sources/address.ts';

/** What every part of the page is given: the document and the addresses it may link to. */
export interface View {
  readonly advice: Advice;
  readonly to: Addresses;
  /** False for a worked example, whose answers belong to the source, and for advice that is shared to be read. */
  readonly editable: boolean;
  /** The case of a worked example. */
  readonly self: ExampleCase | null;
  /** What members of the case's organisation wrote; null for every other reader. */
  readonly judgement: Judgement | null;
  /** Where on the page a piece of evidence stands in full. */
  anchor(evidence: string): string;
  /** What several lines rest on, in the order of the page. */
  readonly shared: readonly SharedBasis[];
  /** Where on the page that stands on which a line rests; null if no other line rests on it. */
  basis(rule: string, answers: readonly AnswerView[]): string | null;
  /** Gives the same element again for the same key: what stands in several places is sent to the browser's script once. */
  once(key: string, make: () => ReactNode): ReactNode;
}

/** Notes beside the advice, for members of the case's organisation. */
export interface Judgement {
  readonly notes: readonly AdviserNote[];
  /** Of the page where notes are written and decisions overridden. */
  readonly address: string;
  readonly mayWrite: boolean;
}

/** Id and name of a case of the rule book. */
export interface ExampleCase {
  readonly id: string;
  readonly name: string;
}

interface Addresses {
  rule(id: string): string;
  evidence(evidence: EvidenceView): string;
  /** Page of the wizard on which an answer can be changed; null where there is nothing to change (worked examples). */
  answer(question: string, at: string | null): string | null;
  /** This page with what would have to be true for an option; null for a worked example. */
  whatIf(decision: string, market: string | null, option: string): string | null;
  /** This advice as a document: the path before the kind of file. */
  readonly files: string;
  /** The form to make a document by; null where there is none. */
  readonly document: string | null;
}

/**
 * @param self the case, for a worked example; null for a firm's own
 * @param sharedKey of the link that only shows the case, if the reader came by one
 * @param mayEdit whether the reader may change the case
 * @param judgement what members wrote, for a member
 */
export function viewOf(
  advice: Advice,
  self: ExampleCase | null,
  sharedKey?: string,
  mayEdit = true,
  judgement: Judgement | null = null,
): View {
  const editable = self === null && sharedKey === undefined && mayEdit;
  const { locale } = advice;
  const answer = answerAddress(locale, advice);
  const made = new Map<string, ReactNode>();
  const shared = sharedBases(advice);
  const anchors = new Map(Object.keys(advice.evidence).map((id, index) => [id, `e${index + 1}`]));
  return {
    advice,
    editable,
    self,
    judgement,
    shared,
    basis: (rule, answers) => {
      const own = basisKey(rule, answers);
      const index = shared.findIndex(({ key }) => key === own);
      return index < 0 ? null : `b${index + 1}`;
    },
    anchor: (evidence) => anchors.get(evidence)!,
    once(key, make) {
      if (!made.has(key)) made.set(key, make());
      return made.get(key);
    },
    to: {
      rule: (id) => ruleAddress(locale, id),
      evidence: ({ id }) => evidenceAddress(locale, id),
      answer: (question, at) => (editable ? answer(question, at) : null),
      whatIf: (decision, market, option) =>
        editable ? `/${locale}/advice?whatif=${encodeURIComponent(askKey(decision, market, option))}#change` : null,
      files: `/${locale}/${self ? `example/${self.id}` : sharedKey === undefined ? 'advice' : `s/${sharedKey}`}`,
      document: editable ? `/${locale}/advice/document` : null,
    },
  };
}

/** A rule with the answers that made it count, as several lines of the page rest on it. */
interface SharedBasis {
  readonly key: string;
  readonly line: Line;
}
type Line = Pick<ReasonView, 'rule' | 'text' | 'evidence' | 'answers'>;

function basisKey(rule: string, answers: readonly AnswerView[]): string {
  return [rule, ...answers.map(({ at, question }) => `${at}/${question}`)].join(' ');
}

/** One rule speaks of several options, and an option of several markets. */
function sharedBases({ level, model, markets, pathway }: Advice): SharedBasis[] {
  const found = new Map<string, { line: Line; count: number }>();
  const look = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if ('rule' in value && 'answers' in value && 'evidence' in value) {
      const line = value as Line;
      const key = basisKey(line.rule, line.answers);
      found.set(key, { line, count: 1 + (found.get(key)?.count ?? 0) });
    } else for (const part of Object.values(value)) look(part);
  };
  look([level, model, markets, pathway]);
  return [...found].flatMap(([key, { line, count }]) => (count > 1 ? [{ key, line }] : []));
}

/** Pages of the wizard on which the answers of a firm with these markets and goods can be changed. */
export function answerAddress(
  locale: string,
  {
    markets,
    goods,
  }: { readonly markets: readonly { readonly id: string }[]; readonly goods: readonly { readonly id: string }[] },
): (question: string, at: string | null) => string {
  const places = new Map([
    ...goods.map(({ id }, index) => [id, `g${index + 1}/`] as const),
    ...markets.map(({ id }, index) => [id, `m${index + 1}/`] as const),
  ]);
  return (question, at) => `/${locale}/wizard/${at === null ? '' : (places.get(at) ?? '')}${question}?return=advice`;
}

/** What to ask with: as `AskableGroup` has it. */
function askKey(decision: string, market: string | null, option: string): string {
  return `${decision}${market === null ? '' : `@${market}`}:${option}`;
}

/** What the reader has asked about. */
export function askedKey({ counterfactuals }: Advice): string | null {
  const asked = counterfactuals.find((item) => item.asked);
  return asked ? askKey(asked.decision, asked.market, asked.to) : null;
}

/** Name of a market or good that an answer belongs to, null for the firm. */
export function placeName({ markets, goods }: Advice, at: string | null): string | null {
  return [...markets, ...goods].find(({ id }) => id === at)?.label ?? null;
}

/** Anchor of a market's part of the page. */
export const marketAnchor = (index: number) => `m${index + 1}`;
