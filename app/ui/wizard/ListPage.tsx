import { ButtonLink } from '@/app/ui/Button';
import { cx } from '@/app/ui/cx';
import { Phrases } from '@/app/ui/Phrases';
import { isAnswered, type QuestionStep, stepId } from '@/lib/wizard/server.ts';
import { Frame } from './Frame';
import { phrased, placeName } from './names';
import type { StepPageProps } from './QuestionPage';

export interface ListPageProps extends Omit<StepPageProps, 'returnTo'> {
  title: string;
  text: string;
  steps: readonly QuestionStep[];
}

/** The questions beyond the core: what there is, what is answered, where to go on. */
export function ListPage({ found, title, text, steps, locale, t }: ListPageProps) {
  const { compiled, record } = found;
  const { profile } = record;
  const open = steps.filter((step) => !isAnswered(profile, step));
  const next = open[0] ?? null;
  const minutes = Math.max(1, Math.round(open.reduce((sum, { question }) => sum + question.seconds, 0) / 60));
  const groups = [...Map.groupBy(steps, ({ at }) => stepId('', at))];
  return (
    <Frame found={found} step={null} position={t('progress.extra')} locale={locale} t={t}>
      <div className="wrap pt-6 pb-4 lg:pt-13">
        <h1>
          <Phrases>{phrased(title, locale)}</Phrases>
        </h1>
        <p className="lede mt-2.5">{steps.length === 0 ? t('refine.none') : text}</p>
        {steps.length > 0 && (
          <p className="mt-2 text-label text-note">
            {open.length === 0 ? t('refine.allDone') : t('refine.left', { count: open.length, minutes })}
          </p>
        )}
        <p className="acts mt-6">
          {next && (
            <ButtonLink href={`/${locale}/wizard/${next.id}`}>
              {open.length === steps.length ? t('refine.start') : t('refine.next')}
            </ButtonLink>
          )}
          <a className={next ? 'link' : 'btn'} href={`/${locale}/advice`}>
            {t('refine.back')}
          </a>
        </p>
        {groups.map(([key, list]) => (
          <section key={key} className="mt-9 max-w-[52rem]">
            <h2 className="bar">{placeName(compiled, profile, list[0]!.at, locale, t) || t('refine.firm')}</h2>
            <ol>
              {rowsOf(list).map((step) => {
                const { at } = step;
                // A good has a page of its own with all that is asked about it; twenty of them would bury the rest.
                const left = at.scope === 'goods' ? list.filter((each) => !isAnswered(profile, each)).length : 0;
                const answered = at.scope === 'goods' ? left === 0 : isAnswered(profile, step);
                return (
                  <li key={step.id} className="border-line border-b">
                    <a
                      href={`/${locale}/wizard/${at.scope === 'goods' ? `goods/${at.index + 1}` : step.id}`}
                      className="flex min-h-12 items-center justify-between gap-x-6 py-2 hover:bg-well"
                    >
                      <span className="link">
                        {at.scope !== 'goods'
                          ? step.question.label[locale]
                          : left > 0
                            ? t('goods.editOpen', { count: left })
                            : t('goods.edit')}
                      </span>
                      <span className={cx('tag flex-none', answered ? 'settled' : 'open')}>
                        {answered ? t('refine.answered') : t('refine.open')}
                      </span>
                    </a>
                  </li>
                );
              })}
            </ol>
          </section>
        ))}
      </div>
    </Frame>
  );
}

/** One row per question; of a good one for all. */
function rowsOf(list: readonly QuestionStep[]): readonly QuestionStep[] {
  return list[0]?.at.scope === 'goods' ? list.slice(0, 1) : list;
}
