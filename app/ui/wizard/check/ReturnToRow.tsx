'use client';

import { useEffect } from 'react';

/** After a change the reader is back at the row it began from: marked, in sight, with the focus on its link. */
export function ReturnToRow() {
  useEffect(() => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row) return;
    // A step within the app does not make the row the :target.
    row.dataset.returned = '';
    row.scrollIntoView({ block: 'center' });
    row.querySelector('a')?.focus({ preventScroll: true });
  }, []);
  return null;
}
