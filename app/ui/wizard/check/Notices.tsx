import type { ReactNode } from 'react';
import type { ReviewRow } from '@/lib/wizard/server.ts';
import { placeName } from '../names';
import { changeLink, decisive, type Parts } from './parts';

/** What has no answer yet: the advice treats it as not sure. */
export function Missing({ rows, locale, t }: Parts & { rows: readonly ReviewRow[] }) {
  const missing = rows.filter((row) => row.state === 'missing');
  const first = missing[0];
  if (!first) return null;
  return (
    <Notice title={t('check.missing', { count: missing.length })} text={t('check.missingText')}>
      <p className="mt-1">
        <a href={`/${locale}/wizard/${first.step.id}`}>{t('check.goOn')}</a>
      </p>
    </Notice>
  );
}

/** Unsure answers first: which of them still matter, each with a way to answer it. */
export function Unsure({ rows, found, locale, t }: Parts & { rows: readonly ReviewRow[] }) {
  const unsure = rows.filter((row) => row.state === 'unsure');
  if (unsure.length === 0) return null;
  const matters = unsure.filter((row) => decisive(row).length > 0);
  const title =
    matters.length > 0
      ? t('check.matters', { unsure: unsure.length, count: matters.length })
      : t('check.mattersNone', { unsure: unsure.length });
  return (
    <Notice title={title} text={matters.length > 0 ? t('check.mattersText') : ''}>
      {matters.length > 0 && (
        <ul className="mt-2 grid gap-1">
          {matters.map((row) => (
            <li key={row.step.id} className="flex flex-wrap gap-x-3">
              <span>
                {row.step.question.label[locale]}
                {row.step.at.scope !== 'firm' &&
                  bracketed(placeName(found.compiled, found.record.profile, row.step.at, locale, t), locale)}
              </span>
              <a
                href={changeLink(locale, row.step.id)}
                aria-label={`${t('check.answerNow')}: ${row.step.question.label[locale]}`}
              >
                {t('check.answerNow')}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function bracketed(text: string, locale: Parts['locale']): string {
  return locale === 'zh' ? `（${text}）` : ` (${text})`;
}

function Notice({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="mt-6 max-w-[46rem] rounded-control border border-note bg-note-1 px-5 py-4">
      <h2 className="text-body">{title}</h2>
      {text && <p className="mt-0.5 text-small">{text}</p>}
      <div className="text-small">{children}</div>
    </section>
  );
}
