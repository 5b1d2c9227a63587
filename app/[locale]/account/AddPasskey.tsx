'use client';

import { useState } from 'react';
import { Button } from '@/app/ui/Button';
import { TextField } from '@/app/ui/Field';
import { addPasskey } from '@/app/ui/passkeys';
import { FormNotice } from '@/app/ui/wizard/FormNotice';

interface Props {
  texts: { name: string; button: string; failed: string; noScript: string };
  most: number;
}

/** Makes a passkey on this device. */
export function AddPasskey({ texts, most }: Props) {
  const [attempt, setAttempt] = useState(0);
  const add = async (form: FormData) => {
    try {
      await addPasskey(String(form.get('name') ?? '').trim());
      window.location.reload();
    } catch {
      setAttempt((count) => count + 1);
    }
  };
  return (
    <>
      <form
        className="mt-4 grid max-w-[42rem] gap-4 [@media(scripting:none)]:hidden"
        onSubmit={(event) => {
          event.preventDefault();
          void add(new FormData(event.currentTarget));
        }}
      >
        {attempt > 0 && <FormNotice key={attempt} text={texts.failed} />}
        <TextField id="passkey-name" name="name" label={texts.name} maxLength={most} autoComplete="off" />
        <div>
          <Button type="submit" quiet>
            {texts.button}
          </Button>
        </div>
      </form>
      <noscript>
        <p className="mt-2 text-ink-2 text-small">{texts.noScript}</p>
      </noscript>
    </>
  );
}
