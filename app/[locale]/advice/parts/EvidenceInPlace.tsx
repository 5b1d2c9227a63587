'use client';

import { useEffect } from 'react';

/**
 * Shows a piece of evidence where it is asked for: when a drawer opens, what its links lead to is copied below them. A link followed elsewhere opens the
 * fold that its target is in. Without this script a link leads to the list at the end of the page.
 */
export function EvidenceInPlace() {
  useEffect(() => {
    document.addEventListener('toggle', fill, true);
    window.addEventListener('hashchange', reveal);
    reveal();
    return () => {
      document.removeEventListener('toggle', fill, true);
      window.removeEventListener('hashchange', reveal);
    };
  }, []);
  return null;
}

function fill({ target }: Event): void {
  if (!(target instanceof HTMLDetailsElement) || !target.open || !target.classList.contains('src')) return;
  for (const link of target.querySelectorAll<HTMLAnchorElement>('.ev > li > a:only-child')) {
    const found = targetOf(link.hash);
    if (!found) continue;
    const copy = document.createElement('div');
    copy.append(...[...found.childNodes].map((node) => node.cloneNode(true)));
    link.after(copy);
    link.hidden = true;
  }
}

function reveal(): void {
  const found = targetOf(location.hash);
  const fold = found?.closest('details');
  if (!found || !fold || fold.open) return;
  fold.open = true;
  found.scrollIntoView();
}

function targetOf(hash: string): HTMLElement | null {
  return hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
}
