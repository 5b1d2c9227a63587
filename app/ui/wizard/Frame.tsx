import type { ReactNode } from 'react';
import { undoChange } from '@/app/[locale]/wizard/actions';
import type { CurrentCase } from '@/app/[locale]/wizard/case';
import { ProgressEdge } from '@/app/ui/ProgressEdge';
import { Shell } from '@/app/ui/Shell';
import type { Locale } from '@/lib/i18n/routing';
import { progress, type Step } from '@/lib/wizard/server.ts';
import { chapterName } from './names';
import type { Translate } from './translate';

export interface FrameProps {
  found: CurrentCase;
  /** Step shown; null on pages around the questions. */
  step: Step | null;
  /** Where this page stands if it is none of the sections. */
  position?: string;
  locale: Locale;
  t: Translate;
  children: ReactNode;
}

/** Header with "save and leave", progress, and the page below. */
export function Frame({ found, step, position, locale, t, children }: FrameProps) {
  const { compiled, record, place } = found;
  const now = progress(compiled, record.profile, step);
  const core = step === null || step.list === 'core';
  const left =
    now.questionsLeft === 0
      ? t('progress.done')
      : now.minutesLeft <= 1
        ? t('progress.lastMinute')
        : t('progress.left', { minutes: now.minutesLeft });
  const inside =
    now.chapter > 0 ? t('progress.position', { number: now.chapter, count: now.chapterCount }) : t('progress.extra');
  return (
    <Shell
      headerExtra={
        place.undo && (
          <form action={undoChange}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="case" value={found.key.id} />
            <input type="hidden" name="revision" value={record.revision} />
            <button type="submit" className="top-link" title={t('header.undoHelp')}>
              {t('header.undo')}
            </button>
          </form>
        )
      }
      actions={[{ href: `/${locale}/wizard/save`, label: t('header.save') }]}
      below={
        <ProgressEdge
          label={t('progress.label')}
          position={position ?? (core ? inside : t('progress.extra'))}
          left={left}
          sections={now.chapters.map(({ id, label, seconds, share, state }) => ({
            id,
            label: chapterName(id, label[locale], t),
            minutes: seconds / 60,
            state: state === 'now' ? 'current' : state === 'ahead' ? 'left' : state,
            progress: share,
          }))}
        />
      }
    >
      {children}
    </Shell>
  );
}
