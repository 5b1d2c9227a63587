'use client';

import { useEffect, useRef } from 'react';

export interface ErrorSummaryProps {
  /** How many places need a look. */
  title: string;
  /** Each leads to its field: `#` and the id of the control. */
  errors: { href: string; text: string }[];
}

/** Stands at the top of the form and takes the focus whenever the errors change. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const content = errors.map(({ href, text }) => href + text).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: new errors call for new focus
  useEffect(() => box.current?.focus(), [content]);
  if (errors.length === 0) return null;
  return (
    <div className="esum" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ href, text }) => (
          <li key={href + text}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
