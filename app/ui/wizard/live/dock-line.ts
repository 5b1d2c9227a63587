import type { At } from '@/lib/engine/index.ts';
import type { LineText } from '../panel';

/** The one line that fits a phone: what has just moved, else what the question is about, else the level. */
export function dockLine(lines: readonly LineText[], step: { readonly at: At; readonly chapter: string }): LineText {
  const just = lines.find((line) => line.moved);
  const { at, chapter } = step;
  const market = at.scope === 'market' ? lines.find((line) => line.key === `entry${at.index}`) : undefined;
  const carbon = at.scope === 'goods' || chapter === 'cbam' ? lines.find((line) => line.key === 'carbon') : undefined;
  return just ?? market ?? carbon ?? lines[0]!;
}
