import { getFormatter, getTranslations } from 'next-intl/server';
import { ActForm } from '@/app/ui/ActForm';
import { ButtonLink } from '@/app/ui/Button';
import { ErrorSummary } from '@/app/ui/ErrorSummary';
import type { Locale } from '@/lib/i18n/routing';
import type { Batch, BatchItem } from '@/lib/store/index.ts';
import { Row, Rows } from '../../Rows';
import { cancelBatch, deleteBatch, repeatBatch, resumeBatch } from '../actions';
import { caseNames, megabytes, reached } from '../words';
import { KeepUpToDate } from './KeepUpToDate';

interface Props {
  batch: Batch;
  locale: Locale;
  /** Whether the page reloads itself where there are no scripts: only if its reader asked for it. */
  reloads: boolean;
  /** Somebody began it already. */
  problem: boolean;
}

/** How far a batch is, what can be done about it, and each of its cases. */
export async function Progress({ batch, locale, reloads, problem }: Props) {
  const t = await getTranslations('batch');
  const format = await getFormatter();
  const names = await caseNames();
  const page = `/${locale}/desk/batches/${batch.id}`;
  const far = reached(batch);
  const { state } = batch;
  const running = state === 'running';
  const hidden = { locale, id: batch.id };
  const size = (bytes: number) => `${format.number(megabytes(bytes))} MB`;
  const whole = batch.items.reduce((sum, item) => sum + item.size, 0);
  const said = (item: BatchItem) => t(`run.item.${item.state}`, { size: size(item.size) });
  return (
    <>
      {problem && !running && (
        <div className="mt-6">
          <ErrorSummary title={t('problem.busy')} errors={[{ href: '#progress', text: t(`state.${state}`, far) }]} />
        </div>
      )}
      <section id="progress" className="mt-7 max-w-[42rem]">
        {running && (
          <>
            <progress className="w-full" value={far.done} max={far.count} aria-label={t('run.progress')} />
            <p className="mt-2">{t('run.running', far)}</p>
            <KeepUpToDate />
            <noscript>
              {reloads && <meta httpEquiv="refresh" content="5" />}
              <p className="acts mt-3">
                <a className="link" href={page}>
                  {t('run.refresh')}
                </a>
                <a className="link" href={reloads ? page : `${page}?reload=1`}>
                  {t(reloads ? 'run.still' : 'run.reload')}
                </a>
              </p>
            </noscript>
          </>
        )}
        <p role="status" className="font-semibold">
          {!running && state !== 'draft' && t(`run.${state}`, far)}
        </p>
        {far.failed > 0 && !running && <p className="mt-1 text-note">{t('run.failed', { count: far.failed })}</p>}
        <div className="acts mt-5">
          {!running && far.made > 0 && (
            <ButtonLink href={`${page}/file`} download>
              {t('run.download', { made: far.made, size: size(whole) })}
            </ButtonLink>
          )}
          {running && <ActForm action={cancelBatch} hidden={hidden} label={t('run.cancel')} />}
          {!running && far.waiting > 0 && <ActForm action={resumeBatch} hidden={hidden} label={t('run.resume')} />}
          {state === 'done' && far.failed > 0 && (
            <ActForm action={resumeBatch} hidden={hidden} label={t('run.retry')} />
          )}
        </div>
      </section>
      <div className="mt-7">
        <Rows>
          {batch.items.map((item) => (
            <Row
              key={item.caseId}
              name={
                <a className="link" href={`/${locale}/desk/cases/${item.caseId}`}>
                  {names(item).filter(Boolean).join(' – ')}
                </a>
              }
              detail={said(item)}
            />
          ))}
        </Rows>
      </div>
      {!running && (
        <>
          <p className="mt-6 text-ink-2">
            {t('run.until', {
              date: format.dateTime(new Date(batch.until), { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </p>
          <div className="acts mt-3">
            <ActForm action={repeatBatch} hidden={hidden} label={t('run.again')} />
            <ActForm action={deleteBatch} hidden={hidden} label={t('run.delete')} />
          </div>
        </>
      )}
    </>
  );
}
