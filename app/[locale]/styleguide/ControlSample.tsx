'use client';

import { Control } from '@/app/ui/wizard/Control';
import type { Shown } from '@/app/ui/wizard/check-form';
import { Mistake } from '@/app/ui/wizard/Mistake';
import type { ControlProps } from '@/app/ui/wizard/types';

export type ControlSampleProps = Omit<ControlProps, 'live' | 'describedBy' | 'invalid' | 'notes'> & {
  /** What is wrong with what stands in the field. */
  readonly mistake: Shown | null;
};

/** A question's fields as the wizard draws them; nothing is sent. */
export function ControlSample({ mistake, ...props }: ControlSampleProps) {
  const { question, locale, words, currency, prefix, values } = props;
  const notes = mistake && (
    <Mistake
      id={`${prefix}error`}
      mistake={mistake}
      onRepair={() => undefined}
      {...{ question, words, locale, currency }}
    />
  );
  return (
    <form className="min-w-0">
      <fieldset className="group/question min-w-0">
        <legend className="font-semibold" id={`${prefix}question`}>
          {question.label[locale]}
        </legend>
        <Control
          {...props}
          live={values}
          describedBy={mistake ? `${prefix}error` : undefined}
          invalid={mistake?.field ?? null}
          notes={notes}
        />
      </fieldset>
    </form>
  );
}
