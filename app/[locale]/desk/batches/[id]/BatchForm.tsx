import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/ui/Button';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import type { Locale } from '@/lib/i18n/routing';
import type { Batch } from '@/lib/store/index.ts';
import { Kinds, Marks, Sections } from '../../../advice/document/DocumentChoices';
import type { Wish } from '../../../advice/document/fields.ts';
import { makeBatch } from '../actions';
import { caseNames, reached } from '../words';

/** What all documents of a batch shall hold. */
export async function BatchForm({ batch, locale, problem }: { batch: Batch; locale: Locale; problem: string | null }) {
  const t = await getTranslations('batch');
  const document = await getTranslations('document');
  const names = await caseNames();
  const wish = batch.choices as Wish;
  const wrong = problem === 'date' || problem === 'sections' ? problem : null;
  const said = wrong && document(`problem.${wrong}`);
  return (
    <>
      <form action={makeBatch} className="mt-7 flex max-w-[42rem] flex-col gap-6">
        {said && (
          <ErrorSummary
            title={t('problem.title')}
            errors={[{ href: wrong === 'date' ? '#date' : '#with-summary', text: said }]}
          />
        )}
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="id" value={batch.id} />
        <input type="hidden" name="chosen" value="yes" />
        <Kinds wish={wish} />
        <Marks wish={wish} dateError={wrong === 'date' && said ? said : undefined} />
        <Sections wish={wish} error={wrong === 'sections' && said ? said : undefined} />
        <Button type="submit" className="self-start">
          {t('draft.make', { count: reached(batch).count })}
        </Button>
      </form>
      <section className="mt-11 max-w-measure">
        <h2 className="text-h3">{t('draft.cases')}</h2>
        <ul className="mt-2 list-disc ps-6 [overflow-wrap:anywhere]">
          {batch.items.map((item) => (
            <li key={item.caseId}>{names(item).filter(Boolean).join(' – ')}</li>
          ))}
        </ul>
      </section>
    </>
  );
}
