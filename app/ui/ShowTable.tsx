import { useTranslations } from 'next-intl';

export interface ShowTableProps {
  caption: string;
  head: string[];
  rows: (string | number)[][];
  /** Columns that hold figures, counted from 0. */
  figures?: number[];
  /** Where the same table can be had as a file. */
  download?: { href: string; label: string };
}

/** The table behind a chart, one tap away. */
export function ShowTable({ caption, head, rows, figures = [], download }: ShowTableProps) {
  const t = useTranslations('common.chart');
  const align = (column: number) => (figures.includes(column) ? 'n' : undefined);
  return (
    <details className="more">
      <summary>
        <span className="link">{t('showTable')}</span>
      </summary>
      <table className="tbl">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((title, column) => (
              <th key={title} scope="col" className={align(column)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join()}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={head[column]} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={head[column]} className={align(column)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {download && (
        <p className="text-small">
          <a href={download.href}>{download.label}</a>
        </p>
      )}
    </details>
  );
}
