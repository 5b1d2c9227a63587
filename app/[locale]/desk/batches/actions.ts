'use server';

import { redirect } from 'next/navigation';
import { runBatch } from '@/lib/batch/server.ts';
import { deskPage, mostBatched, store } from '@/lib/store/index.ts';
import { setupOf, type Wish, wishOf } from '../../advice/document/fields.ts';
import { localeOf } from '../../wizard/locale';
import { type Acting, actingIn, actingOnBatch } from '../desk';
import { usualWish } from './wish';

/** Lays out a batch of the cases ticked on the desk, or of all that its filter finds. */
export async function chooseCases(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const acting = await actingIn(locale, 'makeBatch');
  const filter = {
    search: textOf(form, 'q'),
    client: textOf(form, 'client'),
    archived: form.get('which') === 'archived',
  };
  const cases = form.get('of') === 'all' ? await casesOf(acting, filter) : form.getAll('case').map(String);
  const made = await draft(acting, cases, usualWish(locale));
  if (made !== 'none' && made !== 'many' && made !== 'full') redirect(`/${locale}/desk/batches/${made}`);
  const query = new URLSearchParams({ client: filter.client, which: textOf(form, 'which'), batch: made });
  redirect(`/${locale}/desk?${query}#batch`);
}

/** Begins a batch with what its form says. */
export async function makeBatch(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const { member, batch } = await actingOnBatch(locale, String(form.get('id')), 'makeBatch');
  const wish = wishOf((name) => textOf(form, name), locale);
  const { batches } = await store();
  if (!(await batches.choose(member.organisation, batch.id, wish)))
    redirect(`/${locale}/desk/batches/${batch.id}?problem=busy`);
  await begin(locale, member.organisation, batch.id, wish);
}

/** Goes on where a batch ended, and tries again what failed. */
export async function resumeBatch(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const { member, batch } = await actingOnBatch(locale, String(form.get('id')), 'makeBatch');
  await begin(locale, member.organisation, batch.id, batch.choices as Wish);
}

export async function cancelBatch(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const { member, batch } = await actingOnBatch(locale, String(form.get('id')), 'makeBatch');
  await (await store()).batches.cancel(member.organisation, batch.id);
  redirect(`/${locale}/desk/batches/${batch.id}`);
}

/** The same cases as a new batch, to be made otherwise. */
export async function repeatBatch(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const acting = await actingOnBatch(locale, String(form.get('id')), 'makeBatch');
  const cases = acting.batch.items.map(({ caseId }) => caseId);
  const made = await draft(acting, cases, acting.batch.choices as Wish);
  const known = made !== 'none' && made !== 'many' && made !== 'full';
  redirect(`/${locale}/desk/batches${known ? `/${made}` : `?problem=${made}`}`);
}

export async function deleteBatch(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const { member, batch } = await actingOnBatch(locale, String(form.get('id')), 'makeBatch');
  await (await store()).batches.remove(member.organisation, batch.id);
  redirect(`/${locale}/desk/batches`);
}

async function begin(locale: string, organisation: string, id: string, wish: Wish): Promise<never> {
  const page = `/${locale}/desk/batches/${id}`;
  const result = setupOf(wish, null);
  if ('problem' in result) redirect(`${page}?problem=${result.problem}`);
  const { client: _, logo: __, ...setup } = result.setup;
  const order = { language: wish.language, format: wish.format, setup };
  const begun = await runBatch(await store(), organisation, id, order);
  redirect(begun ? page : `${page}?problem=busy`);
}

async function draft({ person, member }: Acting, cases: readonly string[], wish: Wish) {
  const starter = { actor: person.id, party: member.role };
  return (await store()).batches.create(member.organisation, starter, cases, wish);
}

/** Ids of all cases of a filter, or enough to say that they are too many. */
async function casesOf(
  { member }: Acting,
  { client, ...filter }: { search: string; client: string; archived: boolean },
) {
  const { desk } = await store();
  const ids: string[] = [];
  for (let page = 1; (page - 1) * deskPage <= mostBatched.cases; page++) {
    const query = { ...filter, page, ...(client ? { client } : {}) };
    const { cases } = await desk.cases(member.organisation, query);
    ids.push(...cases.map(({ id }) => id));
    if (cases.length < deskPage) break;
  }
  return ids;
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
