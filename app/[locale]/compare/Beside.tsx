import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import type { BesideGroup, BesideRow, BesideTable } from '@/lib/advice/index.ts';
import './compare.css';

/**
 * Rows by group, columns side by side, ≠ in front of what differs. On a phone the name of a row stands on a line of its own.
 * @param foldEqual what does not differ is folded at the end
 */
export function Beside({ table, foldEqual }: { table: BesideTable; foldEqual: boolean }) {
  const t = useTranslations('case.compare');
  const { columns, groups } = table;
  const rowsThat = (differ: boolean) =>
    groups
      .map((group) => ({ ...group, rows: group.rows.filter((row) => row.differs === differ) }))
      .filter(({ rows }) => rows.length > 0);
  const equal = rowsThat(false);
  const count = (isAnswers: boolean) =>
    groups.filter(({ id }) => (id === 'answers') === isAnswers).flatMap(({ rows }) => rows.filter((row) => row.differs))
      .length;
  return (
    <section className="beside" style={{ '--columns': columns.length } as CSSProperties} aria-label={t('table')}>
      {rowsThat(true).length === 0 && <p className="mt-6">{t('equal')}</p>}
      {foldEqual && rowsThat(true).length > 0 && (
        <p className="mt-6">{t('diff', { advice: count(false), answers: count(true) })}</p>
      )}
      <Groups table={table} groups={foldEqual ? rowsThat(true) : groups} />
      {foldEqual && equal.length > 0 && (
        <details className="more mt-7">
          <summary>
            <span className="link">{t('same', { count: equal.flatMap(({ rows }) => rows).length })}</span>
          </summary>
          <Groups table={table} groups={equal} />
        </details>
      )}
    </section>
  );
}

function Groups({ table, groups }: { table: BesideTable; groups: readonly BesideGroup[] }) {
  const t = useTranslations('case.compare');
  const name = ({ id, label }: BesideGroup) =>
    id === 'answers' ? t('answersOf', { section: label ?? '' }) : (label ?? t(`groups.${id}`));
  return groups.map((group) => (
    <div key={name(group)}>
      <h2 className="text-h3">{name(group)}</h2>
      <Rows table={table} rows={group.rows} label={name(group)} />
    </div>
  ));
}

function Rows({ table: { columns }, rows, label }: { table: BesideTable; rows: readonly BesideRow[]; label: string }) {
  const t = useTranslations('case.compare');
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: on phones the cells are laid out as a grid, which takes their roles away
    <table role="table">
      <caption className="sr-only">{label}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" className="name" />
          {columns.map((column) => (
            <th key={column.key} role="columnheader" scope="col">
              {column.label}
              {column.detail && <small>{column.detail}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.id} role="row" className={row.differs ? 'differs' : undefined}>
            <th role="rowheader" scope="row" className="name">
              {row.differs && (
                <span className="unequal" role="img" aria-label={t('differs')}>
                  ≠
                </span>
              )}{' '}
              {row.label ?? t(`rows.${row.id}` as 'rows.way')}
            </th>
            {row.cells.map((lines, index) => (
              <td key={columns[index]!.key} role="cell">
                <Lines lines={lines} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: as above
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  const t = useTranslations('case.compare');
  if (lines.length === 0) return <span className="text-ink-3">{t('empty')}</span>;
  if (lines.length === 1) return <>{lines[0]}</>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
