'use client';

import { useActionState } from 'react';
import { Button } from '@/app/ui/Button';
import { TextField } from '@/app/ui/Field';
import { CopyLink } from '@/app/ui/wizard/CopyLink';
import { FormNotice } from '@/app/ui/wizard/FormNotice';
import type { KeepState } from './actions';

interface Props {
  id: string;
  locale: string;
  /** Id of the case that the page shows. */
  caseId: string;
  action: (state: KeepState | null, form: FormData) => Promise<KeepState>;
  texts: { name: string; help: string; button: string; made?: string; link?: string; copy?: string; copied?: string };
  most: number;
}

/** A name and a button: makes a read-only link, or keeps a version. */
export function KeepForm({ id, locale, caseId, action, texts, most }: Props) {
  const [state, post, pending] = useActionState(action, null);
  return (
    <form action={post} className="mt-4 max-w-[42rem]">
      {state?.problem && <FormNotice key={state.attempt} text={state.problem} />}
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="case" value={caseId} />
      <TextField
        id={id}
        name="name"
        label={texts.name}
        help={texts.help}
        maxLength={most}
        defaultValue={state?.name}
        autoComplete="off"
      />
      <Button type="submit" quiet className="mt-4" aria-disabled={pending}>
        {texts.button}
      </Button>
      <span role="status" className="ms-4 text-small">
        {state?.done}
      </span>
      {state?.link && (
        <div role="status" className="mt-5 border-sea-4 border-s-4 bg-sea-1 p-4">
          <p className="font-semibold">{texts.made}</p>
          <CopyLink link={state.link} texts={{ label: texts.link!, copy: texts.copy!, copied: texts.copied! }} />
        </div>
      )}
    </form>
  );
}
