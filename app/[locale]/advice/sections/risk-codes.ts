import type { RiskView } from '@/lib/advice/index.ts';

export interface CodedRisk {
  readonly risk: RiskView;
  readonly code: string;
}

const letter: Record<string, 'G' | 'I' | 'F'> = { generalEnvironment: 'G', industry: 'I', firm: 'F' };

/** "G1", "F2": letter of the group and a running number in the order of the list. */
export function codedRisks(risks: readonly RiskView[]): CodedRisk[] {
  const counts = new Map<string, number>();
  return risks.map((risk) => {
    const group = letter[risk.group] ?? 'F';
    const count = (counts.get(group) ?? 0) + 1;
    counts.set(group, count);
    return { risk, code: `${group}${count}` };
  });
}
