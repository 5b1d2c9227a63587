import type { ReasonView } from '@/lib/advice/index.ts';
import type { View } from '../view.ts';
import { ReasonItem } from './ReasonItem.tsx';

export function Reasons({ view, reasons }: { view: View; reasons: readonly ReasonView[] }) {
  return (
    <ul>
      {reasons.map((reason) => (
        <ReasonItem key={reason.rule} view={view} reason={reason} />
      ))}
    </ul>
  );
}
