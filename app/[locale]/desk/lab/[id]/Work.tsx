import { getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import type { Locale } from '@/lib/i18n/routing';
import type { LabOutcome } from '@/lib/lab/server.ts';
import type { LabEntry } from '@/lib/store/index.ts';
import { KeepUpToDate } from '../../batches/[id]/KeepUpToDate';
import { resumeWork, stopWork } from '../actions';
import { labPath } from '../place';

interface Props {
  entry: LabEntry;
  locale: Locale;
  /** Whether the page reloads itself where there are no scripts: only if its reader asked for it. */
  reloads: boolean;
}

/** How far a piece of work is, or why it came to nothing, and what can be done about it. */
export async function Work({ entry, locale, reloads }: Props) {
  const t = await getTranslations('lab.work');
  const page = labPath(locale, entry.id);
  const hidden = { locale, id: entry.id };
  const { state, done, total } = entry;
  const { problems = [], error } = (entry.outcome ?? {}) as LabOutcome;
  const isOn = state === 'waiting' || state === 'running';
  const isQuiet = (state === 'done' || state === 'draft') && problems.length === 0;
  return (
    <section id="progress" className={isQuiet ? undefined : 'mt-7 max-w-[42rem]'}>
      {isOn && (
        <>
          <progress className="w-full" aria-label={t('progress')} {...(total > 0 ? { value: done, max: total } : {})} />
          <p className="mt-2">
            {state === 'waiting'
              ? t('waiting')
              : total > 0
                ? t('running', { done, total })
                : t('runningOpen', { done })}
          </p>
          <KeepUpToDate />
          <noscript>
            {reloads && <meta httpEquiv="refresh" content="5" />}
            <p className="acts mt-3">
              <a className="link" href={page}>
                {t('refresh')}
              </a>
              <a className="link" href={reloads ? page : `${page}?reload=1`}>
                {t(reloads ? 'still' : 'reload')}
              </a>
            </p>
          </noscript>
        </>
      )}
      <div role="status" className="font-semibold">
        {(state === 'interrupted' || state === 'stopped') && t(state)}
        {state === 'failed' && (error ? t('failedProgram', { error }) : t('failed'))}
      </div>
      {problems.length > 0 && (
        <ul className="mt-2 list-disc ps-6 text-note [overflow-wrap:anywhere]">
          {problems.map((problem) => (
            <li key={problem.en}>{problem[locale]}</li>
          ))}
        </ul>
      )}
      <div className={isQuiet ? undefined : 'acts mt-5'}>
        {isOn && <ActForm action={stopWork} hidden={hidden} label={t('stop')} />}
        {(state === 'interrupted' || state === 'stopped' || (state === 'failed' && problems.length === 0)) && (
          <ActForm action={resumeWork} hidden={hidden} label={t('again')} />
        )}
      </div>
    </section>
  );
}
