'use client';

import { useState } from 'react';
import { Button } from '@/app/ui/Button';

/** The private link in a field to copy from; the button needs a script, the field does not. */
export function CopyLink({ link, texts }: { link: string; texts: { label: string; copy: string; copied: string } }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="mt-2 flex max-w-[42rem] flex-wrap gap-2.5">
      <input
        readOnly
        value={link}
        aria-label={texts.label}
        onFocus={(event) => event.target.select()}
        className="min-h-12 min-w-0 flex-[1_1_16rem] rounded-control border border-rule bg-paper px-3 text-small"
      />
      <Button
        type="button"
        quiet
        className="[@media(scripting:none)]:hidden"
        onClick={async () => {
          // Without a clipboard (plain http, or not allowed) the button goes on saying what it would do; the field is there to copy from.
          await navigator.clipboard?.writeText(link).then(
            () => setCopied(true),
            () => undefined,
          );
        }}
      >
        {copied ? texts.copied : texts.copy}
      </Button>
      <span role="status" className="sr-only">
        {copied ? texts.copied : ''}
      </span>
    </div>
  );
}
