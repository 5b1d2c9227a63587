import { hasLocale } from 'next-intl';
import { routing } from '@/lib/i18n/routing';
import { drawn, led, noStore } from '../../document-file.ts';
import { ownAdvice } from '../../own-document.ts';
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
  const file = data.get('logo');
  const logo = file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
  const result = setupOf(wish, logo);
  const tried = new URLSearchParams(
    ['whatif', 'price', 'law'].flatMap((name) => (read(name) ? [[name, read(name)!]] : [])),
  );
  if ('problem' in result) return back(form, wish, tried, result.problem);
  const advice = await ownAdvice(locale)(wish.language, tried);
  if (!advice || 'elsewhere' in advice) return led(advice?.elsewhere ?? form);
  return drawn(advice, wish.format, result.setup);
}

function back(form: string, wish: Wish, tried: URLSearchParams, problem: Problem): Response {
  const query = new URLSearchParams([...choicesOf(wish), ...tried, ['problem', problem]]);
  const cookie = `${namesCookie}=${namesText(wish)}; Path=${form}; Max-Age=${waiting}; HttpOnly; SameSite=Lax`;
  return led(`${form}?${query}`, { 'set-cookie': cookie });
}
