/** Columns and rows of squares, and their pitch in px. */
const across = 20;
const pitch = 14;

/** A hundred squares: filled, where it stays; open, where something else comes first. */
export function Squares({ title, share }: { title: string; share: number }) {
  return (
    <div className="chart squares">
      <svg role="img" aria-label={title} width={across * pitch} height={5 * pitch} focusable="false">
        {Array.from({ length: 100 }, (_, index) => {
          const place = { x: (index % across) * pitch + 1, y: Math.floor(index / across) * pitch + 1 };
          return index < share ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a hundred equal squares
            <rect key={index} {...place} width="11" height="11" fill="var(--sea-4)" />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a hundred equal squares
            <rect key={index} {...place} width="10" height="10" fill="none" stroke="var(--note)" strokeWidth="1.4" />
          );
        })}
      </svg>
    </div>
  );
}
