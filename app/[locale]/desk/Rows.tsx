import type { ReactNode } from 'react';

/** Things one below the other, each with what can be done about it. */
export function Rows({ children }: { children: ReactNode }) {
  return <ul className="mt-3 max-w-[52rem] border-line border-t">{children}</ul>;
}

export function Row({ name, detail, children }: { name: ReactNode; detail?: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b py-3">
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <b>{name}</b>
        {detail && <small className="block text-ink-2">{detail}</small>}
      </span>
      {children && <span className="acts">{children}</span>}
    </li>
  );
}
