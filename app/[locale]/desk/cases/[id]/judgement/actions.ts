'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { FormState } from '@/app/ui/form-state';
import { buildAdvice, engineView, isOverridable, notePlaces, type Overridable } from '@/lib/advice/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { longest, type MemberKey, mostKept, store } from '@/lib/store/index.ts';
import { nothingHere } from '../../../../wizard/case';
import { localeOf } from '../../../../wizard/locale';
import { actingOnCase, note } from '../../../desk';
import { answered } from '../../../forms';

/** Characters that a reason has at least: fewer give none. */
const shortestReason = 10;

/** A note to a part of the advice. */
export async function writeNote(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['text'], async ({ locale, t, text }) => {
    const id = text('id');
    const acting = await actingOnCase(locale, id, 'noteCase');
    const key = { id, organisation: acting.member.organisation };
    if (!isText(text('text'), 1, longest.note)) return { problem: t('judgement.badNote', { most: longest.note }) };
    const place = notePlaces(await adviceOf(key, locale)).find(
      ({ section, market }) => section === text('section') && (market ?? '') === text('market'),
    );
    if (!place) return { problem: t('judgement.goneMarket') };
    const { section, market } = place;
    const made = await (await store()).notes.add(key, { section, market, text: text('text') }, acting.person.id);
    if (made === 'unknown') redirect(nothingHere(locale));
    if (made === 'full') return { problem: t('judgement.fullNotes', { most: mostKept.notes }) };
    await note(acting, 'noteCase', 'case', id);
    revalidatePath(pathOf(locale, id));
    return { done: t('judgement.saved') };
  });
}

export async function changeNote(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['text'], async ({ locale, t, text }) => {
    const id = text('id');
    const acting = await actingOnCase(locale, id, 'noteCase');
    if (!isText(text('text'), 1, longest.note)) return { problem: t('judgement.badNote', { most: longest.note }) };
    const key = { id, organisation: acting.member.organisation };
    const changed = await (await store()).notes.change(key, text('note'), text('text'), acting.person.id);
    if (!changed) return { problem: t('judgement.goneNote') };
    await note(acting, 'noteCase', 'case', id);
    revalidatePath(pathOf(locale, id));
    return { done: t('judgement.saved') };
  });
}

export async function deleteNote(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = String(form.get('id'));
  const acting = await actingOnCase(locale, id, 'noteCase');
  const key = { id, organisation: acting.member.organisation };
  if (await (await store()).notes.remove(key, String(form.get('note')))) await note(acting, 'noteCase', 'case', id);
  redirect(`${pathOf(locale, id)}#${anchorIn(form)}`);
}

/** A choice of the rule book's options other than its own, with a reason. */
export async function overrideDecision(state: FormState | null, form: FormData): Promise<FormState> {
  return answered(state, form, ['choice', 'reason'], async ({ locale, t, text }) => {
    const id = text('id');
    const acting = await actingOnCase(locale, id, 'overrideAdvice');
    const key = { id, organisation: acting.member.organisation };
    const decision = text('decision');
    const market = text('market') || null;
    if (!isOverridable(decision) || (decision === 'entry.mode') !== (market !== null)) redirect(nothingHere(locale));
    const engine = engineView(await adviceOf(key, locale), decision, market);
    if (!engine) return { problem: t('judgement.goneMarket') };
    if (!optionsOf(decision).includes(text('choice'))) return { problem: t('judgement.badChoice') };
    if (!isText(text('reason'), shortestReason, longest.reason))
      return { problem: t('judgement.badReason', { least: shortestReason, most: longest.reason }) };
    if (engine.options.length === 1 && engine.options[0] === text('choice'))
      return { problem: t('judgement.sameChoice') };
    const { version, hash } = compiledBook().book;
    const override = {
      decision,
      market,
      engine: engine.options,
      choice: text('choice'),
      reason: text('reason'),
      rulebook: { version, hash },
    };
    const made = await (await store()).overrides.set(key, override, acting.person.id);
    if (made === 'unknown') redirect(nothingHere(locale));
    if (made === 'full') return { problem: t('judgement.fullOverrides', { most: mostKept.overrides }) };
    await note(acting, 'overrideAdvice', 'case', id);
    revalidatePath(pathOf(locale, id));
    return { done: t('judgement.saved') };
  });
}

export async function withdrawOverride(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = String(form.get('id'));
  const acting = await actingOnCase(locale, id, 'overrideAdvice');
  const key = { id, organisation: acting.member.organisation };
  const withdrawn = await (await store()).overrides.withdraw(key, String(form.get('override')), acting.person.id);
  if (withdrawn) await note(acting, 'overrideAdvice', 'case', id);
  redirect(`${pathOf(locale, id)}#${anchorIn(form)}`);
}

// ─── parts

async function adviceOf(key: MemberKey, locale: Locale) {
  const record = await (await store()).readCase(key);
  if (!record) redirect(nothingHere(locale));
  return buildAdvice(compiledBook(), record.profile, locale);
}

function optionsOf(decision: Overridable): readonly string[] {
  return compiledBook().book.decisions[decision]!.options.map(({ id }) => id);
}

function isText(text: string, least: number, most: number): boolean {
  return text.length >= least && text.length <= most && !text.includes('\0');
}

function pathOf(locale: Locale, id: string): string {
  return `/${locale}/desk/cases/${id}/judgement`;
}

/** The part of the page that a form stands in. */
function anchorIn(form: FormData): string {
  return /^[\w-]{1,40}$/.exec(String(form.get('at')))?.[0] ?? '';
}
