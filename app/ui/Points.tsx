import { cx } from './cx';

/** Short statements of equal weight, each with a dash of buff. */
export function Points({ items, oneLine }: { items: string[]; oneLine?: boolean | undefined }) {
  return (
    <ul className={cx('points', oneLine && 'one-line')}>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
