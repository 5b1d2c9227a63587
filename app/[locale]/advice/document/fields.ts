import { hasLocale } from 'next-intl';
import {
  type DocumentSetup,
  type Format,
  formats,
  isDate,
  type Logo,
  LogoError,
  type LogoProblem,
  maxLogoBytes,
  readLogo,
  type SectionId,
  sectionIds,
} from '@/lib/document/index.ts';
import { type Locale, routing } from '@/lib/i18n/routing';

/** Characters in a name. */
export const longestName = 300;
/** What a form may hold besides a logo. */
const maxRestBytes = 100_000;

/** What the form asks for, but the logo. */
export interface Wish {
  readonly language: Locale;
  readonly format: Format;
  readonly length: DocumentSetup['length'];
  /** Chosen ones, in their order. */
  readonly sections: readonly SectionId[];
  readonly client: string;
  readonly consultant: string;
  readonly version: string;
  readonly date: string;
  /** Whether the adviser's notes stand in it. */
  readonly notes: boolean;
  /** Whether it is noted that it was handed over. */
  readonly log: boolean;
}

export const problems = ['date', 'sections', 'format', 'bytes', 'pixels', 'svg'] as const;
export type Problem = 'date' | 'sections' | LogoProblem;

/** Whether a form is larger than any that is allowed, before it is read. */
export function isTooLarge(request: Request): boolean {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  return !(length <= maxLogoBytes + maxRestBytes);
}

/** What somebody chose; what is missing or unknown becomes the usual. */
export function wishOf(read: (name: string) => string | null, locale: Locale): Wish {
  const one = <T extends string>(name: string, allowed: readonly T[], usual: T): T =>
    allowed.find((value) => value === read(name)) ?? usual;
  const name = (field: string) => (read(field) ?? '').trim().slice(0, longestName);
  const language = read('lang');
  // Two sections at one place: the one that was moved there comes before what it was moved up to, and after what it was moved down to.
  const place = (id: SectionId) => {
    const usual = sectionIds.indexOf(id) + 1;
    const wanted = Number.parseInt(read(`place-${id}`) ?? '', 10) || usual;
    return wanted + Math.sign(wanted - usual) * 0.4;
  };
  const isGiven = read('chosen') === 'yes';
  return {
    language: hasLocale(routing.locales, language) ? language : locale,
    format: one('format', formats, 'pdf'),
    length: one('length', ['full', 'brief'] as const, 'full'),
    sections: sectionIds
      .filter((id) => !isGiven || read(`with-${id}`) !== null)
      .sort((a, b) => (isGiven ? place(a) - place(b) : 0)),
    client: name('client'),
    consultant: name('consultant'),
    version: name('version'),
    date: read('date') ?? '',
    notes: read('notes') !== null,
    log: read('log') !== null,
  };
}

/** The setup of a document, or what is wrong with the wish. */
export function setupOf(
  wish: Wish,
  logo: Uint8Array | null,
): { readonly setup: DocumentSetup } | { readonly problem: Problem } {
  if (!isDate(wish.date)) return { problem: 'date' };
  if (wish.sections.length === 0 && wish.length === 'full' && wish.format !== 'xlsx') return { problem: 'sections' };
  try {
    const picture: Logo | undefined = logo ? readLogo(logo, wish.consultant || 'Logo') : undefined;
    const isWhole = wish.sections.join() === sectionIds.join();
    const { length, client, consultant, version, date, sections } = wish;
    return {
      setup: { length, client, consultant, version, date, logo: picture, sections: isWhole ? undefined : sections },
    };
  } catch (error) {
    if (error instanceof LogoError) return { problem: error.problem };
    throw error;
  }
}

/** The choices of a wish as an address, without names. */
export function choicesOf({ language, format, length, sections, date, notes, log }: Wish): URLSearchParams {
  const query = new URLSearchParams({ lang: language, format, length, date, chosen: 'yes' });
  for (const [index, id] of sections.entries()) {
    query.set(`with-${id}`, 'on');
    query.set(`place-${id}`, `${index + 1}`);
  }
  if (notes) query.set('notes', 'on');
  if (log) query.set('log', 'on');
  return query;
}

/** Names on their way back to a form that has to be corrected: not in an address, where logs would keep them. */
export const namesCookie = 'document-names';

export function namesText({ client, consultant, version }: Wish): string {
  return Buffer.from(JSON.stringify([client, consultant, version])).toString('base64url');
}

export function namesFrom(text: string | undefined): Pick<Wish, 'client' | 'consultant' | 'version'> {
  try {
    const [client, consultant, version] = JSON.parse(Buffer.from(text ?? '', 'base64url').toString()) as unknown[];
    return { client: String(client ?? ''), consultant: String(consultant ?? ''), version: String(version ?? '') };
  } catch {
    return { client: '', consultant: '', version: '' };
  }
}
