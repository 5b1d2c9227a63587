'use client';

import { useState } from 'react';
import { Button } from '@/app/ui/Button';
import { signInWithPasskey } from '@/app/ui/passkeys';
import { FormNotice } from '@/app/ui/wizard/FormNotice';

/** Signs in with a passkey of this device and goes on to `to`. */
export function PasskeyButton({
  to,
  texts,
}: {
  to: string;
  texts: { button: string; failed: string; noScript: string };
}) {
  const [attempt, setAttempt] = useState(0);
  return (
    <div className="mt-8 max-w-[42rem]">
      {attempt > 0 && <FormNotice key={attempt} text={texts.failed} />}
      <Button
        type="button"
        quiet
        className="[@media(scripting:none)]:hidden"
        onClick={() =>
          signInWithPasskey().then(
            () => window.location.assign(to),
            () => setAttempt((count) => count + 1),
          )
        }
      >
        {texts.button}
      </Button>
      <noscript>
        <p className="text-ink-2 text-small">{texts.noScript}</p>
      </noscript>
    </div>
  );
}
