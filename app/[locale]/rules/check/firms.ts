import type { Finding, Verification, Witness } from '@/lib/verify/index.ts';

/** Name of a firm of a finding, for the form that opens it. */
export function firmName({ kind, record, about }: Finding, index: number): string {
  return [kind, record.kind, record.id, about, index].join('|');
}

export function firmsOf({ findings, accepted }: Verification): ReadonlyMap<string, Witness> {
  return new Map(
    [...findings, ...accepted].flatMap((finding) =>
      finding.firms.map((witness, index) => [firmName(finding, index), witness] as const),
    ),
  );
}
