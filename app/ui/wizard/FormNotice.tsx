import { useEffect, useRef } from 'react';

/** Why a page stayed where it was; takes the focus, so that it is seen and heard wherever the page stands. */
export function FormNotice({ text }: { text: string }) {
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <p
      ref={box}
      role="alert"
      tabIndex={-1}
      className="mb-6 max-w-[42rem] border-note border-s-4 bg-note-1 p-4 text-small"
    >
      {text}
    </p>
  );
}
