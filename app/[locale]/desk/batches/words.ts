import { getTranslations } from 'next-intl/server';
import type { BatchItem, BatchLabel } from '@/lib/store/index.ts';

/** How far a batch is. */
export function reached({ count }: Pick<BatchLabel, 'count'>) {
  const done = count.made + count.failed;
  return { ...count, done, count: done + count.waiting };
}

/** What the cases of a batch are called: the client, then the case. */
export async function caseNames(): Promise<(item: BatchItem) => readonly string[]> {
  const t = await getTranslations('batch');
  return ({ caseId, clientName, label }) => [clientName ?? '', label || t('unnamed', { id: caseId.slice(0, 4) })];
}

/** Megabytes as a number to be written, never less than 0.1. */
export function megabytes(bytes: number): number {
  return Math.max(0.1, Math.round(bytes / 100_000) / 10);
}
