import { statSync } from 'node:fs';
import { hasLocale } from 'next-intl';
import { originOf } from '@/app/access/origin.ts';
import { allowedIn, visitor } from '@/app/access/visitor';
import { type Locale, routing } from '@/lib/i18n/routing';
import { inspectUpload, LabFolder, labFiles, labLimits } from '@/lib/lab/server.ts';
import { isId, longestLabName, mostInLab, store } from '@/lib/store/index.ts';
import { led, noStore } from '../../../advice/document-file.ts';
import { note } from '../../desk';
import { receive } from './receive.ts';

/** Room for the fields beside the file. */
const formBytes = 100_000;

/**
 * `POST /[locale]/desk/lab/upload`: a table of firms, streamed to a file. Stands outside the proxy, which would hold it in memory, so it looks for itself where the request
 * comes from and who asks, before it reads anything.
 */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return nothing();
  if (comesFromElsewhere(request)) return new Response('This form was sent from another site.', { status: 403 });
  const person = await visitor();
  const member = allowedIn(person, 'runLab');
  if (!person || !member) return nothing();
  if (Number(request.headers.get('content-length') ?? 0) > labLimits.uploadBytes + formBytes)
    return back(locale, 'bytes');
  const { lab } = await store();
  const kept = await lab.list(member.organisation, 'population');
  if (kept.length >= mostInLab.population) return back(locale, 'full');
  const folder = new LabFolder();
  const id = folder.make();
  const path = folder.file(id, labFiles.upload);
  const arrived = await receive(request, path, labLimits.uploadBytes);
  const problem = typeof arrived === 'string' ? arrived : statSync(path).size === 0 ? 'noFile' : null;
  if (problem !== null || typeof arrived === 'string') {
    folder.remove(id);
    return back(locale, problem ?? 'half');
  }
  const { fields, fileName } = arrived;
  const name = cleaned(fields.get('name') ?? '') || cleaned(fileName) || id.slice(0, 4);
  const made = await lab.create(
    member.organisation,
    { actor: person.id, party: member.role },
    { kind: 'population', name, choices: { from: 'upload', holdsData: fields.get('holds') === 'on' }, id },
  );
  if (made !== id) {
    folder.remove(id);
    return back(locale, 'full');
  }
  await note({ person, member }, 'runLab', 'population', id);
  const entry = await lab.read(member.organisation, id);
  const asked = fields.get('earlier') ?? '';
  const earlier = isId(asked) && kept.some((other) => other.id === asked) ? asked : null;
  if (entry) await inspectUpload(await store(), member.organisation, entry, earlier);
  return led(`/${locale}/desk/lab/${id}`);
}

function nothing(): Response {
  return new Response(null, { status: 404, headers: noStore });
}

function back(locale: Locale, problem: string): Response {
  return led(`/${locale}/desk/lab?problem=${problem}#upload`);
}

/** Cookies are SameSite=Lax already; this also stops what a sandboxed frame could send. Our own pages send "Origin: null", since they send no referrer. */
function comesFromElsewhere(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const from = request.headers.get('origin');
  return from !== null && from !== 'null' && from !== originOf(request.headers);
}

function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longestLabName);
}
