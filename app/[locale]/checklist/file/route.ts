import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { routing } from '@/lib/i18n/routing';
import { currentCaseFor, startPath } from '../../wizard/case';
import { checklistCalendar, checklistCsv } from '../files';
import { checklistOf } from '../load';

const noStore = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow' };

/** `GET /[locale]/checklist/file?format=csv|ics`: the checklist of the cookie's case as a file. The name says nothing about the firm. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  const format = new URL(request.url).searchParams.get('format') ?? 'csv';
  if (!hasLocale(routing.locales, locale)) return new Response(null, { status: 404, headers: noStore });
  if (format !== 'csv' && format !== 'ics')
    return new Response('format: allowed are csv, ics\n', { status: 400, headers: noStore });
  const found = await currentCaseFor('readCase');
  if (!found) return new Response(null, { status: 303, headers: { ...noStore, location: startPath(locale) } });
  const items = await checklistOf(found, locale);
  const t = await getTranslations({ locale, namespace: 'case.checklist' });
  const column = (key: 'kind' | 'item' | 'market' | 'step' | 'done' | 'owner' | 'due' | 'note') => t(`columns.${key}`);
  const [type, text] =
    format === 'ics'
      ? ['text/calendar; charset=utf-8', checklistCalendar(items, t('title'), found.key.id)]
      : [
          'text/csv; charset=utf-8',
          checklistCsv(items, {
            columns: {
              kind: column('kind'),
              item: column('item'),
              market: column('market'),
              step: column('step'),
              done: column('done'),
              owner: column('owner'),
              due: column('due'),
              note: column('note'),
            },
            kind: { action: t('action'), risk: t('risk') },
            yes: t('yes'),
            no: t('no'),
          }),
        ];
  return new Response(text, {
    headers: {
      ...noStore,
      'content-type': type,
      'content-disposition': `attachment; filename="landfall-checklist.${format}"`,
    },
  });
}
