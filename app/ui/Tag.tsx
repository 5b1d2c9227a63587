import type { ReactNode } from 'react';
import { cx } from './cx';

export interface TagProps {
  /** settled: no open answer can change it. open: one still can. divided: sources disagree. */
  kind: 'settled' | 'open' | 'divided' | 'plain';
  children: ReactNode;
}

/** A mark plus a word. */
export function Tag({ kind, children }: TagProps) {
  return <span className={cx('tag', kind !== 'plain' && kind)}>{children}</span>;
}
