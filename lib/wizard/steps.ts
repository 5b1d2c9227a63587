import {
  type Answer,
  type At,
  answersAt,
  blocksOf,
  type CompiledBook,
  decide,
  evaluate,
  type Facts,
  factsOf,
  firm,
  type Profile,
  standing,
} from '../engine/index.ts';
import type { Question, Section } from '../rulebook/index.ts';

type BookQuestion = CompiledBook['book']['questions'][string];

/** Which list a step belongs to: the core, the refine list of the advice, or one deepening module. */
export type StepList = 'core' | 'refine' | `module:${string}`;

interface Base {
  /** Path of the step inside the wizard: `employees`, `m1/firstContact`, `g2/more`. */
  readonly id: string;
  readonly list: StepList;
  /** Section shown in the progress edge. Contacts are asked market by market, so they belong to the markets. */
  readonly chapter: string;
  readonly at: At;
}
export interface QuestionStep extends Base {
  readonly kind: 'question';
  readonly question: BookQuestion;
}
/** "Another market?" or "another good?". */
export interface MoreStep extends Base {
  readonly kind: 'more';
}
export type Step = QuestionStep | MoreStep;

/** Market questions in the order of a conversation: where, what for, what happened, who, how much, what hinders. Others follow in the order of the book. */
const marketOrder = [
  'targetCountry',
  'marketPurpose',
  'demandEvidence',
  'networkStage',
  'firstContact',
  'marketPotential',
  'marketHurdles',
  'ruleSetting',
];

/** Segments of the wizard's address that are pages of their own; no question may take such a name. */
export const reservedSegments = ['more', 'module', 'save', 'delete', 'deleted', 'goods', 'codes', 'engine'];

const prefix = { market: 'm', goods: 'g' } as const;

/** Id of a step for a question at a place (0-based index, 1-based in the address). */
export function stepId(part: string, at: At): string {
  return at.scope === 'firm' ? part : `${prefix[at.scope]}${at.index + 1}/${part}`;
}

/** The question that opens a market or a good. */
export function openingStep(compiled: CompiledBook, scope: 'market' | 'goods', index: number): string {
  return stepId(coreOf(compiled, scope)[0]!.id, { scope, index });
}

/** All questions of the core that apply now or may still apply, in order, with the structural steps between them. */
export function coreSteps(compiled: CompiledBook, profile: Profile): readonly Step[] {
  // What open answers could still make of the facts: the answer to a question that only may apply rules no other one out.
  const facts = decide(compiled, profile).possible;
  return chapters(compiled).flatMap((chapter): Step[] => {
    const atFirm = chapter.firm
      .filter((question) => facts.applies(question, firm) !== 'no')
      .map((question) => asStep(question, firm, 'core', chapter.section.id));
    return [
      ...atFirm,
      ...loop(compiled, profile, facts, chapter, 'market'),
      ...loop(compiled, profile, facts, chapter, 'goods'),
    ];
  });
}

/** One pass over the questions of a chapter for each market (good); the first one is offered before it exists. */
function loop(
  compiled: CompiledBook,
  profile: Profile,
  facts: Facts,
  chapter: Chapter,
  scope: 'market' | 'goods',
): Step[] {
  const questions = chapter[scope];
  const first = questions[0];
  if (!first || facts.applies(first, { scope, index: 0 }) === 'no') return [];
  const count = Math.max(1, blocksOf(profile, scope).length);
  const steps = Array.from({ length: count }, (_, index) => {
    const at: At = { scope, index };
    return questions
      .filter((question) => facts.applies(question, at) !== 'no')
      .map((question) => asStep(question, at, 'core', chapter.section.id));
  }).flat();
  // The page after the last good shows them all, so it is there even when no more may be added.
  if (scope === 'market' && count >= compiled.book.limits.markets) return steps;
  const last: At = { scope, index: count - 1 };
  return [...steps, { kind: 'more', id: stepId('more', last), list: 'core', chapter: chapter.section.id, at: last }];
}

/**
 * Questions that sharpen the advice: those that certainly apply (a question asked in vain costs more here than one left out), and of these the ones that
 * can still change a decision, a list or the carbon bill, and those already answered. Those with an answer come first, then all that can still change a
 * decision, then those that only refine; each part section by section and place by place, and there what most is at stake with goes first.
 */
export function refineSteps(compiled: CompiledBook, profile: Profile): readonly QuestionStep[] {
  const steps = extraSteps(compiled, profile, 'refine', (question) => question.tier === 'refine');
  const { matter, refine } = standing(compiled, evaluate(compiled, profile));
  const order = new Map([...matter, ...refine].map(({ question, at }, index) => [stepId(question, at), index]));
  const parts: QuestionStep[][] = [[], [], []];
  for (const step of steps) {
    const place = order.get(step.id);
    if (isAnswered(profile, step)) {
      if (answerAt(profile, step)?.state === 'given' || place !== undefined || isForBill(step)) parts[0]!.push(step);
    } else if (place !== undefined) parts[place < matter.length ? 1 : 2]!.push(step);
    else if (isForBill(step)) parts[2]!.push(step);
  }
  const [answered, ...open] = parts as [QuestionStep[], QuestionStep[], QuestionStep[]];
  const byStake = (part: QuestionStep[]) =>
    [...Map.groupBy(part, ({ chapter, at }) => stepId(chapter, at)).values()].flatMap((group) =>
      group.sort((x, y) => (order.get(x.id) ?? order.size) - (order.get(y.id) ?? order.size)),
    );
  return [...answered, ...open.flatMap(byStake)];
}

/** The carbon bill of a good reads answers that no rule does. */
function isForBill({ question }: QuestionStep): boolean {
  return question.scope === 'goods' && question.decides.includes('cbam');
}

/** All questions that apply, good by good (0-based): first those of the core. */
export function goodsSteps(compiled: CompiledBook, profile: Profile): ReadonlyMap<number, readonly QuestionStep[]> {
  const steps = new Map<number, QuestionStep[]>();
  for (const step of [...coreSteps(compiled, profile), ...refineSteps(compiled, profile)]) {
    if (step.kind !== 'question' || step.at.scope !== 'goods') continue;
    steps.set(step.at.index, [...(steps.get(step.at.index) ?? []), step]);
  }
  return steps;
}

export function moduleSteps(compiled: CompiledBook, profile: Profile, section: string): readonly QuestionStep[] {
  return extraSteps(
    compiled,
    profile,
    `module:${section}`,
    (question) => question.tier === 'module' && question.section === section,
  );
}

function extraSteps(
  compiled: CompiledBook,
  profile: Profile,
  list: StepList,
  belongs: (question: BookQuestion) => boolean,
): QuestionStep[] {
  const facts = factsOf(compiled, profile);
  const questions = compiled.book.sections
    .flatMap((section) => section.questions.map((id) => compiled.book.questions[id]!))
    .filter((question) => belongs(question) && !companions(compiled).has(question.id));
  const places: readonly At[] = [firm, ...facts.places('market'), ...facts.places('goods')];
  return places.flatMap((at) =>
    questions
      .filter((question) => question.scope === at.scope && facts.applies(question, at) === 'yes')
      .map((question) => asStep(question, at, list, question.section)),
  );
}

/** Questions that stand on the page of another one and have none of their own. */
function companions({ book }: CompiledBook): ReadonlySet<string> {
  return new Set(Object.values(book.questions).flatMap(({ settledBy }) => settledBy ?? []));
}

/** The deepening modules of the book. */
export function modules(compiled: CompiledBook): readonly Section[] {
  return compiled.book.sections.filter((section) => section.module);
}

/** The list that a step id would belong to, whether or not it applies now; null if the rule book knows no such step. */
export function listOf(compiled: CompiledBook, id: string): StepList | null {
  const parts = /^(?:([mg])([1-9]\d{0,2})\/)?([A-Za-z][A-Za-z0-9]*)$/.exec(id);
  if (!parts) return null;
  const [, block, , name] = parts;
  if (name === 'more') return block ? 'core' : null;
  const question = Object.hasOwn(compiled.book.questions, name!) ? compiled.book.questions[name!]! : undefined;
  const scope = block === 'm' ? 'market' : block === 'g' ? 'goods' : 'firm';
  if (question?.scope !== scope) return null;
  return question.tier === 'module' ? `module:${question.section}` : question.tier;
}

export function stepsOf(compiled: CompiledBook, profile: Profile, list: StepList): readonly Step[] {
  if (list === 'core') return coreSteps(compiled, profile);
  return list === 'refine'
    ? refineSteps(compiled, profile)
    : moduleSteps(compiled, profile, list.slice('module:'.length));
}

/** The step with this id, if it applies now. */
export function findStep(compiled: CompiledBook, profile: Profile, id: string): Step | null {
  const list = listOf(compiled, id);
  return list ? (stepsOf(compiled, profile, list).find((step) => step.id === id) ?? null) : null;
}

export function answerAt(profile: Profile, step: Step): Answer | undefined {
  return step.kind === 'question' ? answersAt(profile, step.at)[step.question.id] : undefined;
}

/** Structural steps hold no answer: they never count as missing. */
export function isAnswered(profile: Profile, step: Step): boolean {
  return step.kind === 'more' || answerAt(profile, step) !== undefined;
}

function asStep(question: BookQuestion, at: At, list: StepList, chapter: string): QuestionStep {
  return { kind: 'question', id: stepId(question.id, at), list, chapter, at, question };
}

// ─── chapters

export interface Chapter {
  readonly section: Section;
  readonly firm: readonly BookQuestion[];
  readonly market: readonly BookQuestion[];
  readonly goods: readonly BookQuestion[];
}

const known = new WeakMap<CompiledBook, readonly Chapter[]>();

/**
 * The parts of the core in order. All market questions form one chapter, which bears the name of the section of its first question and stands where
 * the book first comes to markets.
 */
export function chapters(compiled: CompiledBook): readonly Chapter[] {
  const cached = known.get(compiled);
  if (cached) return cached;
  const { book } = compiled;
  const markets = coreOf(compiled, 'market');
  const found: Chapter[] = [];
  for (const section of book.sections) {
    const core = section.questions.map((id) => book.questions[id]!).filter((question) => question.tier === 'core');
    const here = (scope: Question['scope']) => core.filter((question) => question.scope === scope);
    if (core.some((question) => question.scope === 'market') && !found.some((chapter) => chapter.market.length > 0)) {
      found.push({
        section: book.sections.find(({ id }) => id === markets[0]!.section)!,
        firm: [],
        market: markets,
        goods: [],
      });
    }
    if (here('firm').length > 0 || here('goods').length > 0)
      found.push({ section, firm: here('firm'), market: [], goods: here('goods') });
  }
  known.set(compiled, found);
  return found;
}

function coreOf({ book }: CompiledBook, scope: Question['scope']): readonly BookQuestion[] {
  const questions = book.sections
    .flatMap((section) => section.questions.map((id) => book.questions[id]!))
    .filter((question) => question.tier === 'core' && question.scope === scope);
  if (scope !== 'market') return questions;
  const place = (id: string) => (marketOrder.includes(id) ? marketOrder.indexOf(id) : marketOrder.length);
  return questions.toSorted((a, b) => place(a.id) - place(b.id));
}
