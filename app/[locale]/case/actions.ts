'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { Action } from '@/lib/access/index.ts';
import { compiledBook } from '@/lib/advice/node.ts';
import type { Locale } from '@/lib/i18n/routing';
import { longest, mostKept, StoreError, store } from '@/lib/store/index.ts';
import { exampleCases } from '../example/advice';
import { caseProfile } from '../example/profile';
import { beginCase } from '../wizard/begin';
import {
  type CurrentCase,
  caseToChange,
  isOfAnotherCase,
  keyText,
  origin,
  resumePath,
  startPath,
} from '../wizard/case';
import { contentOf } from '../wizard/content';
import { localeOf } from '../wizard/locale';
import { maxFileBytes, readAnswers } from './answers-file';

/** What a form of the page shows after a post. */
export interface KeepState {
  /** Counts the posts, so that the same mistake twice is announced twice. */
  readonly attempt: number;
  readonly problem?: string;
  /** The link just made; it cannot be shown again. */
  readonly link?: string;
  /** As typed. */
  readonly name?: string;
  /** What was done, to be announced. */
  readonly done?: string;
}

/** The same for the page that opens a file. */
export interface FileState {
  readonly attempt: number;
  readonly problem?: string;
  /** What is wrong with the file, line by line. */
  readonly problems?: readonly string[];
  /** What the file says, if it can be opened without what is wrong. */
  readonly text?: string;
}

/** Makes a link that only shows the case. */
export async function shareCase(state: KeepState | null, form: FormData): Promise<KeepState> {
  return kept(state, form, 'shareCase', async ({ found, locale, name, t }) => {
    const share = await (await store()).shares.create(found.key, name);
    if (share === 'unknown') redirect(startPath(locale));
    if (share === 'full') return { problem: t('share.full', { most: mostKept.shares }) };
    revalidatePath(`/${locale}/case`);
    return { link: `${await origin()}/${locale}/s/${keyText(share)}` };
  });
}

export async function revokeShare(form: FormData): Promise<void> {
  const { found, locale } = await opened(form, 'shareCase');
  await (await store()).shares.revoke(found.key, String(form.get('id')));
  revalidatePath(`/${locale}/case`);
  redirect(`/${locale}/case`);
}

/** Keeps the case as it stands under a name. */
export async function keepVersion(state: KeepState | null, form: FormData): Promise<KeepState> {
  return kept(state, form, 'editCase', async ({ found, locale, name, t }) => {
    const saved = await (await store()).versions.save(found.key, name);
    if (saved === 'unknown') redirect(startPath(locale));
    if (saved === 'full') return { problem: t('versions.full', { most: mostKept.versions }) };
    revalidatePath(`/${locale}/case`);
    return { done: t('versions.done') };
  });
}

export async function removeVersion(form: FormData): Promise<void> {
  const { found, locale } = await opened(form, 'editCase');
  await (await store()).versions.remove(found.key, String(form.get('id')));
  revalidatePath(`/${locale}/case`);
  redirect(`/${locale}/case`);
}

/** The reader has seen what the new edition of the rules says otherwise. */
export async function noteRules(form: FormData): Promise<void> {
  const { found, locale } = await opened(form, 'editCase');
  const { key, record } = found;
  await (await store()).saveCase(key, contentOf(locale, record.profile, record.place), record.revision);
  redirect(`/${locale}/advice`);
}

/** Opens a new case with the answers of a file. The case of this browser stays, for whoever has its link. */
export async function openFile(state: FileState | null, form: FormData): Promise<FileState> {
  const locale = localeOf(form);
  const t = await getTranslations({ locale, namespace: 'case' });
  const attempt = (state?.attempt ?? 0) + 1;
  const file = form.get('file');
  const again = form.get('text');
  const text = typeof again === 'string' ? again : file instanceof File ? await file.text() : '';
  if (text.trim() === '') return { attempt, problem: t('file.missing') };
  if (Buffer.byteLength(text) > maxFileBytes)
    return { attempt, problem: t('file.tooLarge', { kb: maxFileBytes / 1024 }) };
  const compiled = compiledBook();
  const read = readAnswers(compiled, text, locale);
  if (!read.profile)
    return {
      attempt,
      problem: t('file.notRead'),
      problems: read.problems,
      ...(read.rest === null ? {} : { text: read.rest }),
    };
  const { profile } = read;
  try {
    return await beginCase(compiled, profile, locale);
  } catch (error) {
    if (error instanceof StoreError) return { attempt, problem: t('failed') };
    throw error;
  }
}

/** Opens a new case with the answers of a worked example, to be changed at will. */
export async function openExample(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const compiled = compiledBook();
  const id = String(form.get('id'));
  const item = exampleCases().find((example) => example.id === id);
  if (!item) redirect(`/${locale}`);
  const { profile } = caseProfile(compiled.book, item);
  await beginCase(compiled, { ...profile, asOf: new Date().getFullYear() }, locale);
}

// ─── parts

/** The case of this browser, for a form that only acts on it; one drawn for another case leads to the present one. */
async function opened(form: FormData, action: Action) {
  const locale = localeOf(form);
  const found = await caseToChange(locale, action);
  if (isOfAnotherCase(form, found)) redirect(resumePath(locale, found.step));
  return { locale, found };
}

interface Keeping {
  readonly found: CurrentCase;
  readonly locale: Locale;
  readonly name: string;
  readonly t: Awaited<ReturnType<typeof getTranslations<'case'>>>;
}

/** Checks the name and says so if the store cannot be reached; nothing typed is lost. */
async function kept(
  state: KeepState | null,
  form: FormData,
  action: Action,
  keep: (keeping: Keeping) => Promise<Omit<KeepState, 'attempt'>>,
): Promise<KeepState> {
  const locale = localeOf(form);
  const found = await caseToChange(locale, action);
  const t = await getTranslations({ locale, namespace: 'case' });
  const attempt = (state?.attempt ?? 0) + 1;
  const name = String(form.get('name') ?? '').trim();
  if (isOfAnotherCase(form, found)) return { attempt, name, problem: t('otherCase') };
  if (name.length > longest.name) return { attempt, name, problem: t('versions.tooLong', { most: longest.name }) };
  try {
    return { attempt, ...(await keep({ found, locale, name, t })) };
  } catch (error) {
    if (error instanceof StoreError) return { attempt, name, problem: t('failed') };
    throw error;
  }
}
