import type { Entry } from '@/lib/explain/index.ts';
import { Reference } from '../../sources/Reference.tsx';

/** A source: how it is cited and how it was read. */
export function SourceEntry({ entry: { item } }: { entry: Entry & { kind: 'source' } }) {
  return <Reference source={item} />;
}
