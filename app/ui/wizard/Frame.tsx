import type { ReactNode } from 'react';
import { ProgressEdge } from '@/app/ui/ProgressEdge';
import { Shell } from '@/app/ui/Shell';
import type { CompiledBook, Profile } from '@/lib/engine/index.ts';
import type { Locale } from '@/lib/i18n/routing';
import { progress, type Step } from '@/lib/wizard/server.ts';
import { chapterName } from './names';
import type { Translate } from './translate';

export interface FrameProps {
  compiled: CompiledBook;
  profile: Profile;
  /** Step shown; null on pages around the questions. */
  step: Step | null;
  /** Where this page stands if it is none of the sections. */
  position?: string;
  locale: Locale;
  t: Translate;
  children: ReactNode;
}

/** Header with "save and leave", progress, and the page below. */
export function Frame({ compiled, profile, step, position, locale, t, children }: FrameProps) {
  const now = progress(compiled, profile, step);
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
