'use client';

import { useActionState } from 'react';
import type { SaveState } from '@/app/[locale]/wizard/actions';
import { Button } from '@/app/ui/Button';
import { FormNotice } from './FormNotice';
import type { FormWords } from './words';

export interface BlockFormProps {
  action: (state: SaveState | null, form: FormData) => Promise<SaveState>;
  hidden: Readonly<Record<string, string>>;
  words: Pick<FormWords['form'], 'conflict' | 'failed' | 'otherCase'>;
  buttons: readonly { intent: string; label: string; quiet?: boolean; link?: boolean; small?: boolean }[];
}

/** Buttons that add, remove or go on. */
export function BlockForm({ action, hidden, words, buttons }: BlockFormProps) {
  const [state, submit] = useActionState(action, null);
  const revision = Math.max(Number(hidden.revision), state?.revision ?? 0);
  return (
    <form action={submit}>
      {Object.entries({ ...hidden, revision: String(revision) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state?.notice && <FormNotice key={state.attempt} text={words[state.notice]} />}
      <div className="acts mt-7">
        {buttons.map(({ intent, label, quiet, link, small }) =>
          link ? (
            <button key={intent} type="submit" name="intent" value={intent} className="link min-h-12">
              {label}
            </button>
          ) : (
            <Button key={intent} type="submit" name="intent" value={intent} quiet={quiet} small={small}>
              {label}
            </Button>
          ),
        )}
      </div>
    </form>
  );
}
