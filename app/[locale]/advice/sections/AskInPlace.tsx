'use client';

import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState, useTransition } from 'react';

interface AskInPlaceProps {
  /** Gives the answer to a key; null if there is none. */
  ask: (key: string) => Promise<ReactNode>;
  /** Said aloud while an answer is on its way. */
  looking: string;
  /** What was asked about with the address of the page. */
  asked: ReactNode;
  /** The form, which works by itself too. */
  children: ReactNode;
}

/**
 * Answers "what would have to be true" without loading the page again: for the form, and for every link of the page that asks. The answer gets the focus,
 * the address what was asked. If anything goes wrong the page is loaded as it would be without this script.
 */
export function AskInPlace({ ask, looking, asked, children }: AskInPlaceProps) {
  const [answer, setAnswer] = useState(asked);
  const [isLooking, start] = useTransition();
  const box = useRef<HTMLDivElement>(null);

  const isNew = useRef(false);

  const look = useCallback(
    (href: string) =>
      start(async () => {
        const key = new URL(href).searchParams.get('whatif') ?? '';
        const found = await ask(key).catch(() => null);
        if (!found) {
          location.assign(href);
          return;
        }
        // A price or law that is being tried stays.
        const address = new URL(location.href);
        address.searchParams.set('whatif', key);
        address.hash = new URL(href).hash;
        history.replaceState(history.state, '', address.href);
        // What is taken away speaks of what was asked, too.
        for (const file of document.querySelectorAll<HTMLAnchorElement>('a[download]')) {
          const address = new URL(file.href);
          address.searchParams.set('whatif', key);
          file.href = address.href;
        }
        const select = box.current?.querySelector('select');
        if (select) select.value = key;
        isNew.current = true;
        start(() => setAnswer(found));
      }),
    [ask],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another answer stands on the page
  useEffect(() => {
    if (isNew.current) box.current?.querySelector<HTMLElement>('.asked [tabindex]')?.focus();
    isNew.current = false;
  }, [answer]);

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link || event.defaultPrevented || link.hasAttribute('download')) return;
      const address = new URL(link.href, location.href);
      const key = address.searchParams.get('whatif');
      // Links to parts of the page carry what the address already asks.
      if (key === null || key === new URL(location.href).searchParams.get('whatif')) return;
      if (address.pathname !== location.pathname) return;
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      look(link.href);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [look]);

  const onSubmit = (event: FormEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const address = new URL(event.target.action);
    address.searchParams.set('whatif', String(new FormData(event.target).get('whatif')));
    look(address.href);
  };
  return (
    <div ref={box} onSubmit={onSubmit} aria-busy={isLooking}>
      {children}
      <p role="status" className="sr-only">
        {isLooking ? looking : ''}
      </p>
      {answer}
    </div>
  );
}
