import { labLimits, type Mapping } from '@/lib/lab/server.ts';

/** Columns that the page of a mapping lists; a file with more is mapped by a saved mapping. */
export const mostColumnsShown = 300;

/**
 * The mapping that a form says: what it does not list stays as it was. What a column may be is checked when the file is read.
 *
 * @returns the name of what is wrong if it cannot be one
 */
export function mappingOf(form: FormData, before: Mapping): Mapping | 'year' | 'factor' | 'pasted' {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const pasted = text('pasted');
  if (pasted !== '') return pasted.length > labLimits.pasted ? 'pasted' : parsed(pasted);
  const asOf = Number(text('asOf'));
  if (!/^\d{4}$/.test(text('asOf')) || asOf < 1900 || asOf > 2100) return 'year';
  let isWrong = false;
  const columns = before.columns.map((column, index) => {
    if (!form.has(`to-${index}`)) return column;
    const { factor: _, ...rest } = column;
    const factor = text(`factor-${index}`).replace(/[,，\s]/g, '');
    if (factor !== '' && !(Number(factor) > 0 && Number.isFinite(Number(factor)))) isWrong = true;
    return {
      ...rest,
      to: nameIn(text(`to-${index}`)),
      ...(factor === '' || factor === '1' ? {} : { factor: Number(factor) }),
    };
  });
  if (isWrong) return 'factor';
  return { ...before, asOf, badCells: text('badCells') === 'reject' ? 'reject' : 'unknown', columns };
}

/** The name of a column: before the sign that parts it from its label, if both were taken from the list. */
function nameIn(typed: string): string | null {
  return typed.split(/\s*[|｜]\s*/)[0]!.trim() || null;
}

function parsed(text: string): Mapping | 'pasted' {
  try {
    const mapping = JSON.parse(text) as Mapping | null;
    const isOne =
      typeof mapping?.asOf === 'number' &&
      Array.isArray(mapping.columns) &&
      mapping.columns.every(
        (column) => typeof column?.header === 'string' && (column.to === null || typeof column.to === 'string'),
      );
    return isOne ? mapping : 'pasted';
  } catch {
    return 'pasted';
  }
}
