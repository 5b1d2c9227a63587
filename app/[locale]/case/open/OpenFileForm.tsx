'use client';

import { useActionState } from 'react';
import { Button } from '@/app/ui/Button';
import { FormNotice } from '@/app/ui/wizard/FormNotice';
import { openFile } from '../actions';

interface Props {
  locale: string;
  texts: { choose: string; open: string; without: string };
}

/** A file to choose; if some of it cannot be read, the lines that say so and a button for the rest. */
export function OpenFileForm({ locale, texts }: Props) {
  const [state, post] = useActionState(openFile, null);
  return (
    <>
      {state?.problem && (
        <div className="mt-7">
          <FormNotice key={state.attempt} text={state.problem} />
          {state.problems && (
            <ul className="points mb-6 max-w-[42rem] text-small [overflow-wrap:anywhere]">
              {state.problems.slice(0, 12).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      {state?.text && (
        <form action={post} className="mb-6">
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="text" value={state.text} />
          <Button type="submit" quiet>
            {texts.without}
          </Button>
        </form>
      )}
      <form action={post} className="mt-7 max-w-[42rem]">
        <input type="hidden" name="locale" value={locale} />
        <div className="field">
          <label htmlFor="file">{texts.choose}</label>
          <input
            id="file"
            name="file"
            type="file"
            accept=".json,.yaml,.yml,application/json"
            className="min-h-12 w-full rounded-control border border-rule bg-paper p-2.5"
          />
        </div>
        <Button type="submit" className="mt-4">
          {texts.open}
        </Button>
      </form>
    </>
  );
}
