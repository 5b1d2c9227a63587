import { assign, initialTransition, setup, transition } from 'xstate';
import { type Answer, type Answers, blocksOf, type CompiledBook, type Profile } from '../engine/index.ts';
import { type Beside, freshId, recordAnswers, withBlocks } from './record.ts';
import { findStep, isAnswered, openingStep, type Step, stepId, stepsOf } from './steps.ts';

/** Where a change was asked for, and where the user goes back to. */
export type ReturnTo = 'check' | 'advice' | 'goods';

export interface Place {
  readonly profile: Profile;
  /** Id of the step shown; null = nothing left to ask: check the answers (or go back to where the change was asked for). */
  readonly step: string | null;
  readonly returnTo?: ReturnTo | undefined;
}

export type WizardEvent =
  | { readonly type: 'ANSWER'; readonly answer: Extract<Answer, { state: 'given' }>; readonly beside?: Beside }
  | { readonly type: 'UNSURE'; readonly answer: Extract<Answer, { state: 'unsure' }>; readonly beside?: Beside }
  | { readonly type: 'SKIP' }
  | { readonly type: 'BACK' }
  | { readonly type: 'GO'; readonly step: string | null; readonly returnTo?: ReturnTo | undefined }
  | { readonly type: 'ADD_MARKET' }
  | { readonly type: 'ADD_GOOD' }
  | { readonly type: 'REMOVE_MARKET'; readonly index: number }
  | { readonly type: 'REMOVE_GOOD'; readonly index: number }
  | { readonly type: 'DONE' };

/** Stored as the place of a case whose core has been gone through. */
export const checkPlace = 'check';

/**
 * The wizard over one rule book. Nothing here names a question: what comes next, what came before and what drops out follow from the list of steps
 * that apply to the profile.
 */
function createWizard(compiled: CompiledBook) {
  return setup({
    types: { context: {} as Place, events: {} as WizardEvent, input: {} as Place },
    guards: {
      finished: ({ context }) => context.step === null,
      asking: ({ context }) => context.step !== null,
      onQuestion: ({ context }) => current(compiled, context)?.kind === 'question',
      skippable: ({ context }) => {
        const step = current(compiled, context);
        return step?.kind === 'question' && step.question.tier !== 'core';
      },
      maybeUnsure: ({ context }) => {
        const step = current(compiled, context);
        return step?.kind === 'question' && step.question.unsure;
      },
      exists: ({ context, event }) =>
        event.type === 'GO' && (event.step === null || findStep(compiled, context.profile, event.step) !== null),
      roomForMarket: ({ context }) => context.profile.markets.length < compiled.book.limits.markets,
      roomForGood: ({ context }) => context.profile.goods.length < compiled.book.limits.goods,
    },
    actions: {
      record: assign(({ context, event }) => {
        const step = current(compiled, context);
        if (step?.kind !== 'question') return {};
        const said = event.type === 'ANSWER' || event.type === 'UNSURE' ? event : null;
        const answers = { ...said?.beside, [step.question.id]: said?.answer ?? ({ state: 'skipped' } as const) };
        const profile = recordAnswers(context.profile, step.at, answers);
        return { profile, step: after(compiled, context, step, profile) };
      }),
      goBack: assign(({ context }) => ({ step: before(compiled, context) })),
      go: assign(({ event }) => (event.type === 'GO' ? { step: event.step, returnTo: event.returnTo } : {})),
      leave: assign(({ context }) => {
        const step = current(compiled, context);
        return step ? { step: context.returnTo ? null : following(compiled, context.profile, step) } : {};
      }),
      addMarket: assign(({ context }) => added(compiled, context, 'market')),
      addGood: assign(({ context }) => added(compiled, context, 'goods')),
      removeMarket: assign(({ context, event }) =>
        event.type === 'REMOVE_MARKET' ? removed(compiled, context, 'market', event.index) : {},
      ),
      removeGood: assign(({ context, event }) =>
        event.type === 'REMOVE_GOOD' ? removed(compiled, context, 'goods', event.index) : {},
      ),
    },
  }).createMachine({
    id: 'wizard',
    context: ({ input }) => ({ profile: input.profile, step: input.step, returnTo: input.returnTo }),
    initial: 'asking',
    on: {
      GO: { guard: 'exists', actions: 'go' },
      ADD_MARKET: { guard: 'roomForMarket', actions: 'addMarket' },
      ADD_GOOD: { guard: 'roomForGood', actions: 'addGood' },
      REMOVE_MARKET: { actions: 'removeMarket' },
      REMOVE_GOOD: { actions: 'removeGood' },
      BACK: { actions: 'goBack' },
    },
    states: {
      asking: {
        always: { guard: 'finished', target: 'reviewing' },
        on: {
          ANSWER: { guard: 'onQuestion', actions: 'record' },
          UNSURE: { guard: 'maybeUnsure', actions: 'record' },
          SKIP: { guard: 'skippable', actions: 'record' },
          DONE: { actions: 'leave' },
        },
      },
      reviewing: { always: { guard: 'asking', target: 'asking' } },
    },
  });
}

const wizards = new WeakMap<CompiledBook, ReturnType<typeof createWizard>>();

/** One step of the wizard as a pure function. An event that is not possible here changes nothing. */
export function move(compiled: CompiledBook, place: Place, event: WizardEvent): Place {
  const wizard = wizards.get(compiled) ?? createWizard(compiled);
  wizards.set(compiled, wizard);
  const [snapshot] = initialTransition(wizard, place);
  const [next] = transition(wizard, snapshot, event);
  const { profile, step, returnTo } = next.context;
  return { profile, step, ...(returnTo ? { returnTo } : {}) };
}

/** The first step of a new case, or of one whose stored place no longer exists: the first core question without an answer. */
export function resumeAt(compiled: CompiledBook, profile: Profile, place?: string): string | null {
  if (place === checkPlace) return null;
  if (place && findStep(compiled, profile, place)) return place;
  return stepsOf(compiled, profile, 'core').find((step) => !isAnswered(profile, step))?.id ?? null;
}

// ─── answers

/** The profile with more goods after those it has, up to the limit of the book; a good without answers gives way. */
export function withGoods({ book }: CompiledBook, profile: Profile, goods: readonly Answers[]): Profile {
  const present = profile.goods.filter(({ answers }) => Object.keys(answers).length > 0);
  const grown = [...present];
  for (const answers of goods.slice(0, Math.max(0, book.limits.goods - present.length)))
    grown.push({ id: freshId(grown, 'goods'), answers });
  return { ...profile, goods: grown };
}

function added(compiled: CompiledBook, { profile, returnTo }: Place, scope: 'market' | 'goods'): Place {
  const blocks = blocksOf(profile, scope);
  const grown = withBlocks(profile, scope, [...blocks, { id: freshId(blocks, scope), answers: {} }]);
  return { profile: grown, step: openingStep(compiled, scope, blocks.length), returnTo };
}

function removed(compiled: CompiledBook, place: Place, scope: 'market' | 'goods', index: number): Place {
  const blocks = blocksOf(place.profile, scope);
  if (index < 0 || index >= blocks.length) return place;
  const profile = withBlocks(place.profile, scope, blocks.toSpliced(index, 1));
  if (place.step === null || place.returnTo) return { ...place, profile, step: null };
  const previous = openingStep(compiled, scope, Math.max(0, Math.min(index, blocks.length - 2)));
  const step = findStep(compiled, profile, place.step)
    ? place.step
    : findStep(compiled, profile, previous)
      ? previous
      : resumeAt(compiled, profile);
  return { ...place, profile, step };
}

// ─── order of steps

function current(compiled: CompiledBook, { profile, step }: Place): Step | null {
  return step === null ? null : findStep(compiled, profile, step);
}

/** The step that follows in the list the step belongs to; null at its end. The order of the refine list changes with the answers: there none is asked twice. */
function following(compiled: CompiledBook, profile: Profile, step: Step): string | null {
  const steps = stepsOf(compiled, profile, step.list);
  const ahead = steps.slice(steps.findIndex(({ id }) => id === step.id) + 1);
  return ahead.find((next) => step.list !== 'refine' || !isAnswered(profile, next))?.id ?? null;
}

/**
 * What comes after an answer. Someone who came to change one answer is led only through questions that this change has brought up, then back. Someone
 * who came to fill a gap of the core goes on to the next one: of the whole core from the page that checks it, of the same market or good from the advice.
 */
function after(compiled: CompiledBook, context: Place, step: Step, profile: Profile): string | null {
  if (!context.returnTo) return following(compiled, profile, step);
  const steps = stepsOf(compiled, profile, step.list);
  const earlier = new Set(stepsOf(compiled, context.profile, step.list).map(({ id }) => id));
  const missing = steps.filter((candidate) => !isAnswered(profile, candidate));
  const broughtUp = missing.find(({ id }) => !earlier.has(id));
  if (broughtUp || step.list !== 'core' || isAnswered(context.profile, step)) return broughtUp?.id ?? null;
  const place = steps.findIndex(({ id }) => id === step.id);
  const near = (candidate: Step) => step.at.scope !== 'firm' && stepId('', candidate.at) === stepId('', step.at);
  const gap = missing.find(
    (candidate) => steps.indexOf(candidate) > place && (context.returnTo === 'check' || near(candidate)),
  );
  return gap?.id ?? null;
}

/** The step before; at the first step of a list there is none and the step stays. From the end it is the last step of the core. */
function before(compiled: CompiledBook, { profile, step }: Place): string | null {
  const present = step === null ? null : findStep(compiled, profile, step);
  if (!present) return stepsOf(compiled, profile, 'core').at(-1)?.id ?? null;
  const steps = stepsOf(compiled, profile, present.list);
  return steps[steps.findIndex(({ id }) => id === present.id) - 1]?.id ?? present.id;
}
