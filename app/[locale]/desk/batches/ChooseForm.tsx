import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/ui/Button';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import type { Locale } from '@/lib/i18n/routing';
import { mostBatched } from '@/lib/store/index.ts';
import { chooseCases } from './actions';

/** The form that the ticks in the list of cases belong to. */
export const chooseForm = 'batch';

interface Props {
  locale: Locale;
  /** What the list was filtered by. */
  filter: Readonly<Record<'q' | 'client' | 'which', string>>;
  /** Cases found, on all pages. */
  count: number;
  /** Whether the organisation has as many batches as it may. */
  full: boolean;
  problem: string;
}

/** Documents of the cases ticked, or of all that were found. */
export async function ChooseForm({ locale, filter, count, full, problem }: Props) {
  const t = await getTranslations('batch');
  const said =
    problem === 'none'
      ? t('problem.none')
      : problem === 'many'
        ? t('problem.many', { most: mostBatched.cases })
        : full
          ? t('problem.full', { most: mostBatched.batches })
          : null;
  return (
    <form id={chooseForm} action={chooseCases} className="mt-7 max-w-measure border-line border-t pt-4">
      <h2 className="text-h3">{t('choose.legend')}</h2>
      <p className="mt-1 text-ink-2">{t('choose.help', { most: mostBatched.cases })}</p>
      {problem && said ? (
        <div className="mt-3">
          <ErrorSummary title={t('problem.title')} errors={[{ href: `#${chooseForm}`, text: said }]} />
        </div>
      ) : (
        full && <p className="mt-3">{said}</p>
      )}
      <input type="hidden" name="locale" value={locale} />
      {Object.entries(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="acts mt-3">
        {!full && (
          <>
            <Button type="submit" quiet small name="of" value="chosen">
              {t('choose.chosen')}
            </Button>
            <Button type="submit" quiet small name="of" value="all">
              {t('choose.all', { count })}
            </Button>
          </>
        )}
        <a className="link" href={`/${locale}/desk/batches`}>
          {t('choose.list')}
        </a>
      </div>
    </form>
  );
}
