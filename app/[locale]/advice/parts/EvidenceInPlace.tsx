'use client';

import { useEffect } from 'react';

/**
 * Shows what a line rests on where it is asked for: a link below a line opens what it leads to in place, and in an open drawer each piece of evidence stands
 * in full. A link followed elsewhere opens the fold that its target is in. Without this script a link leads to the lists at the end of the page.
 */
export function EvidenceInPlace() {
  useEffect(() => {
    document.addEventListener('toggle', onToggle, true);
    document.addEventListener('click', onClick);
    window.addEventListener('hashchange', reveal);
    for (const link of document.querySelectorAll(basisLinks)) link.setAttribute('aria-expanded', 'false');
    reveal();
    return () => {
      document.removeEventListener('toggle', onToggle, true);
      document.removeEventListener('click', onClick);
      window.removeEventListener('hashchange', reveal);
    };
  }, []);
  return null;
}

const basisLinks = '.src > a[href^="#"]';

function onToggle({ target }: Event): void {
  if (target instanceof HTMLElement && target.matches('.src[open]')) fill(target);
}

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(basisLinks) : null;
  const found = link && targetOf(link.hash)?.querySelector('.drawer');
  if (!link || !found || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const own = link.parentElement!;
  const isOpen = own.lastElementChild!.classList.contains('drawer');
  if (isOpen) own.lastElementChild!.remove();
  else {
    own.append(found.cloneNode(true));
    fill(own);
  }
  link.setAttribute('aria-expanded', String(!isOpen));
}

/** Puts each piece of evidence in place of the link to it. */
function fill(drawer: HTMLElement): void {
  for (const link of drawer.querySelectorAll<HTMLAnchorElement>('.ev > li > a:only-child')) {
    const found = targetOf(link.hash);
    if (!found) continue;
    const copy = document.createElement('div');
    copy.append(...[...found.childNodes].map((node) => node.cloneNode(true)));
    link.after(copy);
    link.hidden = true;
  }
}

/** Opens every fold around what the address names, the innermost first. */
function reveal(): void {
  const found = targetOf(location.hash);
  for (let fold = shutAround(found); fold; fold = shutAround(found)) {
    fold.open = true;
    found!.scrollIntoView();
  }
}

function shutAround(found: HTMLElement | null) {
  return found?.closest<HTMLDetailsElement>('details:not([open])');
}

function targetOf(hash: string): HTMLElement | null {
  return hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
}
