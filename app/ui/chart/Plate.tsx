import type { ReactNode } from 'react';

/** The double chart frame, only ever around a map. `edged` draws the graduated edge on top. */
export function Plate({ children, edged }: { children: ReactNode; edged?: boolean | undefined }) {
  return (
    <div className="plate">
      <div>
        {edged && (
          <ol className="edge" aria-hidden="true">
            {Array.from({ length: 18 }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: eighteen equal fields
              <li key={index} />
            ))}
          </ol>
        )}
        {children}
      </div>
    </div>
  );
}
