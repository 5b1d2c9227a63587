import type { ReactNode } from 'react';
import { signed } from '@/app/ui/signed';

/** Points for and against, with what they belong to. */
export function PointsTable({
  caption,
  head,
  weight,
  rows,
}: {
  caption: string;
  /** Heading of the first column. */
  head: string;
  /** Heading of the points. */
  weight: string;
  rows: readonly { readonly id: string; readonly label: ReactNode; readonly points: number }[];
}) {
  return (
    <table className="tbl">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className="n">
            {weight}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, points }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td className="n">{signed(points)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
