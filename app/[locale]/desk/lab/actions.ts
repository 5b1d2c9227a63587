'use server';

import { redirect } from 'next/navigation';
import type { FormState } from '@/app/ui/form-state';
import { compiledBook } from '@/lib/advice/node.ts';
import {
  drawFirms,
  holdsData,
  type Inspected,
  inspectUpload,
  LabFolder,
  labFiles,
  labLimits,
  type Mapping,
  type PopulationChoices,
  type RunChoices,
  randomPopulation,
  readUpload,
  removeFromLab,
  runLab,
  withEnds,
  work,
} from '@/lib/lab/server.ts';
import type { ScenarioRecord } from '@/lib/rulebook/index.ts';
import { type LabEntry, longestLabName, newKey, store } from '@/lib/store/index.ts';
import { localeOf } from '../../wizard/locale';
import { type Acting, actingIn, actingInLab, note } from '../desk';
import { answered } from '../forms';
import { mappingOf } from './mapping-form';
import { labPath } from './place';
import { scenarioFields, scenarioOf } from './scenario-form';

/** A synthetic population of the rules, or random firms. */
export async function drawPopulation(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const acting = await actingIn(locale, 'runLab');
  const { book } = compiledBook();
  const [population, count, seed] = [textOf(form, 'population'), wholeOf(form, 'count'), wholeOf(form, 'seed')];
  const known = population === randomPopulation || Object.hasOwn(book.populations, population);
  if (!known || count === null || count < 1 || count > labLimits.drawnFirms || !isSeed(seed))
    redirect(`${labPath(locale)}?problem=draw#draw`);
  const choices: PopulationChoices = { from: 'rules', population, count, seed: seed! };
  // The name is written in the reader's language on every page; this one is for files.
  const { lab } = await store();
  const id = await lab.create(acting.member.organisation, starter(acting), {
    kind: 'population',
    name: population,
    choices,
  });
  if (id === 'full' || id === 'unknown') redirect(`${labPath(locale)}?problem=full#draw`);
  await note(acting, 'runLab', 'population', id);
  const entry = await lab.read(acting.member.organisation, id);
  if (entry) await drawFirms(await store(), acting.member.organisation, entry);
  redirect(labPath(locale, id));
}

/** Reads an uploaded file by the mapping that the form says. */
export async function readPopulation(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = textOf(form, 'id');
  const acting = await actingInLab(locale, id, 'runLab');
  const { entry, member } = acting;
  const page = labPath(locale, id);
  const folder = new LabFolder();
  const inspected = folder.readJson<Inspected>(id, labFiles.proposal);
  if (entry.kind !== 'population' || !inspected) redirect(page);
  // Results stand on the firms as they were read.
  const { lab } = await store();
  if ((await lab.list(member.organisation, 'run')).some(({ of }) => of === id)) redirect(`${page}?problem=used`);
  const before = folder.readJson<Mapping>(id, labFiles.mapping) ?? inspected.mapping;
  const mapping = mappingOf(form, before);
  if (typeof mapping === 'string') redirect(`${page}?problem=${mapping}#columns`);
  const begun = await readUpload(await store(), member.organisation, entry, mapping, form.get('holds') === 'on');
  await note(acting, 'runLab', 'population', id);
  redirect(begun ? page : `${page}?problem=busy`);
}

/** A scenario of levers and parameters, kept for all runs of the organisation. */
export async function saveScenario(state: FormState | null, form: FormData): Promise<FormState> {
  const { book } = compiledBook();
  return answered(state, form, scenarioFields(book), async ({ locale, text }) => {
    const acting = await actingInLab(locale, text('id'), 'runLab');
    const id = newKey().id;
    const made = await scenarioOf(book, text, `own-${id.slice(0, 8).toLowerCase()}`, locale);
    if (typeof made === 'string') return { problem: made };
    const { lab } = await store();
    const kept = await lab.create(acting.member.organisation, starter(acting), {
      ...({ kind: 'scenario', name: made.name[locale], choices: made, state: 'done' } as const),
      id,
    });
    if (kept === 'full' || kept === 'unknown')
      redirect(`${labPath(locale, text('id'), 'compose')}?problem=fullScenarios`);
    await note(acting, 'runLab', 'scenario', id);
    redirect(`${labPath(locale, text('id'), 'compose')}?pick=${id}`);
  });
}

/** Runs up to four scenarios over a population. */
export async function beginRun(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const population = textOf(form, 'id');
  const acting = await actingInLab(locale, population, 'runLab');
  const { entry, member } = acting;
  const { lab } = await store();
  const picks = form.getAll('pick').map(String).slice(0, 100);
  const seed = wholeOf(form, 'seed');
  const query = new URLSearchParams(picks.map((pick) => ['pick', pick]));
  const back = (problem: string): never => {
    query.set('problem', problem);
    redirect(`${labPath(locale, population, 'compose')}?${query}`);
  };
  if (entry.kind !== 'population' || entry.state !== 'done') redirect(labPath(locale, population));
  if (picks.length === 0) back('none');
  if (picks.length > labLimits.scenarios) back('many');
  if (!isSeed(seed)) back('seed');
  const { book } = compiledBook();
  const own = await lab.list(member.organisation, 'scenario');
  const scenarios = picks.flatMap((pick): ScenarioRecord[] => {
    if (Object.hasOwn(book.scenarios, pick)) return [book.scenarios[pick]!];
    const kept = own.find(({ id }) => id === pick);
    return kept ? [kept.choices as ScenarioRecord] : [];
  });
  if (scenarios.length === 0) back('none');
  const choices: RunChoices = {
    scenarios: withEnds(scenarios),
    seed: seed!,
    divides: form.get('divides') === 'on',
    holdsData: holdsData(entry.choices as PopulationChoices),
  };
  const name = textOf(form, 'name').slice(0, longestLabName);
  const id = await lab.create(member.organisation, starter(acting), { kind: 'run', name, of: population, choices });
  if (id === 'full' || id === 'unknown') return back('fullRuns');
  await note(acting, 'runLab', 'run', id);
  const run = await lab.read(member.organisation, id);
  if (run) await runLab(await store(), member.organisation, run);
  redirect(labPath(locale, id));
}

/** Begins again what was stopped, interrupted or failed. */
export async function resumeWork(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = textOf(form, 'id');
  const { entry, member } = await actingInLab(locale, id, 'runLab');
  const opened = await store();
  const begun =
    entry.kind === 'run'
      ? await runLab(opened, member.organisation, entry)
      : entry.kind === 'population' && (entry.choices as PopulationChoices).from === 'rules'
        ? await drawFirms(opened, member.organisation, entry)
        : await againFromUpload(entry, member.organisation);
  redirect(begun ? labPath(locale, id) : `${labPath(locale, id)}?problem=busy`);
}

export async function stopWork(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = textOf(form, 'id');
  const { member } = await actingInLab(locale, id, 'runLab');
  await (await store()).lab.stop(member.organisation, id);
  redirect(labPath(locale, id));
}

/** To the page of a firm; its id is in no address. */
export async function findFirm(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = textOf(form, 'id');
  const { entry } = await actingInLab(locale, id, 'runLab');
  const scenario = wholeOf(form, 'scenario') ?? 0;
  const page = `${labPath(locale, id, 'firms')}?scenario=${scenario}`;
  const { holdsData: holds } = entry.choices as RunChoices;
  if (entry.kind !== 'run' || entry.state !== 'done' || !holds) redirect(labPath(locale, id));
  const firms = new LabFolder().file(entry.of!, labFiles.firms);
  const found = await work<'find'>({ kind: 'find', firms, id: textOf(form, 'firm').slice(0, 1000) });
  const row = 'result' in found ? found.result.row : null;
  redirect(row === null ? `${page}&problem=firm` : `${labPath(locale, id, 'firm')}?scenario=${scenario}&row=${row}`);
}

/** A population with its runs, a run with its results, or a scenario. */
export async function deleteFromLab(form: FormData): Promise<void> {
  const locale = localeOf(form);
  const id = textOf(form, 'id');
  const acting = await actingInLab(locale, id, 'runLab');
  await removeFromLab(await store(), acting.member.organisation, id);
  await note(acting, 'runLab', acting.entry.kind, id);
  redirect(labPath(locale));
}

/** An upload is matched again if it was not, and else read again by the mapping as it is kept. */
async function againFromUpload(entry: LabEntry, organisation: string) {
  const folder = new LabFolder();
  const mapping = folder.readJson<Mapping>(entry.id, labFiles.mapping);
  const choices = entry.choices as Extract<PopulationChoices, { from: 'upload' }>;
  const opened = await store();
  if (mapping && folder.has(entry.id, labFiles.proposal))
    return readUpload(opened, organisation, entry, mapping, choices.holdsData);
  return inspectUpload(opened, organisation, entry, null);
}

function starter({ person, member }: Acting) {
  return { actor: person.id, party: member.role };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function wholeOf(form: FormData, name: string): number | null {
  const text = textOf(form, name).replace(/[,，\s]/g, '');
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

function isSeed(seed: number | null): boolean {
  return seed !== null && seed >= -(2 ** 31) && seed < 2 ** 31;
}
