'use client';

import { useEffect } from 'react';

/** Says a change aloud through the live region of the wizard's layout, which stays when the page changes. */
export function Announce({ text }: { text: string | null }) {
  useEffect(() => {
    const region = document.getElementById('wizard-status');
    if (region) region.textContent = text ?? '';
  }, [text]);
  return null;
}
