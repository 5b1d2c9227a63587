'use client';

import { useEffect } from 'react';

function onKey(event: KeyboardEvent) {
  const target = event.target instanceof Element ? event.target : null;
  const typing = target?.closest('input:not([type=radio],[type=checkbox]),textarea,select');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
  const rows = document.querySelector('.opts')?.querySelectorAll<HTMLInputElement>('.opt > input');
  const row = rows?.[Number(event.key) - 1];
  row?.focus();
  row?.click();
}

/** "None of these" and "not sure" go with no other row. */
function onChange(event: Event) {
  const row = event.target;
  if (!(row instanceof HTMLInputElement) || row.type !== 'checkbox' || !row.checked) return;
  for (const other of row.closest('.opts')?.querySelectorAll<HTMLInputElement>('.opt > input') ?? []) {
    const apart = 'exclusive' in row.dataset || 'exclusive' in other.dataset;
    if (other !== row && apart) other.checked = false;
  }
}

/** Keys 1 to 9 choose the rows of the page's first OptionList; exclusive rows clear the others. Renders nothing. */
export function OptionBehaviour() {
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    // Capturing: handlers of the form already see the cleared rows.
    document.addEventListener('change', onChange, true);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('change', onChange, true);
    };
  }, []);
  return null;
}
