import { hasLocale } from 'next-intl';
import type { Advice } from '@/lib/advice/index.ts';
import { type DocumentSetup, type Format, type SectionId, sectionIds } from '@/lib/document/index.ts';
import { makeDocument } from '@/lib/document/node.ts';
import { type Locale, routing } from '@/lib/i18n/routing';

/** Files of a case are nobody else's, and no search engine's. */
export const noStore = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' };

const types: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The advice in a language, where to send a reader who may not see it, or null if there is no such advice. */
export type BuildAdvice = (
  locale: Locale,
  query: URLSearchParams,
) => Promise<Advice | { readonly elsewhere: string } | null>;

/**
 * Answers a request for the document of an advice: `?lang=zh|en` (else the language of the address), `?length=brief|full` and `?sections=ID,ID…`.
 */
export async function documentFile(
  request: Request,
  locale: string,
  format: Format,
  build: BuildAdvice,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const language = query.get('lang') ?? locale;
  const length = query.get('length') ?? 'full';
  const sections = query.get('sections')?.split(',');
  if (!hasLocale(routing.locales, locale)) return new Response(null, { status: 404, headers: noStore });
  if (!hasLocale(routing.locales, language)) return refused(`lang: allowed are ${routing.locales.join(', ')}`);
  if (length !== 'full' && length !== 'brief') return refused('length: allowed are full, brief');
  if (sections && !areSections(sections)) return refused(`sections: allowed are ${sectionIds.join(', ')}, each once`);
  const advice = await build(language, query);
  if (!advice) return new Response(null, { status: 404, headers: noStore });
  if ('elsewhere' in advice) return led(advice.elsewhere);
  return drawn(advice, format, { date: new Date().toISOString().slice(0, 10), length, sections });
}

/** A document as a file to keep. Its name says nothing about the firm. */
export async function drawn(advice: Advice, format: Format, setup: DocumentSetup): Promise<Response> {
  const length = format === 'xlsx' ? '' : `-${setup.length}`;
  return new Response(Buffer.from(await makeDocument(advice, format, setup)), {
    headers: {
      ...noStore,
      'content-type': types[format],
      'content-language': advice.locale,
      'content-disposition': `attachment; filename="advice${length}-${advice.locale}.${format}"`,
    },
  });
}

/** Sends a reader to another address. */
export function led(location: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { ...noStore, ...headers, location } });
}

export function areSections(ids: readonly string[]): ids is readonly SectionId[] {
  return ids.every((id, index) => sectionIds.some((known) => known === id) && ids.indexOf(id) === index);
}

function refused(message: string): Response {
  return new Response(`${message}\n`, { status: 400, headers: noStore });
}
