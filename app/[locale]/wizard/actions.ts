'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ask } from '@/app/access/ask';
import { explainIn, type Shown, shown } from '@/app/ui/wizard/check-form';
import { codesOf } from '@/app/ui/wizard/codes';
import { type Preview, previewOf } from '@/app/ui/wizard/goods/preview';
import { movedBy } from '@/app/ui/wizard/panel';
import { formWords } from '@/app/ui/wizard/words';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Answer, Profile } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { maxTextLength } from '@/lib/rulebook/index.ts';
import { StoreError, store } from '@/lib/store/index.ts';
import { currencyOf, type FormValues, formValues, isBlank } from '@/lib/wizard/index.ts';
import {
  type Beside,
  besideOf,
  checkPlace,
  findStep,
  formSchema,
  move,
  type Place,
  pasteLimits,
  problemIn,
  type QuestionStep,
  readPasted,
  resumeAt,
  stepId,
  viewOf,
  type WizardEvent,
  withGoods,
} from '@/lib/wizard/server.ts';
import { beginCase } from './begin';
import {
  type CurrentCase,
  caseOf,
  caseToChange,
  currentCase,
  holdCase,
  isOfAnotherCase,
  letGo,
  nothingHere,
  resumePath,
  startPath,
  unknownLinkPath,
} from './case';
import { contentOf } from './content';
import { localeOf } from './locale';
import { returnPlace, type StoredPlace } from './place';

/** What a form page shows after a post that did not lead on. */
export interface SaveState {
  /** Counts the posts, so that the same mistake twice is announced twice. */
  readonly attempt: number;
  /** As typed. */
  readonly values?: FormValues;
  readonly problem?: Shown;
  /** `conflict`: another window saved first. `failed`: the store could not be reached. `otherCase`: another window opened another case. */
  readonly notice?: 'conflict' | 'failed' | 'otherCase';
  /** Revision to save on, once the other window's answers have been read. */
  readonly revision?: number;
}

/** The same for the page that takes a pasted list. */
export interface PasteState extends SaveState {
  /** As pasted. */
  readonly text: string;
  readonly mistake?: string;
  readonly preview?: Preview;
}

/** Opens a case, or goes on with the one this browser has (`new` in the form begins another). */
export async function startCase(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const present = await currentCase();
  if (present && form.get('new') === null) redirect(resumePath(locale, present.step));
  await beginCase(compiledBook(), { asOf: new Date().getFullYear(), firm: {}, markets: [], goods: [] }, locale);
}

/** Saves one answer and leads to the next page. Back keeps what was typed, if it can be read, and asks nothing. */
export async function saveAnswer(state: SaveState | null, form: FormData): Promise<SaveState> {
  const { locale, found, id, returnTo } = await opened(form);
  const { compiled, record } = found;
  const values = formValues(form);
  const attempt = (state?.attempt ?? 0) + 1;
  if (isOfAnotherCase(form, found)) return { attempt, values, notice: 'otherCase' };
  const step = findStep(compiled, record.profile, id);
  if (step?.kind !== 'question') redirect(resumePath(locale, found.step));
  const place: Place = { profile: record.profile, step: id, ...(returnTo ? { returnTo } : {}) };

  const intent = form.get('intent');
  const words = formWords(await getTranslations({ locale, namespace: 'wizard' }));
  const context = {
    ...contextOf(found),
    codes: codesOf(locale),
    question: step.question,
    words,
    locale,
    textLimit: maxTextLength,
  };
  const schema = formSchema(step.question, context, explainIn(context));
  const { data: answer, error } = intent === 'skip' ? {} : schema.safeParse({ ...values });
  if (intent === 'back') {
    const kept =
      answer && !isBlank(values)
        ? move(compiled, { profile: place.profile, step: id }, eventOf(answer, besideOf(step.question, values))).profile
        : place.profile;
    const before = move(compiled, { profile: kept, step: id }, { type: 'BACK' }).step;
    // Before the first question of a further list stands the page of that list.
    const back = returnTo || (before === id && step.list !== 'core') ? null : before;
    return finish(found, locale, form, { ...place, profile: kept, step: back }, { attempt, values }, step);
  }
  if (error) return { attempt, values, problem: shown(problemIn(error)) };
  const event: WizardEvent = answer ? eventOf(answer, besideOf(step.question, values)) : { type: 'SKIP' };
  return finish(found, locale, form, move(compiled, place, event), { attempt, values }, step);
}

/** The pages "another market?" and "another good?", and the same on the page that checks the answers. */
export async function changeBlocks(state: SaveState | null, form: FormData): Promise<SaveState> {
  const { locale, found, id, returnTo } = await opened(form);
  if (isOfAnotherCase(form, found)) return { attempt: (state?.attempt ?? 0) + 1, notice: 'otherCase' };
  const event = blockEvent(String(form.get('intent')));
  if (!event) redirect(resumePath(locale, found.step));
  const place: Place = {
    profile: found.record.profile,
    step: id === checkPlace ? null : id,
    ...(returnTo ? { returnTo } : {}),
  };
  return finish(found, locale, form, move(found.compiled, place, event), { attempt: (state?.attempt ?? 0) + 1 });
}

/** A pasted list: first shown as it was read, then added as it was shown. */
export async function pasteGoods(state: PasteState | null, form: FormData): Promise<PasteState> {
  const { locale, found, returnTo } = await opened(form);
  const { compiled, record } = found;
  const text = String(form.get('list') ?? '').replace(/\r\n?/g, '\n');
  const t = await getTranslations({ locale, namespace: 'wizard' });
  const next: PasteState = { attempt: (state?.attempt ?? 0) + 1, text };
  if (isOfAnotherCase(form, found)) return { ...next, notice: 'otherCase' };
  if (text.trim() === '') return { ...next, mistake: t('paste.missing') };
  const context = { ...contextOf(found), codes: codesOf(locale) };
  const list = readPasted(text, compiled.book, context);
  if (!list) return { ...next, mistake: t('paste.tooLong', pasteLimits) };
  const goods = list.goods.map(({ answers }) => answers).filter((answers) => Object.keys(answers).length > 0);
  const profile = withGoods(compiled, record.profile, goods);
  const room = profile.goods.length - withGoods(compiled, record.profile, []).goods.length;
  const shownAs = { ...next, preview: previewOf(list, room, found, locale, t) };
  if (form.get('intent') !== 'add' || state?.text !== text || room === 0) return shownAs;
  const last = stepId('more', { scope: 'goods', index: profile.goods.length - 1 });
  const step = !returnTo && findStep(compiled, profile, last) ? last : null;
  return finish(found, locale, form, { profile, step, ...(returnTo ? { returnTo } : {}) }, shownAs);
}

/** Takes the last change back and shows the page on which it was made. */
export async function undoChange(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const found = await caseToChange(locale, 'editCase');
  const { key, place, record } = found;
  // Another window has saved since this page was drawn: what would be taken back is not what its reader sees.
  if (!place.undo || isOfAnotherCase(form, found) || Number(form.get('revision')) !== record.revision)
    redirect(resumePath(locale, found.step));
  const { profile, step } = place.undo;
  const taken = contentOf(locale, profile, { step } satisfies StoredPlace, record);
  const saved = await (await store()).saveCase(key, taken, record.revision);
  if (saved !== 'saved') redirect(resumePath(locale, found.step));
  redirect(resumePath(locale, resumeAt(found.compiled, profile, step)));
}

/** Goes on with the case of a private link in place of the one this browser holds. Asked for on a page of its own. */
export async function openCase(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const linked = await caseOf(String(form.get('key')));
  if (!linked) redirect(unknownLinkPath(locale));
  await holdCase(linked.key);
  redirect(resumePath(locale, linked.step));
}

/** Removes the case and everything about it. Asked for on a page of its own. */
export async function deleteCase(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const found = await currentCase();
  if (found && isOfAnotherCase(form, found)) redirect(resumePath(locale, found.step));
  if (found && !(await ask(found, found.key.id, 'deleteCase'))) redirect(nothingHere(locale));
  if (found) await (await store()).deleteCase(found.key);
  await letGo(found?.key ?? null);
  if (found && 'organisation' in found.key) redirect(`/${locale}/desk`);
  redirect(`/${locale}/wizard/deleted`);
}

// ─── parts

async function opened(form: FormData) {
  const locale = localeOf(form);
  const found = await caseToChange(locale, 'editCase');
  return { locale, found, id: String(form.get('step')), returnTo: returnPlace(form.get('return')) };
}

function contextOf({ compiled, record }: CurrentCase) {
  const home = record.profile.firm.homeCountry;
  const country = home?.state === 'given' ? String(home.value) : undefined;
  return { book: compiled.book, asOf: record.profile.asOf, currency: currencyOf(country) };
}

function eventOf(answer: Exclude<Answer, { state: 'skipped' }>, beside: Beside): WizardEvent {
  return answer.state === 'given' ? { type: 'ANSWER', answer, beside } : { type: 'UNSURE', answer, beside };
}

function blockEvent(intent: string): WizardEvent | null {
  const [, action, scope, index] = /^(add|remove)-(market|goods)(?:-(\d{1,2}))?$/.exec(intent) ?? [];
  if (action === 'add') return { type: scope === 'market' ? 'ADD_MARKET' : 'ADD_GOOD' };
  if (action === 'remove' && index !== undefined)
    return { type: scope === 'market' ? 'REMOVE_MARKET' : 'REMOVE_GOOD', index: Number(index) };
  return intent === 'done' ? { type: 'DONE' } : intent === 'back' ? { type: 'BACK' } : null;
}

/** Writes the case and goes to the next page; on a conflict or a failure stays, with everything that was typed. */
async function finish<S extends SaveState>(
  found: CurrentCase,
  locale: Locale,
  form: FormData,
  next: Place,
  state: S,
  answered?: QuestionStep,
): Promise<S> {
  const before = found.record.profile;
  const shownOf = (profile: Profile) => viewOf(found.compiled, profile);
  const moved = answered ? movedBy(shownOf(before), shownOf(next.profile)) : undefined;
  const undo =
    next.profile === before ? found.place.undo : { profile: before, step: String(form.get('step') ?? checkPlace) };
  const place: StoredPlace = { step: next.step ?? checkPlace, ...(moved ? { moved } : {}), ...(undo ? { undo } : {}) };
  const revision = Number(form.get('revision'));
  // An answer in an older window is still that answer; only one that was changed meanwhile must not be overwritten unseen.
  if (!Number.isInteger(revision) || revision !== found.record.revision) return conflict(found, state);
  try {
    // Going back and forth without a change is not worth a new revision, which other windows would have to reload for.
    if (next.profile !== before || place.step !== found.place.step) {
      const saved = await (await store()).saveCase(
        found.key,
        contentOf(locale, next.profile, place, found.record),
        revision,
      );
      if (saved === 'unknown') redirect(startPath(locale));
      if (saved === 'conflict') return conflict(found, state);
    }
  } catch (error) {
    if (error instanceof StoreError) return { ...state, notice: 'failed' };
    throw error;
  }
  await holdCase(found.key);
  redirect(pathAfter(locale, next, answered));
}

async function conflict<S extends SaveState>({ key }: CurrentCase, state: S): Promise<S> {
  const latest = await (await store()).readCase(key);
  refresh();
  return { ...state, notice: 'conflict', ...(latest ? { revision: latest.revision } : {}) };
}

function pathAfter(locale: Locale, next: Place, answered: QuestionStep | undefined): string {
  if (next.step !== null) return `/${locale}/wizard/${next.step}${next.returnTo ? `?return=${next.returnTo}` : ''}`;
  if (next.returnTo === 'advice') return `/${locale}/advice`;
  if (next.returnTo === 'goods') {
    const at = answered?.at;
    return `/${locale}/wizard/goods${at?.scope === 'goods' ? `/${at.index + 1}` : ''}`;
  }
  if (!next.returnTo && answered && answered.list !== 'core') {
    return `/${locale}/wizard/${answered.list === 'refine' ? 'more' : answered.list.replace(':', '/')}`;
  }
  return `/${locale}/check${next.returnTo && answered ? `#${answered.id.replace('/', '-')}` : ''}`;
}
