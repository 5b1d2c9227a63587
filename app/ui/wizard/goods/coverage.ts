import { coverage } from '@/lib/cbam/index.ts';
import { cbamLaw } from '@/lib/cbam/node.ts';
import type { Answers } from '@/lib/engine/index.ts';

export type Covered = 'covered' | 'partly' | 'watch' | 'outside' | 'unknown';

/** Whether the carbon border covers a good, by its code and, where that leaves it open, by its family. */
export function coveredBy({ cnCode, goodsFamily }: Answers): Covered {
  const byCode = cnCode?.state === 'given' ? coverage(cbamLaw(), String(cnCode.value)) : null;
  if (byCode && byCode !== 'partly') return byCode;
  if (goodsFamily?.state !== 'given') return byCode ?? 'unknown';
  if (goodsFamily.value === 'other') return 'outside';
  return goodsFamily.value === 'downstreamMetal' ? 'watch' : 'covered';
}
