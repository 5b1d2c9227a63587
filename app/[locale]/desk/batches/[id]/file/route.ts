import { hasLocale } from 'next-intl';
import { archive, fileName } from '@/lib/batch/server.ts';
import { routing } from '@/lib/i18n/routing';
import { store } from '@/lib/store/index.ts';
import type { Wish } from '../../../../advice/document/fields.ts';
import { noStore } from '../../../../advice/document-file.ts';
import { actingOnBatch, note } from '../../../desk';
import { caseNames } from '../../words';

/** `GET /[locale]/desk/batches/[id]/file`: what was made so far as one archive, whose name says nothing about anybody. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string; id: string }> },
): Promise<Response> {
  const { locale: asked, id } = await params;
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const acting = await actingOnBatch(locale, id, 'makeBatch');
  const { batch, member } = acting;
  const { format, date } = batch.choices as Wish;
  const { batches } = await store();
  const names = await caseNames();
  const made = batch.items.filter(({ state }) => state === 'made');
  for (const { caseId } of made) await note(acting, 'takeDocuments', 'case', caseId);
  const entries = made.map((item) => ({
    name: fileName(item.place, names(item), format),
    read: () => batches.document(member.organisation, id, item.caseId),
  }));
  return new Response(archive(entries, date), {
    headers: {
      ...noStore,
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="landfall-documents.zip"',
    },
  });
}
