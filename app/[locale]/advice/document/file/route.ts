import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { may } from '@/lib/access/index.ts';
import { type Locale, routing } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import { type CurrentCase, currentCaseFor } from '../../../wizard/case.ts';
import { drawn, led, noStore } from '../../document-file.ts';
import { ownAdvice } from '../../own-document.ts';
import { judgementOf } from '../../own-view.ts';
import { choicesOf, isTooLarge, namesCookie, namesText, type Problem, setupOf, type Wish, wishOf } from '../fields.ts';

/** Seconds for which names wait for a form to be corrected. */
const waiting = 300;

/** `POST /[locale]/advice/document/file`: the document that the form asks for, or back to the form, with what was typed. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return new Response(null, { status: 404, headers: noStore });
  const form = `/${locale}/advice/document`;
  if (isTooLarge(request)) return led(`${form}?problem=bytes`);
  const data = await request.formData();
  const read = (name: string) => {
    const value = data.get(name);
    return typeof value === 'string' ? value : null;
  };
  const wish = wishOf(read, locale);
  const sent = data.get('logo');
  const logo = sent instanceof File && sent.size > 0 ? new Uint8Array(await sent.arrayBuffer()) : null;
  const result = setupOf(wish, logo);
  const tried = new URLSearchParams(
    ['whatif', 'price', 'law'].flatMap((name) => (read(name) ? [[name, read(name)!]] : [])),
  );
  if ('problem' in result) return back(form, wish, tried, result.problem);
  const advice = await ownAdvice(locale)(wish.language, tried);
  if (!advice || 'elsewhere' in advice) return led(advice?.elsewhere ?? form);
  const found = await currentCaseFor('readAdvice');
  const judgement = found && wish.notes ? await judgementOf(found, locale) : null;
  let file: Response;
  try {
    file = await drawn(advice, wish.format, { ...result.setup, notes: judgement?.notes });
  } catch (error) {
    // A logo can look sound and not be drawn. What such an error says may quote the firm.
    if (!logo) throw new Error('a document could not be made');
    console.error(`a document with a logo could not be made: ${error instanceof Error ? error.name : typeof error}`);
    return back(form, wish, tried, 'format');
  }
  if (found && wish.log) await logHandedOver(found, wish, locale);
  return file;
}

function back(form: string, wish: Wish, tried: URLSearchParams, problem: Problem): Response {
  const query = new URLSearchParams([...choicesOf(wish), ...tried, ['problem', problem]]);
  const cookie = `${namesCookie}=${namesText(wish)}; Path=${form}; Max-Age=${waiting}; HttpOnly; SameSite=Lax`;
  return led(`${form}?${query}`, { 'set-cookie': cookie });
}

/** Into the engagement log, for a member who may write there. */
async function logHandedOver({ key, party, actor }: CurrentCase, wish: Wish, locale: Locale): Promise<void> {
  if (!('organisation' in key) || !actor || !may(party, 'logEngagement')) return;
  const t = await getTranslations({ locale, namespace: 'document' });
  const text = [
    t(`format.${wish.format}`),
    t(`languages.${wish.language}`),
    ...(wish.format === 'xlsx' ? [] : [t(`length.${wish.length}`)]),
    ...(wish.version ? [wish.version] : []),
  ].join(' · ');
  const { engagements, audit } = await store();
  const entry = { kind: 'document', day: new Date().toISOString().slice(0, 10), text, due: '' } as const;
  await engagements.add(key.organisation, { case: key.id }, entry, actor);
  const event = { actor, party, event: 'logEngagement', subject: 'case', subjectId: key.id } as const;
  await audit.note(key.organisation, event);
}
